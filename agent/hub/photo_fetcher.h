#pragma once

#include "agent/hub/steady.h"
#include "agent/ledger/views.h"
#include "agent/service/link_status.h"
#include "agent/service/photo_shelf.h"
#include "common/base/result.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace balcao {

/// Why a photo was not brought.
struct PhotoMiss {
    bool is_final{false};  // asking again today would bring nothing else
    std::string why;
};

/// Where photos come from.
class PhotoSource {
public:
    PhotoSource() = default;
    virtual ~PhotoSource() = default;
    PhotoSource(const PhotoSource&) = delete;
    PhotoSource(PhotoSource&&) = delete;
    PhotoSource& operator=(const PhotoSource&) = delete;
    PhotoSource& operator=(PhotoSource&&) = delete;

    /// Whether anything may be asked there at all, by the settings alone: no network is touched.
    virtual bool mayAsk(const std::string& address) const = 0;
    /// Brings the JPEG or PNG that lies at an address, with every wait bounded. Never throws.
    virtual Result<std::string, PhotoMiss> bring(const std::string& address) = 0;
};

/// Fetches the photos of the products in the orders on the board, one at a time, before somebody
/// looks for them: the page shows what lies on the shelf and asks nobody else. A photo that cannot
/// be had holds nothing up: the order is worked on without it. Belongs to one thread.
class PhotoFetcher {
public:
    /// What it works with; all outlive it.
    struct Parts {
        PhotoSource& source;
        const LedgerViews& views;
        PhotoShelf& shelf;
        const LinkStatus& link_status;
        SteadyNow steady_now;
    };

    explicit PhotoFetcher(Parts parts);

    /// Fetches one photo if one is missing, and says when to come again; whoever hears of a new
    /// order comes earlier. Never throws.
    std::chrono::milliseconds step();

private:
    struct Wanted {
        std::string address;
        std::size_t orders{};  // on the board that show it
    };

    void lookAtBoard();
    std::vector<std::string> photosOf(const HubOrder& order) const;
    void want(OrderRef order_ref, std::vector<std::string> addresses);
    void eraseOldIfDue();
    /// What was put off and is due again.
    void recallRested(SteadyTime now);
    std::chrono::milliseconds fetchOne();
    bool keep(const std::string& name, const std::string& bytes);
    void missed(const std::string& name, const PhotoMiss& miss);
    std::chrono::milliseconds untilNext(SteadyTime now) const;

    Parts parts_;
    std::int64_t revision_{};
    std::map<OrderRef, std::vector<std::string>> names_of_;  // the photos of each order
    std::map<std::string, Wanted> wanted_;                   // by name
    std::deque<std::string> due_;                            // to be asked for
    std::map<std::string, SteadyTime> resting_;              // to be asked for again, and when
    SteadyTime next_fetch_at_;
    SteadyTime next_erasing_at_;
};

}  // namespace balcao
