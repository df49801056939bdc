#pragma once

#include "agent/clerk/clerk_server.h"
#include "agent/ledger/acceptance_views.h"
#include "agent/ledger/after_views.h"
#include "agent/ledger/code_views.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/views.h"
#include "agent/papers/paper_desk.h"
#include "agent/service/link_status.h"
#include "agent/service/photo_shelf.h"
#include "agent/service/printer_setup.h"
#include "agent/service/settings.h"
#include "tests/clerk/api_description.h"
#include "tests/clerk/raw_client.h"
#include "tests/ledger/ledger_fixture.h"
#include "tests/support/http_json.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace balcao::test {

/// What a call of an operation says. The initialisers allow it to be said in part.
struct Ask {
    std::map<std::string, std::string> path{};  // {name} -> value
    std::string query{};                        // with its '?'
    std::string body{};
    HttpPeer::Headers headers{};
    bool with_token{true};
};

/// How the shop is set up.
struct ShopOptions {
    std::chrono::milliseconds undo_for{0};
    bool is_sign_in_required{false};
    AmountMinor second_person_over{0};
    bool has_people_in_reports{false};
    bool can_change_printers{true};
    std::vector<StoreKey> stores{kStore};
    bool has_codes{true};
    bool has_table{false};  // "Mesa 2" has a label printer of its own
};

/// The printers of the shop's settings.
inline std::vector<PrinterEntry> shopPrinters(const ShopOptions& how) {
    std::vector<PrinterEntry> printers{
        {.name = "label",
         .role = "label",
         .store = {},
         .address = "socket://10.0.0.7:9100",
         .language = "zpl",
         .dpi = 203,
         .width_mm = 100,
         .height_mm = 150},
        {.name = "document rede/17",
         .role = "document",
         .store = kStore,
         .address = "cups://escritorio",
         .language = "pdf",
         .dpi = 600,
         .width_mm = 210,
         .height_mm = 297}};
    if (how.has_table) {
        PrinterEntry own = printers.front();
        own.name = own.role = "label@Mesa 2";
        own.address = "socket://10.0.0.8:9100";
        printers.push_back(own);
    }
    return printers;
}

/// What paper these take, as far as a test needs it.
inline PaperDesk::Options shopPapers(const ShopOptions& how) {
    PaperDesk::Options options;
    if (how.has_table) {
        for (const PrinterEntry& printer : shopPrinters(how)) {
            options.printers[printer.role] = paperPrinterFor(printerNameIn(printer.role).role, {});
        }
    }
    return options;
}

/// Printers that anybody may choose, as long as they are of CUPS.
struct ShelfPrinters final : PrinterSetup {
    std::vector<PrinterSettingText> settings() const override {
        if (is_spoilt) {
            throw SettingsError{"the settings file says hub.ulr"};
        }
        return {
            {.key = "printer.label", .value = "cups://zebra", .is_fixed = false},
            {.key = "printer.label.dpi", .value = "203", .is_fixed = true}};
    }
    Findings printTestPage(const Values& changes, const std::string& role) const override {
        asked = role;
        return judge(changes);
    }
    Findings keep(const Values& changes) const override { return judge(changes); }

    Findings judge(const Values& changes) const {
        given = changes;
        for (const auto& [key, value] : changes) {
            if (!value.starts_with("cups://")) {
                return {
                    {.part = "setup",
                     .word = "printer_wrong",
                     .grade = HealthGrade::bad,
                     .facts = {value}}};
            }
        }
        return {{.part = "setup", .word = "printers_written"}};
    }

    std::atomic<bool> is_spoilt{false};
    mutable std::string asked;  // read when the answer is there
    mutable Values given;
};

/// The hub of the counter's questions, as the test fills it; nothing: it is away.
struct ShelfHub final : HubCounter {
    Result<std::vector<Sale>, std::string> findSales(const StoreKey&, const SaleQuery& query)
        override {
        asked = query;
        return sales ? Result<std::vector<Sale>, std::string>{*sales}
                     : Failure{std::string{"away"}};
    }
    Result<std::vector<HubCoupon>, std::string> findCoupons(const CouponQuery& query) override {
        if (!coupons) {
            return Failure{std::string{"away"}};
        }
        std::vector<HubCoupon> found;
        for (const HubCoupon& one : *coupons) {
            if (one.code == query.code || one.order_id.value == query.order_id) {
                found.push_back(one);
            }
        }
        return found;
    }

    Result<Tracking, std::string> tracking(const OrderId& order_id) override {
        tracked = order_id;
        return parcel ? Result<Tracking, std::string>{*parcel} : Failure{std::string{"away"}};
    }

    SaleQuery asked;
    std::optional<Tracking> parcel;
    OrderId tracked;
    std::optional<std::vector<Sale>> sales;
    std::optional<std::vector<HubCoupon>> coupons;
};

