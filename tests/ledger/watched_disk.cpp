#include "tests/ledger/watched_disk.h"

#include <sqlite3.h>

#include <cstddef>
#include <new>
#include <stdexcept>

namespace balcao::test {

namespace {

WatchedDisk* the_disk = nullptr;
sqlite3_vfs* real = nullptr;
sqlite3_vfs shim{};

/// SQLite gives one block of memory per file: ours, and behind it the real one's.
struct WatchedFile {
    sqlite3_file base{};
    sqlite3_file* inner{};
    const char* name{};  // SQLite keeps it for as long as the file is open
};

WatchedFile& ours(sqlite3_file* file) {
    return *reinterpret_cast<WatchedFile*>(file);
}

std::string_view nameOf(sqlite3_file* file) {
    const char* const name = ours(file).name;
    return name == nullptr ? std::string_view{} : std::string_view{name};
}

/// Passes a call on as it is.
template <auto method>
struct Forward;

template <typename... Args, int (*sqlite3_io_methods::*method)(sqlite3_file*, Args...)>
struct Forward<method> {
    static int call(sqlite3_file* file, Args... args) {
        sqlite3_file* const inner = ours(file).inner;
        return (inner->pMethods->*method)(inner, args...);
    }
};

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    const std::string_view text{static_cast<const char*>(bytes), static_cast<std::size_t>(count)};
    const auto answer = the_disk->onWrite(nameOf(file), text, offset);
    return answer ? *answer
                  : Forward<&sqlite3_io_methods::xWrite>::call(file, bytes, count, offset);
}

int truncate(sqlite3_file* file, sqlite3_int64 size) {
    const auto answer = the_disk->onTruncate(nameOf(file), size);
    return answer ? *answer : Forward<&sqlite3_io_methods::xTruncate>::call(file, size);
}

int sync(sqlite3_file* file, int flags) {
    const auto answer = the_disk->onSync(nameOf(file));
    return answer ? *answer : Forward<&sqlite3_io_methods::xSync>::call(file, flags);
}

void shmBarrier(sqlite3_file* file) {
    ours(file).inner->pMethods->xShmBarrier(ours(file).inner);
}

const sqlite3_io_methods kMethods{
    .iVersion = 2,  // no memory maps
    .xClose = Forward<&sqlite3_io_methods::xClose>::call,
    .xRead = Forward<&sqlite3_io_methods::xRead>::call,
    .xWrite = write,
    .xTruncate = truncate,
    .xSync = sync,
    .xFileSize = Forward<&sqlite3_io_methods::xFileSize>::call,
    .xLock = Forward<&sqlite3_io_methods::xLock>::call,
    .xUnlock = Forward<&sqlite3_io_methods::xUnlock>::call,
    .xCheckReservedLock = Forward<&sqlite3_io_methods::xCheckReservedLock>::call,
    .xFileControl = Forward<&sqlite3_io_methods::xFileControl>::call,
    .xSectorSize = Forward<&sqlite3_io_methods::xSectorSize>::call,
    .xDeviceCharacteristics = Forward<&sqlite3_io_methods::xDeviceCharacteristics>::call,
    .xShmMap = Forward<&sqlite3_io_methods::xShmMap>::call,
    .xShmLock = Forward<&sqlite3_io_methods::xShmLock>::call,
    .xShmBarrier = shmBarrier,
    .xShmUnmap = Forward<&sqlite3_io_methods::xShmUnmap>::call,
    .xFetch = nullptr,
    .xUnfetch = nullptr};

int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    auto* const watched = new (file) WatchedFile{};
    watched->inner = reinterpret_cast<sqlite3_file*>(watched + 1);
    watched->name = name;
    const int code = real->xOpen(real, name, watched->inner, flags, out_flags);
    if (watched->inner->pMethods != nullptr) {
        watched->base.pMethods = &kMethods;
    }
    return code;
}

int remove(sqlite3_vfs*, const char* name, int must_sync_folder) {
    const bool may_sync = the_disk->onDelete(name);
    return real->xDelete(real, name, may_sync ? must_sync_folder : 0);
}

}  // namespace

WatchedDisk::WatchedDisk() {
    if (the_disk != nullptr) {
        throw std::logic_error{"one watched disk at a time"};
    }
    the_disk = this;
    real = sqlite3_vfs_find(nullptr);
    shim = *real;
    shim.zName = "watched_disk";
    shim.pNext = nullptr;
    shim.szOsFile = static_cast<int>(sizeof(WatchedFile)) + real->szOsFile;
    shim.xOpen = open;
    shim.xDelete = remove;
    sqlite3_vfs_register(&shim, 1);
}

WatchedDisk::~WatchedDisk() {
    sqlite3_vfs_unregister(&shim);
    sqlite3_vfs_register(real, 1);
    the_disk = nullptr;
}

}  // namespace balcao::test
