#include "tests/ledger/fault_disk.h"

#include <sqlite3.h>

#include <cstddef>
#include <new>
#include <stdexcept>

namespace balcao::test {

namespace {

FaultDisk* the_disk = nullptr;
sqlite3_vfs* real = nullptr;
sqlite3_vfs shim{};

/// SQLite gives one block of memory per file: ours, and behind it the real one's.
struct FaultFile {
    sqlite3_file base{};
    sqlite3_file* inner{};
};

sqlite3_file* innerOf(sqlite3_file* file) {
    return reinterpret_cast<FaultFile*>(file)->inner;
}

/// Passes a call on as it is.
template <auto method>
struct Forward;

template <typename... Args, int (*sqlite3_io_methods::*method)(sqlite3_file*, Args...)>
struct Forward<method> {
    static int call(sqlite3_file* file, Args... args) {
        sqlite3_file* const inner = innerOf(file);
        return (inner->pMethods->*method)(inner, args...);
    }
};

int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    if (the_disk->is_full()) {
        return SQLITE_FULL;
    }
    return Forward<&sqlite3_io_methods::xWrite>::call(file, bytes, count, offset);
}

int sync(sqlite3_file* file, int flags) {
    ++the_disk->syncs;
    if (the_disk->failing_sync > 0 && --the_disk->failing_sync == 0) {
        return SQLITE_IOERR_FSYNC;
    }
    return Forward<&sqlite3_io_methods::xSync>::call(file, flags);
}

void shmBarrier(sqlite3_file* file) {
    innerOf(file)->pMethods->xShmBarrier(innerOf(file));
}

const sqlite3_io_methods kMethods{
    .iVersion = 2,  // no memory maps
    .xClose = Forward<&sqlite3_io_methods::xClose>::call,
    .xRead = Forward<&sqlite3_io_methods::xRead>::call,
    .xWrite = write,
    .xTruncate = Forward<&sqlite3_io_methods::xTruncate>::call,
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
    auto* const ours = new (file) FaultFile{};
    ours->inner = reinterpret_cast<sqlite3_file*>(ours + 1);
    const int code = real->xOpen(real, name, ours->inner, flags, out_flags);
    if (ours->inner->pMethods != nullptr) {
        ours->base.pMethods = &kMethods;
    }
    return code;
}

}  // namespace

FaultDisk::FaultDisk() {
    if (the_disk != nullptr) {
        throw std::logic_error{"one FaultDisk at a time"};
    }
    the_disk = this;
    real = sqlite3_vfs_find(nullptr);
    shim = *real;
    shim.zName = "fault_disk";
    shim.pNext = nullptr;
    shim.szOsFile = static_cast<int>(sizeof(FaultFile)) + real->szOsFile;
    shim.xOpen = open;
    sqlite3_vfs_register(&shim, 1);
}

FaultDisk::~FaultDisk() {
    sqlite3_vfs_unregister(&shim);
    sqlite3_vfs_register(real, 1);
    the_disk = nullptr;
}

}  // namespace balcao::test
