#include "agent/ledger/ledger_file.h"

#include "agent/ledger/schema.h"
#include "agent/service/files.h"

#include <exception>
#include <optional>
#include <string>
#include <system_error>

namespace balcao {

namespace {

constexpr std::size_t kKeptAtMigration = 8;  // the daily seven and this one

std::filesystem::path beside(const std::filesystem::path& file, const char* suffix) {
    auto other = file;
    other += suffix;
    return other;
}

/// A clean stop leaves no WAL.
bool wasStoppedUncleanly(const LedgerFolder& folder) {
    std::error_code error;
    const auto size = std::filesystem::file_size(beside(folder.database(), "-wal"), error);
    return !error && size > 0;
}

void check(Database& database) {
    const std::string finding = database.queryText("PRAGMA quick_check(1)");
    if (finding != "ok") {
        throw DatabaseError{DatabaseFault::corrupt, "check " + database.name() + ": " + finding};
    }
}

DatabaseError notCopied(const Database& writer, const std::string& why) {
    return {
        DatabaseFault::other,
        "copy " + writer.name() +
            " before it gets its new form: nothing was changed; make room on its disk, or go back "
            "to the version before: " +
            why};
}

/// What an older program wrote is copied before it is changed: whoever goes back to that program
/// has its file, and a migration that turns out wrong has lost nothing. Throws DatabaseError; then
/// the file is as it was.
void copyBeforeMigration(Database& writer, const LedgerFolder& folder, Instant now) {
    const std::int64_t found = writer.queryInteger("PRAGMA user_version");
    const auto known = static_cast<std::int64_t>(embedded::migrations().size());
    if (found == 0 || found == known) {
        return;
    }
    try {
        writeBackup(folder, kKeptAtMigration, now);
    } catch (const DatabaseError& error) {
        if (error.fault() == DatabaseFault::corrupt) {
            throw;  // the way of a damaged ledger
        }
        throw notCopied(writer, error.what());
    } catch (const std::exception& error) {
        throw notCopied(writer, error.what());
    }
}

std::unique_ptr<Database> openWriter(const LedgerFolder& folder, Instant now) {
    const bool must_be_checked = wasStoppedUncleanly(folder);
    const auto migrations = embedded::migrations();
    refuseUnfitFile(folder.database(), migrations.size());
    auto writer = std::make_unique<Database>(folder.database(), Database::Role::writer);
    try {
        if (must_be_checked) {
            check(*writer);
        }
        copyBeforeMigration(*writer, folder, now);
        migrate(*writer, migrations);
    } catch (const DatabaseError&) {
        writer->leaveAsItIs();
        throw;
    }
    return writer;
}

/// True if a file that does not even look like a database can only be our own, damaged.
bool isSurelyOurs(const LedgerFolder& folder) {
    return wasStoppedUncleanly(folder) || !backupsNewestFirst(folder).empty();
}

/// Renames the damaged database and its WAL; returns the new name.
std::filesystem::path setAside(const LedgerFolder& folder, Instant now) {
    const auto aside = beside(folder.database(), (".damaged-" + utcStamp(now)).c_str());
    std::filesystem::rename(folder.database(), aside);
    std::error_code ignored;  // there may be none of these
    std::filesystem::rename(beside(folder.database(), "-wal"), beside(aside, "-wal"), ignored);
    std::filesystem::remove(beside(folder.database(), "-shm"), ignored);
    return aside;
}

/// Puts the newest good backup in the place of the database; nothing if there is none.
std::optional<std::filesystem::path> putBackup(const LedgerFolder& folder) {
    for (const auto& backup : backupsNewestFirst(folder)) {
        if (integrityOf(backup) != "ok") {
            continue;
        }
        const auto restoring = beside(folder.database(), ".restoring");
        std::filesystem::copy_file(
            backup, restoring, std::filesystem::copy_options::overwrite_existing
        );
        std::filesystem::rename(restoring, folder.database());
        return backup;
    }
    return std::nullopt;
}

/// Numbers given out between the backup and the damage are not given out again: pages and papers
/// may still carry them.
void skipLostNumbers(Database& writer) {
    writer.execute("UPDATE sqlite_sequence SET seq = seq + 1000000");
}

LedgerFile restore(const LedgerFolder& folder, Instant now, const DatabaseError& damage) {
    const auto aside = setAside(folder, now);
    const auto backup = putBackup(folder);
    LedgerFile file{.writer = openWriter(folder, now), .notes = {}};
    std::string note = "The ledger was damaged (" + std::string{damage.what()} +
                       ") and was set aside as " + utf8(aside.filename()) + ". ";
    if (backup) {
        skipLostNumbers(*file.writer);
        note += "The backup " + utf8(backup->filename()) + " was restored";
    } else {
        note += "There was no good backup, so an empty one was started";
    }
    note +=
        ". Orders come again from the hub; what was answered or printed since then must be checked "
        "by a person. Have the disk examined.";
    file.notes.push_back(std::move(note));
    return file;
}

}  // namespace

LedgerFile openLedgerFile(const LedgerFolder& folder, Instant now) {
    makePrivateFolder(folder.folder);
    try {
        return {.writer = openWriter(folder, now), .notes = {}};
    } catch (const DatabaseError& error) {
        if (error.fault() != DatabaseFault::corrupt || !isSurelyOurs(folder)) {
            throw;
        }
        return restore(folder, now, error);
    }
}

}  // namespace balcao
