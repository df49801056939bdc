#pragma once

#include "common/base/mutex.h"
#include "tests/ledger/watched_disk.h"

#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace balcao::test {

/// What may be on a disk after the power went: the bytes of each file, by its name.
using DiskImage = std::map<std::string, std::string>;

/// What a power cut does to the writes that no sync has made sure of.
enum class Unsynced : std::uint8_t {
    kept,     // all had arrived
    dropped,  // none had
    some,     // any of them, in any order
    torn,     // any of their sectors of 512 bytes
};

/// The moment of a power cut and the disk that it leaves.
struct PowerCut {
    std::size_t at{};             // which operation of the record did not happen any more
    std::int64_t acknowledged{};  // the last acknowledge() before it
    Unsynced unsynced{};
    const DiskImage& disk;
};

/// Writes down what SQLite does to the files of one folder, and shows every disk that a power cut
/// could leave. A removed file is gone at once, which is the harsher case for who removes it too
/// early; the shared memory file is left out, because it never survives a reboot.
class CrashDisk final : public WatchedDisk {
public:
    /// From now on writes down what happens to files whose path begins so. Syncs are written down
    /// and not made: the time is needed for more states.
    void record(const std::string& path);

    /// Nothing is written down any more.
    void stop();

    /// Somebody was told that all until here is stored.
    void acknowledge(std::int64_t what);

    /// Shows the disks: cuts before each sync and after each acknowledgement, each with all four
    /// fates of what was not synced, the random two `seeds` times. Ends when `look` says false.
    void cutEverywhere(unsigned seeds, const std::function<bool(const PowerCut&)>& look) const;

    std::size_t syncCount() const;

    std::optional<int> onWrite(std::string_view file, std::string_view bytes, std::int64_t offset)
        override;
    std::optional<int> onTruncate(std::string_view file, std::int64_t size) override;
    std::optional<int> onSync(std::string_view file) override;
    bool onDelete(std::string_view file) override;

private:
    enum class Kind : std::uint8_t { write, truncate, sync, remove, acknowledge };

    struct Operation {
        Kind kind{};
        std::string file;
        std::int64_t number{};  // offset, size or what was acknowledged
        std::string bytes;
    };

    class Player;

    void note(Kind kind, std::string_view file, std::int64_t number, std::string_view bytes);

    mutable Mutex mutex_;
    bool is_recording_ BALCAO_GUARDED_BY(mutex_){false};
    std::string path_ BALCAO_GUARDED_BY(mutex_);
    std::vector<Operation> operations_ BALCAO_GUARDED_BY(mutex_);
};

}  // namespace balcao::test
