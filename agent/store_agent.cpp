#include "agent/store_agent.h"

#include "agent/care/health_check.h"
#include "agent/care/hub_of_settings.h"
#include "agent/care/support_bundle.h"
#include "agent/care/why_order.h"
#include "agent/clerk/clerk_server.h"
#include "agent/clerk/staff_door.h"
#include "agent/hub/codes_shelf.h"
#include "agent/hub/errand_runner.h"
#include "agent/hub/inbound.h"
#include "agent/hub/outbound.h"
#include "agent/hub/photo_fetcher.h"
#include "agent/hub/rest/rest_counter.h"
#include "agent/hub/rest/rest_errands.h"
#include "agent/hub/rest/rest_hub.h"
#include "agent/hub/rest/rest_photos.h"
#include "agent/hub/tracker.h"
#include "agent/ledger/acceptance_views.h"
#include "agent/ledger/after_sale.h"
#include "agent/ledger/after_views.h"
#include "agent/ledger/code_views.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/views.h"
#include "agent/papers/paper_desk.h"
#include "agent/papers/paper_printers.h"
#include "agent/print/print_step.h"
#include "agent/print/printer_places.h"
#include "agent/service/data_folder.h"
#include "agent/service/disk_space.h"
#include "agent/service/link_status.h"
#include "agent/service/log.h"
#include "agent/service/photo_shelf.h"
#include "agent/service/random_ids.h"
#include "agent/service/secret_hasher.h"
#include "agent/service/system_clock.h"
#include "agent/service/worker.h"
#include "agent/upkeep.h"
#include "common/embed/embedded_file.h"
#include "printing/raster/pdf_rasterizer.h"

#include <chrono>
#include <memory>
#include <utility>
#include <vector>

namespace balcao {

namespace embedded {

std::span<const EmbeddedFile> clerkPages();

}  // namespace embedded

namespace {

using namespace std::chrono_literals;

CommandId newCommandId() {
    return CommandId{newUuid()};
}

/// The log is open as long as the agent lives.
class OpenLog {
public:
    OpenLog(const std::filesystem::path& folder, LogLevel level) { log::open(folder, level); }
    ~OpenLog() { log::close(); }
    OpenLog(const OpenLog&) = delete;
    OpenLog(OpenLog&&) = delete;
    OpenLog& operator=(const OpenLog&) = delete;
    OpenLog& operator=(OpenLog&&) = delete;
};

constexpr std::chrono::milliseconds kHealthEvery = 30s;

}  // namespace

class StoreAgent::Impl {
public:
    Impl(const Settings& settings, Outside outside)
        : settings_{settings}
        , folder_{settings.data.dir}
        , log_{settings.data.dir / "log", settings.log.level}
        , token_{credentialsOfHub(settings.hub), &std::chrono::steady_clock::now}
        , ledger_{ledgerOptions(settings, std::move(outside.on_broken)), clock_}
        , views_{settings.data.dir}
        , after_views_{settings.data.dir}
        , report_views_{settings.data.dir}
        , code_views_{settings.data.dir}
        , acceptance_views_{settings.data.dir}
        , counter_{placeOfHub(settings.hub), codes_.source(), token_, clock_}
        , tracking_hub_{placeOfHub(settings.hub), codes_.source(), token_, clock_}
        , papers_{ledger_, views_, clock_,
              {.printers = paperPrintersOf(settings), .stores = paperTextsOf(settings)}}
        , photos_{settings.data.dir / "photos", settings.data.photo_bytes}
        , support_bundle_{
              {.settings = settings_,
               .shown_settings = std::move(outside.shown_settings),
               .clock = clock_,
               .views = &views_}}
        , web_{webOptions(settings, std::move(outside.printer_setup)), ledger_, views_, links_, clock_}
        , upkeep_{
              {.ledger = ledger_,
               .link_status = links_,
               .clock = clock_,
               .steady_now = &std::chrono::steady_clock::now,
               .erase_old =
                   [this] {
                       return ledger_.afterSale().eraseProofs(clock_.now() - settings_.proofs.keep);
                   }},
              settings.data.dir,
              settings.data.keep_papers}
        , rasterizer_{settings.printer.pdf_program}
        , health_check_{
              {.settings = settings_,
               .clock = clock_,
               .links = &links_,
               .views = &views_,
               .place = placeOfHub(settings.hub),
               .credentials = credentialsOfHub(settings.hub)}} {
        for (const std::string& note : ledger_.openingNotes()) {
            log::warning("ledger", note);
        }
        ledger_.onCommit([this](const CommitNotice& notice) { wakeOn(notice); });
        startPrinting();
        startHub();
        startAside();
        upkeep_worker_ = std::make_unique<Worker>(
            "upkeep", inTurns([this] { return upkeep_.step(); }, [this] { return lookAtHealth(); })
        );
        is_started_ = true;
        web_.start();
    }

