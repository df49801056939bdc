#include "agent/ledger/backup.h"

#include "agent/ledger/database.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <system_error>

namespace balcao {

namespace {

constexpr std::string_view kPrefix = "ledger-";
constexpr std::string_view kPartial = ".partial";

std::string padded(std::int64_t number, std::size_t width) {
    const std::string digits = std::to_string(number);
    return std::string(width - std::min(width, digits.size()), '0') + digits;
}

std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) {
        out += c == '\'' ? "''" : std::string{c};
    }
    return out + "'";
}

void removeQuietly(const std::filesystem::path& file) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

/// VACUUM INTO does not sync what it writes; a commit in the copy does, for the whole file.
void sync(const std::filesystem::path& file) {
    Database copy{file, Database::Role::detached};
    const auto version = copy.queryInteger("PRAGMA user_version");
    copy.execute("PRAGMA user_version = " + std::to_string(version));
}

}  // namespace

std::string utcStamp(Instant now) {
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{now - day};
    return padded(static_cast<int>(date.year()), 4) + padded(unsigned{date.month()}, 2) +
           padded(unsigned{date.day()}, 2) + "T" + padded(time.hours().count(), 2) +
           padded(time.minutes().count(), 2) + padded(time.seconds().count(), 2) +
           padded(time.subseconds().count(), 3) + "Z";
}

std::string integrityOf(const std::filesystem::path& file) {
    try {
        Database database{file, Database::Role::detached};
        return database.queryText("PRAGMA integrity_check(1)");
    } catch (const DatabaseError& error) {
        return error.what();
    }
}

std::filesystem::path writeBackup(const LedgerFolder& folder, std::size_t keep, Instant now) {
    std::filesystem::create_directories(folder.backups());
    const auto file = folder.backups() / (std::string{kPrefix} + utcStamp(now) + ".db");
    auto partial = file;
    partial += kPartial;
    removeQuietly(partial);
    try {
        Database source{folder.database(), Database::Role::copier};
        source.execute("VACUUM INTO " + quoted(utf8(partial)));
        const std::string finding = integrityOf(partial);
        if (finding != "ok") {
            throw DatabaseError{
                DatabaseFault::corrupt,
                "back up " + utf8(folder.database()) + ": the copy is not whole: " + finding};
        }
        sync(partial);
    } catch (const DatabaseError&) {
        removeQuietly(partial);
        throw;
    }
    std::filesystem::rename(partial, file);
    const auto backups = backupsNewestFirst(folder);
    for (std::size_t i = std::max<std::size_t>(keep, 1); i < backups.size(); ++i) {
        removeQuietly(backups[i]);
    }
    return file;
}

std::vector<std::filesystem::path> backupsNewestFirst(const LedgerFolder& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator{folder.backups(), error}) {
        const std::string name = utf8(entry.path().filename());
        if (name.starts_with(kPrefix) && name.ends_with(".db")) {
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files, std::greater<>{});
    return files;
}

}  // namespace balcao
