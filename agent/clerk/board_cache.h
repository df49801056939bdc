#pragma once

#include "agent/clerk/card.h"
#include "agent/ledger/views.h"
#include "common/base/mutex.h"

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace balcao {

/// The board's cards as bytes, each written once per change of its order.
///
/// Asks the ledger only for what changed since it last asked. Holds the cards of the orders on the
/// board, one whole list of them in each form that was asked for, and the last 10,000 departures.
/// Thread-safe; throws LedgerError.
class BoardCache {
public:
    /// Gives what happened to the board since a revision: LedgerViews::boardSince.
    using Source = std::function<BoardChanges(std::int64_t since)>;

    enum class Form : std::uint8_t { plain, gzip };

    /// The whole board at one revision.
    struct List {
        std::int64_t revision{};
        std::string etag;
        std::shared_ptr<const std::string> bytes;  // Board, in the form that was asked for
    };

    /// What changed since a revision.
    struct Changes {
        std::int64_t revision{};
        bool is_too_far_back{false};  // load the whole board instead
        bool is_empty{true};
        std::string json;  // BoardChange
    };

    explicit BoardCache(Source source);

    /// The list if it stands for `revision` already: does not wait for anything.
    std::shared_ptr<const List> listAt(std::int64_t revision, Form form) const;

    /// The list as the ledger has it now. Assembled, and compressed, once per revision.
    std::shared_ptr<const List> list(Form form);

    /// What changed since `since`, a revision that list() or changesSince() gave earlier.
    Changes changesSince(std::int64_t since);

private:
    struct Entry {
        std::string card;
        BoardStage stage{BoardStage::new_order};
        std::optional<Instant> deadline;
        std::int64_t changed_in{};  // revision of the update that brought it
    };
    struct Departure {
        OrderRef order_ref;
        std::int64_t revision{};
    };

    void update() BALCAO_REQUIRES(update_mutex_);
    std::shared_ptr<const List> assemble(Form form) const BALCAO_REQUIRES(update_mutex_);

    Source source_;
    mutable Mutex update_mutex_;  // held while the ledger is asked
    std::map<OrderRef, Entry> entries_ BALCAO_GUARDED_BY(update_mutex_);
    std::deque<Departure> departures_ BALCAO_GUARDED_BY(update_mutex_);
    std::int64_t revision_ BALCAO_GUARDED_BY(update_mutex_){0};
    std::int64_t known_from_ BALCAO_GUARDED_BY(update_mutex_){0};  // older changes are forgotten
    bool is_loaded_ BALCAO_GUARDED_BY(update_mutex_){false};

    mutable Mutex list_mutex_;
    // By form; of one revision, so that no list is held that nobody will ask for again.
    std::array<std::shared_ptr<const List>, 2> lists_ BALCAO_GUARDED_BY(list_mutex_);
};

}  // namespace balcao
