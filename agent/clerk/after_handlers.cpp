// Returns and coupons: the operations of api.yaml under /sales, /returns, /coupons and /errands.
#include "agent/clerk/after_json.h"
#include "agent/clerk/after_requests.h"
#include "agent/clerk/operations.h"
#include "agent/clerk/stations.h"
#include "agent/clerk/strict_json.h"
#include "agent/service/log.h"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace balcao {

namespace {

constexpr std::size_t kMostSales = 20;
constexpr std::size_t kMostShown = 200;

std::string slugOf(std::string_view word) {
    std::string slug{word};
    std::ranges::replace(slug, '_', '-');
    return slug;
}

Response refused(std::string_view word) {
    const bool is_unknown = word == "unknown";
    return problem(
        is_unknown ? 404 : 409,
        is_unknown ? std::string{"not-found"} : slugOf(word),
        "This cannot be done with the return or coupon as it stands."
    );
}

template <typename Write>
Response answer(Write write) {
    std::string body;
    JsonWriter json{body};
    write(json);
    return jsonAnswer(std::move(body));
}

const StoreKey& counterStore(const ClerkParts& parts) {
    return parts.stores.front();
}

Response hubAway(const std::string& why) {
    log::warning("clerk", "a question to the hub from the counter: " + why);
    return problem(503, "hub-offline", "The hub does not answer; try again when it is back.", why);
}

std::string digitsOf(const std::string& text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) {
        return c >= '0' && c <= '9';
    });
    return digits;
}

