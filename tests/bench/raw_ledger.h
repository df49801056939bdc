#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace balcao::bench {

/// An order as it is written, made before the clock runs.
struct RawOrder {
    std::string command_id;
    std::string order_id;
    std::string json;
    std::string terms;
};

/// The documents that an answer leaves.
struct RawAnswer {
    std::string event;
    std::string progress;
    std::string message;
};

/// The limit: the statements that a decision or an intake executes, through sqlite3 itself,
/// prepared once, on a file with the ledger's schema and settings.
class RawLedger {
public:
    /// Opens a ledger file that a Ledger made and left.
    explicit RawLedger(const std::filesystem::path& file);
    ~RawLedger();
    RawLedger(const RawLedger&) = delete;
    RawLedger(RawLedger&&) = delete;
    RawLedger& operator=(const RawLedger&) = delete;
    RawLedger& operator=(RawLedger&&) = delete;

    void begin();
    void commit();

    /// What a first answer reads and writes for the order with this number.
    void decide(
        long long order_ref,
        const std::string& command_id,
        const std::string& labels_id,
        const RawAnswer& answer
    );

    /// What a new order writes.
    void take(long long order_ref, const RawOrder& order);

private:
    sqlite3_stmt* prepare(const char* sql);
    void run(sqlite3_stmt* statement, const std::vector<std::string>& texts, long long number);

    sqlite3* handle_{};
    std::vector<sqlite3_stmt*> statements_;
    sqlite3_stmt* begin_{};
    sqlite3_stmt* commit_{};
    sqlite3_stmt* find_command_{};
    sqlite3_stmt* open_order_{};
    sqlite3_stmt* add_journal_{};
    sqlite3_stmt* set_order_{};
    sqlite3_stmt* add_message_{};
    sqlite3_stmt* add_order_{};
    sqlite3_stmt* add_facts_{};
    sqlite3_stmt* add_terms_{};
};

}  // namespace balcao::bench
