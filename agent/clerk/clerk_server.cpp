#include "agent/clerk/clerk_server.h"

#include "agent/clerk/clerk_parts.h"
#include "agent/clerk/http/web_server.h"
#include "agent/clerk/site.h"
#include "agent/clerk/static_pages.h"
#include "agent/clerk/status_json.h"
#include "agent/service/random_ids.h"

#include <utility>

namespace balcao {

namespace {

/// A proof of delivery comes as base64 in JSON.
constexpr std::string_view kFilePathEnd = "/proofs";
constexpr std::size_t kMostFileBytes = kMostProofBytes / 3 * 4 + std::size_t{4} * 1024;

WebServer::Limits clerkLimits() {
    WebServer::Limits limits;
    limits.request.file_path_end = kFilePathEnd;
    limits.request.file_bytes = kMostFileBytes;
    return limits;
}

/// What the open pages are told of.
class PageNews final : public EventHub::Source {
public:
    PageNews(
        Ledger& ledger,
        const LedgerViews& views,
        const LinkStatus& links,
        Presence& presence,
        const Clock& clock
    )
        : ledger_{ledger}
        , views_{views}
        , links_{links}
        , presence_{presence}
        , clock_{clock}
        , board_{[&views](std::int64_t since) {
            return views.boardSince(since);
        }} {}

    BoardCache& board() { return board_; }

    BoardCache::Changes changesSince(std::int64_t revision) override {
        return board_.changesSince(revision);
    }
    std::string statusFacts() override {
        return balcao::statusFacts(links_, views_.counts(), presence_);
    }
    std::string status(const std::string& facts) override {
        return statusJson(facts, ledger_.revision(), clock_.now());
    }

private:
    Ledger& ledger_;
    const LedgerViews& views_;
    const LinkStatus& links_;
    Presence& presence_;
    const Clock& clock_;
    BoardCache board_;
};

}  // namespace

class ClerkServer::Impl final : public RequestTaker {
public:
    Impl(
        Options&& options,
        Ledger& ledger,
        const LedgerViews& views,
        LinkStatus& links,
        const Clock& clock
    )
        : links_{links}
        , server_{{.host = options.address, .port = options.port}, clerkLimits()}
        , wall_{server_.port(), newToken()}
        , pages_{options.pages, std::move(options.pages_dir)}
        , staff_{staffOptions(options, server_.port()), ledger, clock}
        , presence_{clock}
        , news_{ledger, views, links, presence_, clock}
        , events_{{}, news_}
        , parts_{
              .ledger = ledger,
              .views = views,
              .links = links,
              .clock = clock,
              .wall = wall_,
              .board = news_.board(),
              .events = events_,
              .version = std::move(options.version),
              .stores = std::move(options.stores),
              .papers = options.papers,
              .printers = std::move(options.printers),
              .printer_setup = std::move(options.printer_setup),
              .staff = staff_,
              .presence = presence_,
              .undo_for = options.undo_for,
              .box_kinds = std::move(options.box_kinds),
              .second_person_over = options.second_person_over,
              .after = options.after,
              .health = std::move(options.health),
              .photos = options.photos,
              .reports = options.reports,
              .codes = std::move(options.codes),
              .acceptance = options.acceptance,
              .support_bundle = std::move(options.support_bundle),
              .trace = std::move(options.trace)} {
        addSessionRoutes(router_, parts_);
        addBoardRoutes(router_, parts_);
        addOrderRoutes(router_, parts_);
        addCommandRoutes(router_, parts_);
        addPaperRoutes(router_, parts_);
        addApprovalRoutes(router_, parts_);
        addPeopleRoutes(router_, parts_);
        addProblemRoutes(router_, parts_);
        addPrinterRoutes(router_, parts_);
        addAfterSaleRoutes(router_, parts_);
        addTrackingRoutes(router_, parts_);
        addProofRoutes(router_, parts_);
        addHealthRoutes(router_, parts_);
        addStockRoutes(router_, parts_);
        addPhotoRoutes(router_, parts_);
        addReportRoutes(router_, parts_);
        addCodeRoutes(router_, parts_);
        addAcceptanceRoutes(router_, parts_);
    }

    void start() {
        links_.onChange([this] { events_.notifyStatus(); });
        events_.start();
        server_.start(*this);
    }

    void stop() {
        links_.onChange({});
        server_.stop();
        events_.stop();
    }

    std::uint16_t port() const { return server_.port(); }

    void notify() { events_.notifyBoard(); }

    Reply take(const Request& request) override { return site_.take(request); }

private:
    std::optional<Response> refuseByPerson(const Request& request, const Route& route) const {
        if (route.door == Door::strangers) {
            return std::nullopt;
        }
        switch (route.access) {
            case Access::open:
            case Access::same_origin:
                return std::nullopt;
            case Access::read:
            case Access::stream:
                if (auto refused = staff_.refuseReading(request)) {
                    return refused;
                }
                break;
            case Access::write:
                break;
        }
        return route.action ? staff_.refuse(request, *route.action) : std::nullopt;
    }

    static StaffDoor::Options staffOptions(const Options& options, std::uint16_t port) {
        StaffDoor::Options staff = options.staff;
        staff.port = port;
        if (!options.stores.empty()) {
            staff.store = options.stores.front();
        }
        if (staff.pepper.empty()) {
            staff.pepper = newSecretToken();
        }
        return staff;
    }

    LinkStatus& links_;
    WebServer server_;
    Wall wall_;
    StaticPages pages_;
    StaffDoor staff_;
    Presence presence_;
    PageNews news_;
    EventHub events_;
    ClerkParts parts_;
    Router router_;
    Site site_{wall_, router_, pages_, [this](const Request& request, const Route& route) {
                   return refuseByPerson(request, route);
               }};
};

ClerkServer::ClerkServer(
    Options options, Ledger& ledger, const LedgerViews& views, LinkStatus& links, const Clock& clock
)
    : impl_{std::make_unique<Impl>(std::move(options), ledger, views, links, clock)} {}

ClerkServer::~ClerkServer() {
    impl_->stop();
}

void ClerkServer::start() {
    impl_->start();
}

void ClerkServer::stop() {
    impl_->stop();
}

std::uint16_t ClerkServer::port() const {
    return impl_->port();
}

void ClerkServer::notify(const CommitNotice&) {
    impl_->notify();
}

}  // namespace balcao
