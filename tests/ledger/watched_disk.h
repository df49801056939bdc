#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace balcao::test {

/// Stands between SQLite and the disk: while one exists, every SQLite file of this process is
/// opened through it. One at a time; make it before the ledger, end it after.
///
/// Each hook is asked before the disk is, on the thread that uses the file. What it returns is
/// answered to SQLite (a SQLITE_... code) and the disk is left alone; nothing lets the call pass.
/// `file` is the path, empty for a file without a name.
class WatchedDisk {
public:
    WatchedDisk();
    virtual ~WatchedDisk();
    WatchedDisk(const WatchedDisk&) = delete;
    WatchedDisk(WatchedDisk&&) = delete;
    WatchedDisk& operator=(const WatchedDisk&) = delete;
    WatchedDisk& operator=(WatchedDisk&&) = delete;

    virtual std::optional<int> onWrite(
        std::string_view file, std::string_view bytes, std::int64_t offset
    ) = 0;
    virtual std::optional<int> onTruncate(std::string_view file, std::int64_t size) = 0;
    virtual std::optional<int> onSync(std::string_view file) = 0;
    /// The file is then removed. True: and its folder is synced, if SQLite wants it.
    virtual bool onDelete(std::string_view file) = 0;
};

}  // namespace balcao::test
