#include "tests/ledger/crash_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <filesystem>

namespace balcao::test {

namespace {

constexpr std::size_t kSector = 512;

bool isSharedMemory(std::string_view file) {
    return file.ends_with("-shm");
}

void put(DiskImage& disk, const std::string& file, std::size_t offset, std::string_view bytes) {
    std::string& content = disk[file];
    if (content.size() < offset + bytes.size()) {
        content.resize(offset + bytes.size(), '\0');
    }
    content.replace(offset, bytes.size(), bytes);
}

}  // namespace

/// Follows the record: what is surely on the disk, and what waits for a sync.
class CrashDisk::Player {
public:
    void play(const Operation& operation) {
        switch (operation.kind) {
            case Kind::write:
            case Kind::truncate:
                pending_.push_back(&operation);
                return;
            case Kind::sync:
                std::erase_if(pending_, [&](const Operation* one) {
                    if (one->file != operation.file) {
                        return false;
                    }
                    apply(durable_, *one);
                    return true;
                });
                return;
            case Kind::remove:
                durable_.erase(operation.file);
                std::erase_if(pending_, [&](const Operation* one) {
                    return one->file == operation.file;
                });
                return;
            case Kind::acknowledge:
                acknowledged_ = std::max(acknowledged_, operation.number);
                return;
        }
    }

    std::int64_t acknowledged() const { return acknowledged_; }

    DiskImage diskAfter(Unsynced unsynced, std::mt19937_64& random) const {
        DiskImage disk = durable_;
        for (const Operation* const one : pending_) {
            const bool is_luck = (random() & 1U) != 0;
            if (unsynced == Unsynced::torn && one->kind == Kind::write) {
                tear(disk, *one, random);
            } else if (unsynced == Unsynced::kept || (unsynced != Unsynced::dropped && is_luck)) {
                apply(disk, *one);
            }
        }
        return disk;
    }

private:
    static void apply(DiskImage& disk, const Operation& one) {
        if (one.kind == Kind::truncate) {
            disk[one.file].resize(static_cast<std::size_t>(one.number), '\0');
        } else {
            put(disk, one.file, static_cast<std::size_t>(one.number), one.bytes);
        }
    }

    static void tear(DiskImage& disk, const Operation& one, std::mt19937_64& random) {
        const auto offset = static_cast<std::size_t>(one.number);
        const std::string_view bytes{one.bytes};
        for (std::size_t from = 0; from < bytes.size();) {
            const std::size_t length =
                std::min(bytes.size() - from, kSector - (offset + from) % kSector);
            if ((random() & 1U) != 0) {
                put(disk, one.file, offset + from, bytes.substr(from, length));
            }
            from += length;
        }
    }

    DiskImage durable_;
    std::vector<const Operation*> pending_;
    std::int64_t acknowledged_{0};
};

void CrashDisk::record(const std::string& path) {
    const Lock lock{mutex_};
    path_ = path;
    is_recording_ = true;
}

void CrashDisk::stop() {
    const Lock lock{mutex_};
    is_recording_ = false;
}

void CrashDisk::acknowledge(std::int64_t what) {
    const Lock lock{mutex_};
    operations_.push_back({.kind = Kind::acknowledge, .file = {}, .number = what, .bytes = {}});
}

void CrashDisk::cutEverywhere(unsigned seeds, const std::function<bool(const PowerCut&)>& look)
    const {
    std::vector<Operation> operations;
    {
        const Lock lock{mutex_};
        operations = operations_;
    }
    Player player;
    for (std::size_t i = 0; i < operations.size(); ++i) {
        const Kind kind = operations[i].kind;
        if (kind != Kind::sync) {
            player.play(operations[i]);
        }
        if (kind == Kind::sync || kind == Kind::acknowledge) {
            for (const auto unsynced :
                 {Unsynced::kept, Unsynced::dropped, Unsynced::some, Unsynced::torn}) {
                const bool is_random = unsynced == Unsynced::some || unsynced == Unsynced::torn;
                for (unsigned seed = 0; seed < (is_random ? seeds : 1U); ++seed) {
                    std::mt19937_64 random{seed * operations.size() + i};
                    const DiskImage disk = player.diskAfter(unsynced, random);
                    if (!look({i, player.acknowledged(), unsynced, disk})) {
                        return;
                    }
                }
            }
        }
        if (kind == Kind::sync) {
            player.play(operations[i]);
        }
    }
}

std::size_t CrashDisk::syncCount() const {
    const Lock lock{mutex_};
    return static_cast<std::size_t>(std::ranges::count(operations_, Kind::sync, &Operation::kind));
}

void CrashDisk::note(
    Kind kind, std::string_view file, std::int64_t number, std::string_view bytes
) {
    const Lock lock{mutex_};
    if (is_recording_ && file.starts_with(path_) && !isSharedMemory(file)) {
        operations_.push_back(
            {.kind = kind,
             .file = std::filesystem::path{file}.filename().string(),
             .number = number,
             .bytes = std::string{bytes}}
        );
    }
}

std::optional<int> CrashDisk::onWrite(
    std::string_view file, std::string_view bytes, std::int64_t offset
) {
    note(Kind::write, file, offset, bytes);
    return std::nullopt;
}

std::optional<int> CrashDisk::onTruncate(std::string_view file, std::int64_t size) {
    note(Kind::truncate, file, size, {});
    return std::nullopt;
}

std::optional<int> CrashDisk::onSync(std::string_view file) {
    note(Kind::sync, file, 0, {});
    return SQLITE_OK;
}

bool CrashDisk::onDelete(std::string_view file) {
    note(Kind::remove, file, 0, {});
    return false;
}

}  // namespace balcao::test