    ~Impl() {
        counter_.interrupt();  // somebody at the page may wait for these
        trace_hub_.interrupt();
        web_.stop();
        ledger_.onCommit({});  // the bells are about to go
        for (const auto& hub : hubs_) {
            hub->interrupt();
        }
        errand_hub_->interrupt();
        if (photo_source_) {
            photo_source_->interrupt();
        }
        tracking_hub_.interrupt();
    }

    Impl(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl& operator=(Impl&&) = delete;

    std::string pageAddress() const {
        return "http://" + settings_.web.address + ":" + std::to_string(web_.port());
    }

    std::uint16_t port() const { return web_.port(); }

private:
    Ledger::Options ledgerOptions(
        const Settings& settings, std::function<void(const std::string&)> on_broken
    ) {
        Ledger::Options options;
        options.folder = settings.data.dir;
        options.paper_rules = settings.printer.papers;
        for (const PrinterEntry& printer : printerDirectory(settings).configured) {
            if (!printerNameIn(printer.role).station.empty()) {
                options.station_printers.insert(printer.role);
            }
        }
        options.answer_policy.second_person_over = settings.answers.second_person_over;
        options.on_broken = [this, on_broken = std::move(on_broken)](const std::string& why) {
            links_.setDisk(DiskState::broken);
            on_broken(why);
        };
        return options;
    }

    ClerkServer::Options webOptions(const Settings& settings, PrinterSetupParts printer_setup) {
        ClerkServer::Options options;
        options.address = settings.web.address;
        options.port = settings.web.port;
        options.pages_dir = settings.web.pages_dir;
        options.pages = embedded::clerkPages();
        options.stores = settings.stores;
        options.version = BALCAO_VERSION;
        options.papers = &papers_;
        options.printers = printerDirectory(settings);
        options.printer_setup = std::move(printer_setup);
        options.undo_for = settings.web.undo;
        options.staff.is_required = settings.people.is_required;
        options.staff.idle = settings.people.idle;
        options.box_kinds = settings.packing.box_kinds;
        options.second_person_over = settings.answers.second_person_over;
        options.staff.code_file = recoveryCodeFile(settings.data.dir);
        options.staff.pepper = pepperOf(settings.data.dir);
        options.health = [this] {
            return health_book_.last();
        };
        options.trace = [this](const std::string& number) {
            const Lock lock{trace_mutex_};
            return trace_.trace(number);
        };
        options.support_bundle = [this] {
            return support_bundle_.make(health_book_.last());
        };
        options.after = {.views = &after_views_, .hub = &counter_, .policy = settings.returns};
        options.photos = &photos_;
        options.codes = {
            .views = &code_views_, .use = [this](std::int64_t version, const HubCodes& codes) {
                codes_.take(version, codes);
            }};
        options.reports = {.views = &report_views_, .has_people = settings.reports.has_people};
        options.acceptance = {.views = &acceptance_views_, .hub = settings.hub.url};
        return options;
    }

    void startPrinting() {
        for (PrintPlace& place : printPlaces(settings_)) {
            const std::string name = "print-" + linkNameOf(place.routes.front());
            print_steps_.push_back(std::make_unique<PrintStep>(
                std::move(place),
                PrintStep::Parts{
                    .ledger = ledger_, .links = links_, .clock = clock_, .rasterizer = rasterizer_}
            ));
            print_workers_.push_back(std::make_unique<Worker>(
                name, [step = print_steps_.back().get()] { return step->step(); }
            ));
        }
    }

    void startHub() {
        const HubPlace place = placeOfHub(settings_.hub);
        outbound_ = std::make_unique<Outbound>(
            partsFor<Outbound>(place),
            views_,
            Outbound::Options{.poll_interval = settings_.hub.poll_interval}
        );
        outbound_worker_ =
            std::make_unique<Worker>("hub-out", [this] { return outbound_->step(); });
        errand_hub_ = std::make_unique<RestErrands>(place, codes_.source(), token_);
        errands_ = std::make_unique<ErrandRunner>(
            ErrandRunner::Parts{
                .hub = *errand_hub_,
                .after_sale = ledger_.afterSale(),
                .clock = clock_,
                .jitter = randomFraction},
            settings_.hub.poll_interval
        );
        errand_worker_ =
            std::make_unique<Worker>("hub-errands", [this] { return errands_->step(); });
        int number = 0;
        for (const StoreKey& store : settings_.stores) {
            Inbound::Options options;
            options.store = store;
            options.poll_interval = settings_.hub.poll_interval;
            options.long_poll = settings_.hub.long_poll;
            options.on_link = [this, store](bool is_up) {
                outbound_->setLink(store, is_up);
                outbound_worker_->wake();
            };
            inbounds_.push_back(std::make_unique<Inbound>(partsFor<Inbound>(place), options));
            inbound_workers_.push_back(std::make_unique<Worker>(
                "hub-in-" + std::to_string(++number),
                [inbound = inbounds_.back().get()] { return inbound->step(); }
            ));
        }
    }

    /// What is asked of the hub aside of the orders: photos, and where parcels are.
    void startAside() {
        Worker::Step photos = [] {
            return std::chrono::milliseconds{24h};  // none are wanted
        };
        if (settings_.data.photo_bytes > 0) {
            startPhotos();
            photos = [this] {
                return photo_fetcher_->step();
            };
        }
        startTracking();
        aside_worker_ = std::make_unique<Worker>("hub-aside", inTurns(std::move(photos), [this] {
                                                     return tracker_->step();
                                                 }));
    }

    void startPhotos() {
        photo_source_ =
            std::make_unique<RestPhotos>(placeOfHub(settings_.hub), settings_.hub.photo_hosts);
        photo_fetcher_ = std::make_unique<PhotoFetcher>(PhotoFetcher::Parts{
            .source = *photo_source_,
            .views = views_,
            .shelf = photos_,
            .link_status = links_,
            .steady_now = &std::chrono::steady_clock::now});
    }

    void startTracking() {
        tracker_ = std::make_unique<Tracker>(
            Tracker::Parts{
                .hub = tracking_hub_,
                .ledger = ledger_,
                .clock = clock_,
                .jitter = randomFraction,
                .make_id = newCommandId},
            Tracker::Options{
                .interval = settings_.parcels.interval,
                .poll_interval = settings_.hub.poll_interval,
                .codes = settings_.parcels.codes}
        );
    }

    /// A hub of its own for each worker, on the token that all share.
    template <typename Step>
    typename Step::Parts partsFor(const HubPlace& place) {
        hubs_.push_back(std::make_unique<RestHub>(
            RestHub::Options{
                .place = place, .codes = codes_.source(), .label_hosts = settings_.hub.label_hosts},
            token_
        ));
        return {
            .hub = *hubs_.back(),
            .ledger = ledger_,
            .link_status = links_,
            .clock = clock_,
            .steady_now = &std::chrono::steady_clock::now,
            .jitter = randomFraction,
            .make_id = newCommandId};
    }

    /// Looks at everything and says in the log what has become grave, or has come right.
    std::chrono::milliseconds lookAtHealth() {
        for (const HealthFinding& finding : health_book_.take(health_check_.look())) {
            if (finding.grade == HealthGrade::bad) {
                log::warning("health", sentenceOf(finding, "en"));
            } else {
                log::information("health", "again: " + sentenceOf(finding, "en"));
            }
        }
        return kHealthEvery;
    }

    /// Called by the ledger's thread: only rings bells.
    void wakeOn(const CommitNotice& notice) {
        if (!is_started_) {
            return;  // whoever starts asks the ledger first
        }
        web_.notify(notice);
        aside_worker_->wake();  // a new order may show new photos
        if (notice.has_outbox_work) {
            outbound_worker_->wake();
            errand_worker_->wake();
        }
        if (notice.has_print_work) {
            for (const auto& worker : print_workers_) {
                worker->wake();
            }
        }
    }

    // In the order of starting; destroyed in the opposite order: workers before what they use.
    Settings settings_;
    SystemClock clock_;
    LinkStatus links_;
    DataFolder folder_;
    OpenLog log_;
    HubToken token_;
    Ledger ledger_;
    LedgerViews views_;
    AfterViews after_views_;
    ReportViews report_views_;
    CodeViews code_views_;
    CodesShelf codes_{[this](std::optional<std::int64_t> version) {
        const auto kept = code_views_.find(version);
        return kept ? std::optional{std::pair{kept->version.version, kept->codes}} : std::nullopt;
    }};
    AcceptanceViews acceptance_views_;
    RestCounter counter_;
    RestCounter tracking_hub_;
    PaperDesk papers_;
    Mutex trace_mutex_;
    RestHub trace_hub_{
        {.place = placeOfHub(settings_.hub),
         .codes = codes_.source(),
         .label_hosts = settings_.hub.label_hosts},
        token_};
    OrderTrace trace_{
        {.views = &views_, .hub = trace_hub_, .clock = clock_, .stores = settings_.stores}};
    HealthBook health_book_;
    PhotoShelf photos_;
    SupportBundle support_bundle_;
    ClerkServer web_;
    Upkeep upkeep_;
    CommandRasterizer rasterizer_;
    HealthCheck health_check_;
    std::vector<std::unique_ptr<RestHub>> hubs_;
    std::vector<std::unique_ptr<PrintStep>> print_steps_;
    std::unique_ptr<Outbound> outbound_;
    std::unique_ptr<RestErrands> errand_hub_;
    std::unique_ptr<ErrandRunner> errands_;
    std::unique_ptr<RestPhotos> photo_source_;
    std::unique_ptr<PhotoFetcher> photo_fetcher_;
    std::unique_ptr<Tracker> tracker_;
    std::vector<std::unique_ptr<Inbound>> inbounds_;
    std::atomic<bool> is_started_{false};
    std::vector<std::unique_ptr<Worker>> print_workers_;
    std::unique_ptr<Worker> outbound_worker_;
    std::unique_ptr<Worker> errand_worker_;
    std::unique_ptr<Worker> aside_worker_;
    std::vector<std::unique_ptr<Worker>> inbound_workers_;
    std::unique_ptr<Worker> upkeep_worker_;
};

StoreAgent::StoreAgent(const Settings& settings, Outside outside)
    : impl_{std::make_unique<Impl>(settings, std::move(outside))} {}

StoreAgent::~StoreAgent() = default;

std::string StoreAgent::pageAddress() const {
    return impl_->pageAddress();
}

std::uint16_t StoreAgent::port() const {
    return impl_->port();
}

}  // namespace balcao
