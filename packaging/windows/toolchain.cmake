# Cross-compiles for Windows x64 with Debian's mingw-w64 (posix threads: std::thread and std::mutex work).
# BALCAO_WINDOWS_LIBS is the prefix that packaging/windows/build-libraries made and prints.
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(balcao_triplet x86_64-w64-mingw32)

set(CMAKE_C_COMPILER ${balcao_triplet}-gcc-posix)
set(CMAKE_CXX_COMPILER ${balcao_triplet}-g++-posix)
set(CMAKE_RC_COMPILER ${balcao_triplet}-windres)
set(CMAKE_MC_COMPILER /usr/bin/${balcao_triplet}-windmc) # Poco wants it, as a full path
set(CMAKE_AR ${balcao_triplet}-ar)
set(CMAKE_RANLIB ${balcao_triplet}-ranlib)

if(NOT BALCAO_WINDOWS_LIBS)
    set(BALCAO_WINDOWS_LIBS $ENV{BALCAO_WINDOWS_LIBS})
endif()
set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES BALCAO_WINDOWS_LIBS)
set(CMAKE_FIND_ROOT_PATH ${BALCAO_WINDOWS_LIBS} /usr/${balcao_triplet})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
set(OPENSSL_USE_STATIC_LIBS ON)
set(ZLIB_USE_STATIC_LIBS ON)

# 0x0A00 = Windows 10. include-forward holds the headers that Poco spells with capitals.
# PCRE_STATIC: without it Poco would look for the functions of pcre in a DLL.
set(balcao_flags "-D_WIN32_WINNT=0x0A00 -DPCRE_STATIC -isystem ${BALCAO_WINDOWS_LIBS}/include-forward")
set(CMAKE_C_FLAGS_INIT "${balcao_flags}")
set(CMAKE_CXX_FLAGS_INIT "${balcao_flags}")
# gcc links the stack protector's functions only when told of it here too.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-static -fstack-protector-strong")
