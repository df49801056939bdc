#pragma once

#include <Poco/Data/Session.h>

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace balcao {

/// Marks a file as a ledger of Balcão ("BaL1").
constexpr std::int64_t kApplicationId = 0x42614C31;

/// What is wrong when SQLite says no: what a caller can do differs.
enum class DatabaseFault : std::uint8_t {
    full,     // no room on the disk
    io,       // the disk fails; nothing written since is certain
    corrupt,  // the file is damaged
    foreign,  // the file is not a ledger of ours
    newer,    // written by a newer program
    other,
};

/// SQLite said no. what() carries what was being done and SQLite's own words.
class DatabaseError : public std::runtime_error {
public:
    DatabaseError(DatabaseFault fault, const std::string& text)
        : std::runtime_error{text}
        , fault_{fault} {}

    DatabaseFault fault() const { return fault_; }

private:
    DatabaseFault fault_;
};

/// One SQLite connection, opened through Poco::Data with the settings that durability rests on
///, each read back after it was set. Not thread-safe: whoever owns it guards
/// it.
class Database {
public:
    enum class Role : std::uint8_t {
        writer,    // the one connection that writes and checkpoints
        reader,    // only reads, never checkpoints
        copier,    // reads for VACUUM INTO, which query_only forbids
        detached,  // a file that nobody else uses (a backup): without WAL, synced
        scratch,   // a file of no value: fast, unsafe
    };

    /// Opens `file` (SQLite creates it for a writer). Throws DatabaseError.
    Database(const std::filesystem::path& file, Role role);
    ~Database();
    Database(const Database&) = delete;
    Database(Database&&) = delete;
    Database& operator=(const Database&) = delete;
    Database& operator=(Database&&) = delete;

    /// Runs statements whose results nobody needs. Throws DatabaseError.
    void execute(const std::string& sql);

    /// The first column of the first row; throws DatabaseError if there is none.
    std::int64_t queryInteger(const std::string& sql);
    std::string queryText(const std::string& sql);

    /// Of the row that was inserted last.
    std::int64_t lastInsertId() const;

    /// False also after SQLite has rolled back by itself, as it does when the disk is full.
    bool isInTransaction() const;

    /// Goes back to before the transaction, if one is open.
    void rollBack() noexcept;

    /// Closing will leave file and WAL as they are: for those that are not ours to change.
    void leaveAsItIs() noexcept;

    /// Writes all of the WAL into the file and cuts it to nothing, outside a transaction. False if
    /// somebody reads just now: then nothing waits, and it is to be tried later.
    bool emptyWal();

    Poco::Data::Session& session() { return session_; }
    sqlite3* handle() const { return handle_; }
    const std::string& name() const { return name_; }

    /// The texts of the statements that are kept prepared here, for the test of query plans.
    const std::vector<std::string>& keptStatements() const { return kept_statements_; }
    void remember(const std::string& sql) { kept_statements_.push_back(sql); }

    /// The error that SQLite reports now, in our words.
    DatabaseError errorNow(std::string_view doing) const;

private:
    void set(const std::string& pragma, const std::string& value, const std::string& reads_back);
    void switchOn(int option, std::string_view name);
    void setUp(Role role);

    std::string name_;
    Poco::Data::Session session_;
    sqlite3* handle_;
    std::vector<std::string> kept_statements_;
};

/// The path as SQLite wants it: UTF-8, on Windows too.
std::string utf8(const std::filesystem::path& path);

}  // namespace balcao