/// The text is a CPF or CNPJ, with or without punctuation: then without it.
std::string documentIn(const std::string& text) {
    const bool is_written_so = std::ranges::all_of(text, [](char c) {
        return (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '/' || c == ' ';
    });
    const std::string digits = digitsOf(text);
    return is_written_so && (digits.size() == 11 || digits.size() == 14) ? digits : std::string{};
}

// --- sales -------------------------------------------------------------------------------------

/// When the customer got the goods, as the journal tells.
std::optional<Instant> deliveredAt(const std::vector<JournalView>& journal) {
    std::optional<Instant> at;
    for (const JournalView& line : journal) {
        const OrderEvent& event = line.entry.event;
        const auto* const moved = std::get_if<Moved>(&event);
        const auto* const adopted = std::get_if<Adopted>(&event);
        const bool is_delivery = std::holds_alternative<HandedOver>(event) ||
                                 (moved != nullptr && moved->to == OrderState::delivered) ||
                                 (adopted != nullptr && adopted->to == OrderState::delivered);
        if (is_delivery) {
            at = line.entry.at;
        }
    }
    return at;
}

std::optional<Sale> localSale(const ClerkParts& parts, OrderRef order_ref) {
    const auto view = parts.views.order(order_ref);
    if (!view) {
        return std::nullopt;
    }
    const Order& order = view->order;
    Sale sale{
        .order_ref = order_ref,
        .order = order.hub,
        .lines = {},
        .delivered_at = deliveredAt(parts.views.journal(order_ref))};
    const bool is_all_there = order.state == OrderState::delivered ||
                              order.state == OrderState::returned ||
                              order.state == OrderState::in_return;
    for (const LineProgress& line : order.lines) {
        sale.lines.push_back(
            {.line_id = line.line_id,
             .delivered = is_all_there ? std::max(line.delivered, line.accepted) : line.delivered,
             .returned = 0}
        );
    }
    return sale;
}

Result<std::vector<Sale>, std::string> salesAtHub(const ClerkParts& parts, const SaleQuery& query) {
    if (parts.after.hub == nullptr) {
        return Failure{std::string{"no hub is set up"}};
    }
    return parts.after.hub->findSales(counterStore(parts), query);
}

Response findSales(const ClerkParts& parts, const Call& call) {
    auto values = parametersOf(call.request.query, {"q", "at"});
    const std::string& text = values["q"];
    const std::string& at = values["at"];
    if (!at.empty() && at != "store" && at != "hub") {
        throw BadRequest{"invalid-value", "at must be store or hub"};
    }
    std::vector<Sale> sales;
    if (at == "hub") {
        const std::string document = documentIn(text);
        const auto found = salesAtHub(
            parts, {.document = document, .text = document.empty() ? text : std::string{}}
        );
        if (!found) {
            return hubAway(found.error());
        }
        sales = *found;
    } else {
        OrderQuery query;
        query.text = text;
        query.limit = kMostSales;
        for (const OrderRow& row : parts.views.orders(query)) {
            if (auto sale = localSale(parts, row.order_ref)) {
                sales.push_back(*std::move(sale));
            }
        }
    }
    if (sales.size() > kMostSales) {
        sales.resize(kMostSales);
    }
    const Instant now = parts.clock.now();
    return listAnswer("sales", sales, [&](JsonWriter& json, const Sale& sale) {
        const auto earlier =
            parts.after.views->returnsOf(sale.order.store.site_id, sale.order.order_id);
        writeSale(json, sale, earlier, parts.after.policy, now);
    });
}

// --- returns -----------------------------------------------------------------------------------

Response answerTo(const Result<Return, ReturnRefusal>& result) {
    if (!result) {
        return refused(toText(result.error()));
    }
    return answer([&](JsonWriter& json) { writeReturn(json, *result); });
}

Response openReturn(const ClerkParts& parts, const Call& call) {
    ReturnWish wish = parseReturnWish(call.request.body);
    std::optional<Sale> sale;
    if (wish.order_ref.value != 0) {
        sale = localSale(parts, wish.order_ref);
    } else {
        // The same click again needs no hub: the return is there.
        if (const auto before = parts.after.views->findReturn({wish.command_id.value})) {
            return answer([&](JsonWriter& json) { writeReturn(json, *before); });
        }
        // A number, even if it looks like a CPF.
        const auto found = salesAtHub(parts, {.document = {}, .text = wish.order_id});
        if (!found) {
            return hubAway(found.error());
        }
        for (const Sale& one : *found) {
            if (one.order.order_id.value == wish.order_id) {
                sale = one;
            }
        }
    }
    if (!sale) {
        return refused("unknown");
    }
    const bool is_ours = std::ranges::find(parts.stores, sale->order.store) != parts.stores.end();
    return answerTo(parts.ledger.afterSale().openReturn(
        {.command_id = wish.command_id,
         .store = is_ours ? sale->order.store : counterStore(parts),
         .sale = *std::move(sale),
         .lines = std::move(wish.lines),
         .policy = parts.after.policy,
         .actor = parts.staff.actorOf(call.request)}
    ));
}

Response commandReturn(const ClerkParts& parts, const Call& call) {
    ReturnStep step = parseReturnStep(call.request.body);
    return answerTo(parts.ledger.afterSale().moveReturn(
        {.command_id = std::move(step.command_id),
         .return_id = {call.path_values.at(0)},
         .command = std::move(step.command),
         .policy = parts.after.policy,
         .actor = parts.staff.actorOf(call.request)}
    ));
}

Response getReturn(const ClerkParts& parts, const Call& call) {
    const auto one = parts.after.views->findReturn({call.path_values.at(0)});
    return one ? answer([&](JsonWriter& json) { writeReturn(json, *one); }) : refused("unknown");
}

Response findReturns(const ClerkParts& parts, const Call& call) {
    auto values = parametersOf(call.request.query, {"open"});
    const std::string& open = values["open"];
    if (!open.empty() && open != "true" && open != "false") {
        throw BadRequest{"invalid-value", "open must be true or false"};
    }
    return listAnswer(
        "returns", parts.after.views->returns(open == "true", kMostShown), writeReturn
    );
}

// --- coupons -----------------------------------------------------------------------------------

Response answerTo(const Result<Coupon, CouponRefusal>& result) {
    if (!result) {
        return refused(toText(result.error()));
    }
    return answer([&](JsonWriter& json) { writeCoupon(json, *result); });
}

Result<std::vector<HubCoupon>, std::string> couponsAtHub(
    const ClerkParts& parts, const std::string& text
) {
    if (parts.after.hub == nullptr) {
        return Failure{std::string{"no hub is set up"}};
    }
    const std::string document = documentIn(text);
    if (!document.empty()) {
        return parts.after.hub->findCoupons({.code = {}, .document = document, .order_id = {}});
    }
    auto by_code = parts.after.hub->findCoupons({.code = text, .document = {}, .order_id = {}});
    if (!by_code || !by_code->empty()) {
        return by_code;
    }
    return parts.after.hub->findCoupons({.code = {}, .document = {}, .order_id = text});
}

Response findCoupons(const ClerkParts& parts, const Call& call) {
    auto values = parametersOf(call.request.query, {"q", "at"});
    const std::string& text = values["q"];
    const std::string& at = values["at"];
    if (!at.empty() && at != "store" && at != "hub") {
        throw BadRequest{"invalid-value", "at must be store or hub"};
    }
    if (at != "hub") {
        return listAnswer("coupons", parts.after.views->coupons(text, kMostShown), writeCoupon);
    }
    if (text.empty()) {
        throw BadRequest{"missing-member", "q says what the hub is asked for"};
    }
    const auto found = couponsAtHub(parts, text);
    if (!found) {
        return hubAway(found.error());
    }
    std::vector<Coupon> coupons;
    for (const HubCoupon& one : *found) {
        if (auto coupon = couponOf(one, {}, counterStore(parts), parts.clock.now())) {
            coupons.push_back(*std::move(coupon));
        }
    }
    return listAnswer("coupons", coupons, writeCoupon);
}

/// The coupon of this ledger that `key` names: our id or the hub's code.
std::optional<Coupon> couponNamed(const ClerkParts& parts, const std::string& key) {
    if (auto coupon = parts.after.views->findCoupon({key})) {
        return coupon;
    }
    return parts.after.views->findCouponByCode(counterStore(parts).site_id, key);
}

Response getCoupon(const ClerkParts& parts, const Call& call) {
    const auto coupon = couponNamed(parts, call.path_values.at(0));
    return coupon ? answer([&](JsonWriter& json) { writeCoupon(json, *coupon); })
                  : refused("unknown");
}

Response moveCoupon(const ClerkParts& parts, const Call& call) {
    MoveCoupon wish = parseCouponWish(call.request.body);
    const bool is_payment = wish.kind == MovementKind::redeem;
    const StaffAction action = is_payment ? StaffAction::take_returns : StaffAction::change_coupons;
    if (auto refused = parts.staff.refuse(call.request, action)) {
        return *std::move(refused);
    }
    const std::string& key = call.path_values.at(0);
    auto coupon = couponNamed(parts, key);
    const bool is_known_click =
        coupon && std::ranges::any_of(coupon->movements, [&](const CouponMovement& movement) {
            return movement.movement_id == wish.command_id.value;
        });
    // Nobody gives goods for a coupon that only the hub can say to be good.
    const bool is_hub_there = parts.links.hub(counterStore(parts)).state == HubLinkState::ok;
    if (is_payment && !is_hub_there && !is_known_click) {
        return refused(toText(CouponRefusal::hub_offline));
    }
    if (!coupon) {
        const auto found = couponsAtHub(parts, key);
        if (!found) {
            return hubAway(found.error());
        }
        const auto meant = std::ranges::find(*found, key, &HubCoupon::code);
        if (meant == found->end()) {
            return refused("unknown");
        }
        const auto adopted = parts.ledger.afterSale().adoptCoupon(counterStore(parts), *meant);
        if (!adopted) {
            return refused(toText(adopted.error()));
        }
        coupon = *adopted;
    }
    wish.coupon_id = coupon->coupon_id;
    wish.actor = parts.staff.actorOf(call.request);
    return answerTo(parts.ledger.afterSale().moveCoupon(wish));
}

/// What stands on the coupon's paper.
Voucher voucherOf(
    const Coupon& coupon, const std::optional<Return>& about, const std::string& language
) {
    Voucher voucher;
    voucher.store = coupon.store;
    if (about && about->order_ref.value != 0) {
        voucher.order_ref = about->order_ref;
    }
    voucher.order_code = coupon.order_id.value;
    voucher.code = coupon.code;
    voucher.amount_minor = coupon.issued_minor;
    voucher.balance_minor = balanceOf(coupon);
    voucher.currency = coupon.currency;
    voucher.valid_until = coupon.expires_at;
    voucher.customer = coupon.customer.name;
    voucher.document = coupon.customer.document;
    for (const ReturnLine& line : about ? about->lines : std::vector<ReturnLine>{}) {
        if (line.accepted > 0) {
            voucher.returned.push_back({.quantity = line.accepted, .description = line.description}
            );
        }
    }
    voucher.language = language;
    return voucher;
}

/// The answer to a wish for paper; `make` may throw what only the log is told of.
template <typename Make>
Response paperAnswer(const char* what, Make make) {
    try {
        const Result<PaperAdded, PaperRefused> added = make();
        if (!added) {
            return refused(toText(CouponRefusal::not_now));
        }
        return answer([&](JsonWriter& json) {
            json.beginObject();
            if (added->job_id) {
                json.member("job_id", *added->job_id);
            }
            json.member("copy", added->copy);
            json.member("is_repeated", added->is_repeated);
            json.member("revision", added->revision);
            json.endObject();
        });
    } catch (const LedgerError&) {
        throw;  // worded where every operation's are
    } catch (const std::exception& fault) {
        log::error("papers", std::string{"make "} + what + ": " + fault.what());
        return problem(500, "paper-failed", "The paper could not be made; call support.");
    }
}

Response printCoupon(const ClerkParts& parts, const Call& call) {
    const PlainWish wish = parsePlainWish(call.request.body);
    const auto coupon = couponNamed(parts, call.path_values.at(0));
    if (!coupon || parts.papers == nullptr) {
        return refused("unknown");
    }
    if (coupon->code.empty()) {
        return refused(toText(CouponRefusal::not_now));  // there is nothing to redeem yet
    }
    const auto about = parts.after.views->findReturn({coupon->return_id});
    Voucher voucher = voucherOf(*coupon, about, wish.language);
    voucher.station = stationOf(call.request);
    return paperAnswer("a voucher", [&] {
        return parts.papers->printVoucher(
            wish.command_id, voucher, wish.reason, parts.staff.actorOf(call.request)
        );
    });
}

Response printReturn(const ClerkParts& parts, const Call& call) {
    const PlainWish wish = parsePlainWish(call.request.body);
    const auto about = parts.after.views->findReturn({call.path_values.at(0)});
    if (!about || parts.papers == nullptr) {
        return refused("unknown");
    }
    const auto coupon = parts.after.views->findCoupon({about->coupon_id});
    const ReturnPaper paper{
        .about = *about,
        .coupon_code = coupon ? coupon->code : std::string{},
        .language = wish.language,
        .station = stationOf(call.request)};
    return paperAnswer("a return's receipt", [&] {
        return parts.papers->printReturn(
            wish.command_id, paper, wish.reason, parts.staff.actorOf(call.request)
        );
    });
}

// --- errands -----------------------------------------------------------------------------------

Response findErrands(const ClerkParts& parts, const Call& call) {
    parametersOf(call.request.query, {});
    return listAnswer("errands", parts.after.views->errands(kMostShown), writeErrand);
}

Response retryErrand(const ClerkParts& parts, const Call& call) {
    const PlainWish wish = parsePlainWish(call.request.body);
    const bool is_there = parts.ledger.afterSale().retryErrand(
        wish.command_id, {call.path_values.at(0)}, parts.staff.actorOf(call.request)
    );
    if (!is_there) {
        return refused("unknown");
    }
    return storedAnswer(parts.ledger);
}

// What may ask the hub may take seconds: the few readers are not for that.
constexpr std::array kOperations = {
    reading("findSales", "/api/v1/sales", findSales, LaneKind::writes),
    reading("findReturns", "/api/v1/returns", findReturns),
    writing("openReturn", "/api/v1/returns", openReturn, StaffAction::take_returns),
    reading("getReturn", "/api/v1/returns/{return_id}", getReturn),
    writing(
        "commandReturn",
        "/api/v1/returns/{return_id}/commands",
        commandReturn,
        StaffAction::take_returns
    ),
    writing(
        "printReturn", "/api/v1/returns/{return_id}/receipt", printReturn, StaffAction::print_papers
    ),
    reading("findCoupons", "/api/v1/coupons", findCoupons, LaneKind::writes),
    reading("getCoupon", "/api/v1/coupons/{coupon_key}", getCoupon),
    writing("moveCoupon", "/api/v1/coupons/{coupon_key}/movements", moveCoupon, {}),
    writing(
        "printCoupon",
        "/api/v1/coupons/{coupon_key}/voucher",
        printCoupon,
        StaffAction::print_papers
    ),
    reading("findErrands", "/api/v1/errands", findErrands),
    writing(
        "retryErrand",
        "/api/v1/errands/{errand_id}/retry",
        retryErrand,
        StaffAction::settle_messages
    ),
};

}  // namespace

void addAfterSaleRoutes(Router& router, ClerkParts& parts) {
    if (parts.after.views == nullptr || parts.stores.empty()) {
        return;
    }
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
