# The static PCRE of packaging/windows/build-libraries, under the name by which Poco asks for it.
include(FindPackageHandleStandardArgs)
find_path(PCRE_INCLUDE_DIR pcre.h)
find_library(PCRE_LIBRARY pcre)
find_package_handle_standard_args(PCRE REQUIRED_VARS PCRE_LIBRARY PCRE_INCLUDE_DIR)
if(PCRE_FOUND AND NOT TARGET Pcre::Pcre)
    add_library(Pcre::Pcre STATIC IMPORTED)
    set_target_properties(Pcre::Pcre PROPERTIES
        IMPORTED_LOCATION "${PCRE_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${PCRE_INCLUDE_DIR}")
endif()
