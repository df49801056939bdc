#include "tests/simulator/fault.h"

#include "tests/simulator/problem.h"

#include <algorithm>

namespace balcao::simulator {

namespace {

bool isKnownKind(const std::string& kind) {
    const auto& kinds = faultKinds();
    return std::any_of(kinds.begin(), kinds.end(), [&](const auto& known) {
        return known.first == kind;
    });
}

}  // namespace

const std::vector<std::pair<std::string, std::string>>& faultKinds() {
    static const std::vector<std::pair<std::string, std::string>> kinds{
        {"reply_lost", "the effect is applied, the connection is closed without an answer"},
        {"no_effect_lost", "the connection is closed before anything happens"},
        {"effect_then_500", "the effect is applied, the answer is 500"},
        {"effect_then_502", "the effect is applied, the answer is 502 in HTML"},
        {"500", "500 without effect"},
        {"502", "502 in HTML without effect"},
        {"503", "503 without effect; retry_after_s, http_date"},
        {"429", "429 without effect; retry_after_s, http_date"},
        {"401", "401 token-expired although the token is good"},
        {"html_200", "200 with a captive portal's page, without effect"},
        {"empty_200", "200 without a body, without effect"},
        {"slow", "delay_ms before the answer; variant before: also before the effect"},
        {"slow_body", "the body drips, delay_ms between pieces"},
        {"truncated", "the connection is closed in mid-body; Content-Length is the whole"},
        {"truncated_chunked", "a chunked body that is cut off"},
        {"wrong_content_length", "Content-Length is too short by a third"},
        {"gzip", "the body is compressed, if the client accepts gzip"},
        {"gzip_bomb", "a small compressed body of 64 MiB"},
        {"bad_json", "the body is not JSON any more"},
        {"wrong_types", "numbers are sent as text"},
        {"wrong_count", "count is one too high"},
        {"foreign_store", "another store's id; variant order: in one order of the list"},
        {"duplicate", "the first order stands twice in the list"},
        {"stale_list", "changed orders are shown as they were before, under a fresh ETag"},
        {"out_of_order", "the list is reversed"},
        {"missing_order", "order (or the first) is left out of the list"},
        {"odd_format",
         "variant fraction, no_zone, zero_date, decimal, list_for_object, unknown_member"},
        {"unknown_status", "the orders show the status `code`"},
        {"labels_not_ready", "202 with Retry-After (retry_after_s, default 1)"},
        {"label_url", "url instead of content; variant ok, 404, 410, html, redirect, wrong_bytes"},
        {"label_wrong_sha", "the label's sha256 is of other bytes"},
        {"label_html", "the label's content is a page"},
        {"label_missing_package", "the last label is left out"},
        {"in_progress", "409 in-progress without effect"},
        {"refuse", "the status `code` as a problem of type `variant`, without effect"},
        {"stale", "412 stale with the current order, without effect"},
        {"keys_forgotten", "the hub forgets every Idempotency-Key first"},
        {"clock_skew", "the Date header is off by skew_ms"},
    };
    return kinds;
}

std::string Fault::toJson() const {
    auto json = makeObject();
    json->set("kind", kind);
    json->set("operation", operation);
    json->set("store", store);
    json->set("order", order_id);
    json->set("count", count);
    json->set("probability", probability);
    json->set("delay_ms", delay_ms);
    json->set("retry_after_s", retry_after_s);
    json->set("http_date", is_http_date);
    json->set("skew_ms", skew_ms);
    json->set("variant", variant);
    json->set("code", code);
    return toText(*json);
}

Fault Fault::parse(const JsonObject& json) {
    Fault fault;
    fault.kind = textIn(json, "kind");
    fault.operation = textIn(json, "operation");
    fault.store = textIn(json, "store");
    fault.order_id = textIn(json, "order");
    fault.probability = numberIn(json, "probability", 1.0);
    fault.count = integerIn(json, "count", json.has("probability") ? -1 : 1);
    fault.delay_ms = integerIn(json, "delay_ms");
    fault.retry_after_s = integerIn(json, "retry_after_s", -1);
    fault.is_http_date = flagIn(json, "http_date");
    fault.skew_ms = integerIn(json, "skew_ms");
    fault.variant = textIn(json, "variant");
    fault.code = textIn(json, "code");
    if (!isKnownKind(fault.kind)) {
        refuse(422, "unknown-fault", "there is no fault `" + fault.kind + "`");
    }
    if (!fault.operation.empty() && !findOperation(fault.operation)) {
        refuse(422, "unknown-operation", "there is no operation `" + fault.operation + "`");
    }
    return fault;
}

bool isMeantFor(const Fault& fault, const FaultTarget& target) {
    return fault.count != 0 &&
           (fault.operation.empty() || fault.operation == toText(target.operation)) &&
           (fault.store.empty() || fault.store == target.store) &&
           (fault.order_id.empty() || fault.order_id == target.order_id ||
            fault.kind == "missing_order");
}

}  // namespace balcao::simulator
