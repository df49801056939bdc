#include "agent/hub/rest/rest_errands.h"

#include "agent/hub/rest/after_codec.h"
#include "agent/hub/rest/order_codec.h"
#include "agent/hub/rest/problem_codec.h"

#include <utility>

namespace balcao {

namespace {

constexpr std::size_t kMaxBytes = std::size_t{4} << 20U;

Later later(Later::Cause cause, std::string why) {
    return {.cause = cause, .retry_after = std::nullopt, .why = std::move(why)};
}

ErrandOutcome notDone() {
    return ErrandRefused{
        .slug = "not-done",
        .detail = "the hub has no record of it; nothing was done",
        .coupon = std::nullopt};
}

/// Where the hub's record of a coupon's errand is found; empty: nowhere.
std::string placeOfRecord(const Errand& errand, const std::string& base_path) {
    if (const auto* const issue = std::get_if<IssueErrand>(&errand.body)) {
        return base_path + "/coupons?limit=500&orderId=" + percentEncoded(issue->order_id.value);
    }
    if (const auto* const move = std::get_if<MovementErrand>(&errand.body)) {
        return base_path + "/coupons/" + percentEncoded(move->code);
    }
    return {};
}

}  // namespace

RestErrands::RestErrands(HubPlace place, CodesSource codes, HubToken& token)
    : codes_{std::move(codes)}
    , client_{std::move(place), token} {}

ErrandOutcome RestErrands::deliver(
    const Errand& errand, ErrandMode mode, std::chrono::milliseconds timeout
) {
    if (errand.attempts > 0 || mode == ErrandMode::look) {
        if (auto outcome = lookFor(errand, timeout)) {
            return *std::move(outcome);
        }
    }
    if (mode == ErrandMode::look) {
        return notDone();
    }
    auto sent = client_.send(
        writeErrand(errand, *codes_(errand.codes_version), client_.basePath()), timeout, kMaxBytes
    );
    if (auto* const wait = std::get_if<Later>(&sent)) {
        return std::move(*wait);
    }
    if (auto* const not_allowed = std::get_if<NotAllowed>(&sent)) {
        return std::move(*not_allowed);
    }
    const HttpAnswer& answer = std::get<HttpAnswer>(sent);
    const bool is_method_unknown = answer.status == 405 || answer.status == 501;
    if (is_method_unknown && std::holds_alternative<ProofErrand>(errand.body)) {
        return ErrandRefused{
            .slug = std::string{kHubTakesNone},
            .detail = "the hub takes no proofs of delivery",
            .coupon = std::nullopt};
    }
    return answer.status >= 400 ? refuse(answer) : settle(errand, answer);
}

std::optional<ErrandOutcome> RestErrands::lookFor(
    const Errand& errand, std::chrono::milliseconds timeout
) {
    std::string path = placeOfRecord(errand, client_.basePath());
    if (path.empty()) {
        return std::nullopt;  // the key tells a repeat
    }
    auto asked = client_.send(
        {.method = "GET", .path = std::move(path), .headers = {}, .body = {}}, timeout, kMaxBytes
    );
    if (auto* const wait = std::get_if<Later>(&asked)) {
        return std::move(*wait);
    }
    if (auto* const not_allowed = std::get_if<NotAllowed>(&asked)) {
        return std::move(*not_allowed);
    }
    return foundIn(errand, std::get<HttpAnswer>(asked));
}

std::optional<ErrandOutcome> RestErrands::foundIn(const Errand& errand, const HttpAnswer& answer) {
    if (answer.status == 404 && !slugOfProblem(answer).empty()) {
        return std::nullopt;  // it may yet come into being by our own sending
    }
    if (answer.status != 200 || !isJson(answer)) {
        return later(
            Later::Cause::bad_answer,
            "the hub does not say what became of a coupon, status " + std::to_string(answer.status)
        );
    }
    try {
        const JsonValue body = json_.parse(answer.body, {.bytes = kMaxBytes});
        if (const auto list = body.find("coupons")) {
            for (const JsonValue one : list->elements()) {
                HubCoupon coupon = readCoupon(one);
                if (findMovement(coupon, errand.errand_id.value) != nullptr) {
                    return ErrandTaken{
                        .order = std::nullopt, .coupon = std::move(coupon), .unknown_skus = {}};
                }
            }
            return std::nullopt;
        }
        HubCoupon coupon = readCoupon(body);
        if (findMovement(coupon, errand.errand_id.value) != nullptr) {
            return ErrandTaken{
                .order = std::nullopt, .coupon = std::move(coupon), .unknown_skus = {}};
        }
        return std::nullopt;
    } catch (const JsonError& error) {
        return later(Later::Cause::bad_answer, std::string{"the hub's coupons: "} + error.what());
    }
}

/// A 2xx. Only an answer that is whole and about this errand counts.
ErrandOutcome RestErrands::settle(const Errand& errand, const HttpAnswer& answer) {
    if (std::holds_alternative<ProofErrand>(errand.body) && answer.body.empty() &&
        (answer.status == 200 || answer.status == 201)) {
        return ErrandTaken{};
    }
    if (!isJson(answer) || answer.status >= 300) {
        return later(
            Later::Cause::link,
            "what answers as the hub sends no JSON (portal or proxy?), status " +
                std::to_string(answer.status)
        );
    }
    try {
        const JsonValue body = json_.parse(answer.body, {.bytes = kMaxBytes});
        if (std::holds_alternative<ProofErrand>(errand.body)) {
            return ErrandTaken{};
        }
        if (std::holds_alternative<StockErrand>(errand.body)) {
            return ErrandTaken{
                .order = std::nullopt,
                .coupon = std::nullopt,
                .unknown_skus = readUnknownSkus(body)};
        }
        if (const auto* const told = std::get_if<ReturnErrand>(&errand.body)) {
            if (body.at("orderId").text() != told->order_id.value) {
                body.at("orderId").fail("is another order");
            }
            Sale sale = readSale(body, *codes_(std::nullopt));
            sale.order.etag = answer.header("ETag");
            const bool is_ours = sale.order.store == errand.store;
            return ErrandTaken{
                .order = is_ours ? std::optional{std::move(sale.order)} : std::nullopt,
                .coupon = std::nullopt,
                .unknown_skus = {}};
        }
        HubCoupon coupon = readCoupon(body);
        const auto* const move = std::get_if<MovementErrand>(&errand.body);
        const auto* const issue = std::get_if<IssueErrand>(&errand.body);
        const bool is_meant = move != nullptr
                                  ? coupon.code == move->code
                                  : issue != nullptr && coupon.order_id == issue->order_id;
        if (!is_meant) {
            body.fail("is another coupon");
        }
        return ErrandTaken{.order = std::nullopt, .coupon = std::move(coupon), .unknown_skus = {}};
    } catch (const JsonError& error) {
        return later(
            Later::Cause::bad_answer, std::string{"the hub's answer to an errand: "} + error.what()
        );
    }
}

/// A 4xx or 501: final if it is a problem of the hub's that time does not heal.
ErrandOutcome RestErrands::refuse(const HttpAnswer& answer) {
    const std::string slug = slugOfProblem(answer);
    const std::string status = std::to_string(answer.status);
    if (!isJson(answer)) {
        return later(
            Later::Cause::bad_answer,
            "the hub answered " + status + " without a problem in JSON (portal or proxy?)"
        );
    }
    try {
        const JsonValue body = json_.parse(answer.body, {.bytes = kMaxBytes});
        const bool is_in_time = slug == "in-progress" || slug == "stale" || answer.status == 408 ||
                                answer.status == 425 || body.booleanOr("retryable", false);
        if (is_in_time) {
            Later wait = later(Later::Cause::not_ready, "the hub says " + status + " " + slug);
            wait.retry_after = retryAfterOf(answer);
            return wait;
        }
        ErrandRefused refused{
            .slug = slug.empty() ? "http-" + status : slug,
            .detail = body.textOr("detail", body.textOr("title")).substr(0, 300),
            .coupon = std::nullopt};
        if (const auto coupon = body.find("coupon")) {
            refused.coupon = readCoupon(*coupon);
        }
        return refused;
    } catch (const JsonError& error) {
        return later(Later::Cause::bad_answer, std::string{"the hub's problem: "} + error.what());
    }
}

}  // namespace balcao
