#include "agent/ledger/database.h"

#include <Poco/Data/SQLite/Connector.h>
#include <Poco/Data/SQLite/Utility.h>
#include <Poco/Data/Statement.h>
#include <Poco/Exception.h>
#include <sqlite3.h>

#include <mutex>

namespace balcao {

namespace {

using Poco::Data::Keywords::into;
using Poco::Data::Keywords::now;

constexpr int kBusyTimeoutMs = 5000;

DatabaseFault faultOf(int code) {
    switch (code & 0xFF) {
        case SQLITE_FULL:
            return DatabaseFault::full;
        case SQLITE_IOERR:
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
            return DatabaseFault::io;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return DatabaseFault::corrupt;
        default:
            return DatabaseFault::other;
    }
}

Poco::Data::Session openSession(const std::string& name) {
    static std::once_flag registered;
    std::call_once(registered, Poco::Data::SQLite::Connector::registerConnector);
    try {
        return Poco::Data::Session{"SQLite", name};
    } catch (const Poco::Exception& error) {
        throw DatabaseError{DatabaseFault::io, "open " + name + ": " + error.displayText()};
    }
}

}  // namespace

std::string utf8(const std::filesystem::path& path) {
    const std::u8string text = path.u8string();
    return {text.begin(), text.end()};
}

Database::Database(const std::filesystem::path& file, Role role)
    : name_{utf8(file)}
    , session_{openSession(name_)}
    , handle_{Poco::Data::SQLite::Utility::dbHandle(session_)} {
    try {
        setUp(role);
    } catch (const DatabaseError&) {
        leaveAsItIs();
        throw;
    }
}

Database::~Database() = default;

void Database::execute(const std::string& sql) {
    try {
        session_ << sql, now;
    } catch (const Poco::Exception&) {
        throw errorNow(sql.substr(0, 60));
    }
}

std::int64_t Database::queryInteger(const std::string& sql) {
    try {
        Poco::Int64 value = 0;
        session_ << sql, into(value), now;
        return value;
    } catch (const Poco::Exception&) {
        throw errorNow(sql);
    }
}

std::string Database::queryText(const std::string& sql) {
    try {
        std::string value;
        session_ << sql, into(value), now;
        return value;
    } catch (const Poco::Exception&) {
        throw errorNow(sql);
    }
}

std::int64_t Database::lastInsertId() const {
    return sqlite3_last_insert_rowid(handle_);
}

bool Database::isInTransaction() const {
    return sqlite3_get_autocommit(handle_) == 0;
}

void Database::rollBack() noexcept {
    if (isInTransaction()) {
        // Its failure changes nothing: the next statement finds out, and closing rolls back too.
        sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
    }
}

void Database::leaveAsItIs() noexcept {
    sqlite3_db_config(handle_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

bool Database::emptyWal() {
    sqlite3_busy_timeout(handle_, 0);
    const int code =
        sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(handle_, kBusyTimeoutMs);
    if (code == SQLITE_OK) {
        return true;
    }
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
        return false;
    }
    throw errorNow("empty the WAL");
}

DatabaseError Database::errorNow(std::string_view doing) const {
    const int code = sqlite3_extended_errcode(handle_);
    return {
        faultOf(code),
        std::string{doing} + ": " + name_ + ": " + sqlite3_errmsg(handle_) + " (SQLite " +
            std::to_string(code) + ")"};
}

void Database::set(
    const std::string& pragma, const std::string& value, const std::string& reads_back
) {
    execute("PRAGMA " + pragma + " = " + value);
    const std::string found = queryText("PRAGMA " + pragma);
    if (found != reads_back) {
        throw DatabaseError{
            DatabaseFault::other,
            "set up " + name_ + ": " + pragma + " stays " + found + " instead of " + reads_back +
                "; the ledger does not start without it (is the data folder on a local disk?)"};
    }
}

void Database::switchOn(int option, std::string_view name) {
    int is_on = 0;
    if (sqlite3_db_config(handle_, option, 1, &is_on) != SQLITE_OK || is_on != 1) {
        throw DatabaseError{
            DatabaseFault::other, "set up " + name_ + ": " + std::string{name} + " stays off"};
    }
}

void Database::setUp(Role role) {
    const std::string patience = std::to_string(kBusyTimeoutMs);
    set("busy_timeout", patience, patience);
    if (role == Role::scratch) {
        set("journal_mode", "OFF", "off");
        set("synchronous", "OFF", "0");
        return;
    }
    if (role == Role::detached) {
        set("cell_size_check", "ON", "1");
        set("trusted_schema", "OFF", "0");
        set("synchronous", "FULL", "2");
        return;
    }
    if (role == Role::writer && queryInteger("PRAGMA page_count") == 0) {
        // Before WAL, so that the very first page says whose file this is.
        execute("PRAGMA application_id = " + std::to_string(kApplicationId));
    }
    // Most of these hold per connection. FULL, not NORMAL: a clerk's answer must survive a power
    // cut right after it was given.
    set("journal_mode", "WAL", "wal");
    set("synchronous", "FULL", "2");
    set("foreign_keys", "ON", "1");
    set("cell_size_check", "ON", "1");
    set("trusted_schema", "OFF", "0");
    set("secure_delete", "ON", "1");
    set("journal_size_limit", "16777216", "16777216");
    execute("PRAGMA mmap_size = 0");  // reads back as no row where SQLite was built without it
    if (!queryText("PRAGMA mmap_size").empty() && queryText("PRAGMA mmap_size") != "0") {
        throw DatabaseError{DatabaseFault::other, "set up " + name_ + ": mmap_size stays on"};
    }
    switchOn(SQLITE_DBCONFIG_DEFENSIVE, "defensive mode");
    if (role != Role::writer) {
        // Only the writer checkpoints: two at once can damage the file (SQLite before 3.51.3).
        set("wal_autocheckpoint", "0", "0");
        switchOn(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, "closing without a checkpoint");
    }
    if (role == Role::reader) {
        set("query_only", "ON", "1");
        // There are several, and the system keeps the file's pages anyway: 256 kB each, not 2 MB.
        set("cache_size", "-256", "-256");
    }
}

}  // namespace balcao