/// A store with its ledger and its page, seen over HTTP. Every answer is held against api.yaml.
struct ClerkShop : LedgerFixture {
    explicit ClerkShop(const ShopOptions& how = {})
        : LedgerFixture{AnswerPolicy{.second_person_over = how.second_person_over}, how.has_table ? std::set<std::string>{"label@Mesa 2"} : std::set<std::string>{}}
        , shop_options{how} {
        ledger->onCommit([this](const CommitNotice& notice) { server.notify(notice); });
        server.start();
        token = call("getSession", {.with_token = false}).json()->getValue<std::string>("token");
    }

    ~ClerkShop() { server.stop(); }
    ClerkShop(const ClerkShop&) = delete;
    ClerkShop(ClerkShop&&) = delete;
    ClerkShop& operator=(const ClerkShop&) = delete;
    ClerkShop& operator=(ClerkShop&&) = delete;

    /// Calls an operation as the page does.
    HttpReply call(const std::string& operation_id, const Ask& ask = {}) {
        const auto& operation = api().operation(operation_id);
        HttpPeer::Headers headers = ask.headers;
        if (ask.with_token) {
            headers.emplace("X-Balcao-Token", token);
        }
        if (operation.method == "POST") {
            headers.emplace("Content-Type", "application/json");
            headers.emplace("Origin", "http://127.0.0.1:" + std::to_string(server.port()));
        }
        std::string path = operation.path;
        for (const auto& [name, value] : ask.path) {
            path.replace(path.find("{" + name + "}"), name.size() + 2, value);
        }
        const HttpReply reply = peer.send(operation.method, path + ask.query, ask.body, headers);
        for (const std::string& fault : api().faultsOf(operation_id, reply)) {
            BOOST_ERROR(operation_id << ": " << fault);
        }
        return reply;
    }

    /// Sends a command for an order; `members` are more of its body's members.
    HttpReply command(
        OrderRef order_ref,
        const std::string& name,
        const std::string& members = {},
        const CommandId& command_id = {}
    ) {
        const CommandId id = command_id.empty() ? newId() : command_id;
        return call(
            "commandOrder",
            {.path = {{"order_ref", std::to_string(order_ref.value)}},
             .body = R"({"command_id":")" + id.value + R"(","command":")" + name + "\"" +
                     (members.empty() ? "" : "," + members) + "}"}
        );
    }

    static const ApiDescription& api() {
        static const ApiDescription description;
        return description;
    }

    ShopOptions shop_options;
    std::array<EmbeddedFile, 2> page_files{
        EmbeddedFile{"index.html", "<!doctype html><title>Balcão</title>"},
        EmbeddedFile{"app.js", "0"}};
    LinkStatus links;
    LedgerViews read_views{options().folder};
    PaperDesk papers{*ledger, read_views, clock, shopPapers(shop_options)};
    AfterViews after_views{options().folder};
    ReportViews report_views{options().folder};
    CodeViews code_views{options().folder};
    std::atomic<std::int64_t> codes_used{0};  // the version that the hub's part was told of
    AcceptanceViews acceptance_views{options().folder};
    ShelfHub shelf_hub;
    ShelfPrinters shelf_printers;
    std::atomic<int> printer_changes{0};
    HealthReport health;  // what the agent found when it looked last
    PhotoShelf photos{options().folder / "photos", 100'000};
    ClerkServer server{
        {.address = "127.0.0.1",
         .port = 0,
         .pages_dir = {},
         .pages = page_files,
         .stores = shop_options.stores,
         .version = "1.2.3",
         .papers = &papers,
         .printers =
             {.configured = shopPrinters(shop_options),
              .find =
                  [] {
                      return std::vector<PrinterSighting>{
                          {.address = "cups://zebra", .name = "Zebra", .about = "ZD220"}};
                  }},
         .printer_setup =
             {.desk = shop_options.can_change_printers ? &shelf_printers : nullptr,
              .on_change =
                  [this] {
                      ++printer_changes;
                  }},
         .staff =
             {.is_required = shop_options.is_sign_in_required,
              .idle = std::chrono::minutes{10},
              .store = {},
              .port = 0,
              .code_file = recoveryCodeFile(options().folder),
              .pepper = {},
              .cost = SecretHasher::Cost::for_tests},
         .undo_for = shop_options.undo_for,
         .second_person_over = shop_options.second_person_over,
         .after = {.views = &after_views, .hub = &shelf_hub},
         .health = [this] { return health; },
         .photos = &photos,
         .reports = {.views = &report_views, .has_people = shop_options.has_people_in_reports},
         .codes =
             {.views = shop_options.has_codes ? &code_views : nullptr,
              .use =
                  [this](std::int64_t version, const HubCodes&) {
                      codes_used = version;
                  }},
         .acceptance = {.views = &acceptance_views, .hub = "https://hub.example/v1"},
         .support_bundle = [] { return std::string{"PK of the test"}; },
         .trace =
             [](const std::string& number) {
                 return std::vector<HealthFinding>{
                     {.part = "order", .word = "not_here", .facts = {number}}};
             }},
        *ledger,
        read_views,
        links,
        clock};
    HttpPeer peer{server.port()};
    std::string token;
};

}  // namespace balcao::test
