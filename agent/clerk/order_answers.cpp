#include "agent/clerk/order_answers.h"

#include "agent/clerk/order_json.h"
#include "agent/json/json_writer.h"
#include "common/order/order_text.h"

#include <algorithm>
#include <utility>

namespace balcao {

namespace {

/// English for the person on the phone; the page words the slug.
std::string_view titleOf(Refusal refusal) {
    switch (refusal) {
        case Refusal::not_now:
            return "The order's state does not allow this.";
        case Refusal::not_for_you:
            return "This person may not do this.";
        case Refusal::already_decided:
            return "Somebody has answered this order before.";
        case Refusal::cancelled:
            return "The order is cancelled or no longer this store's.";
        case Refusal::on_hold:
            return "The order is not paid, or held by the hub.";
        case Refusal::not_yet_due:
            return "The answer time is not over.";
        case Refusal::wrong_journey:
            return "Pickup orders are not dispatched and shipped ones not handed over.";
        case Refusal::line_missing:
            return "A first answer must name every line.";
        case Refusal::line_unknown:
            return "A line is unknown, or named twice.";
        case Refusal::quantity_mismatch:
            return "Accepted and refused units do not add up to the ordered quantity.";
        case Refusal::reason_note_missing:
            return "The reason 'other' needs a note.";
        case Refusal::partial_not_allowed:
            return "The hub does not take this order in part.";
        case Refusal::late_refusal_not_allowed:
            return "The hub takes no refusal after the acceptance: ask to cancel.";
        case Refusal::goods_returned:
            return "Some of the goods came back: the handover stands.";
        case Refusal::nothing_lowered:
            return "Nothing was lowered.";
        case Refusal::invalid_value:
            return "A key, count or code is malformed.";
        case Refusal::labels_missing:
            return "The labels are needed first.";
        case Refusal::no_problem:
            return "Nothing waits for a person here.";
        case Refusal::paused:
            return "Resume picking first.";
        case Refusal::already_sent:
            return "The answer has left already, or something builds on it.";
        case Refusal::second_person_waits:
            return "An answer waits for a second person's yes or no.";
        case Refusal::same_person:
            return "Whoever gave the answer cannot be its second person.";
        case Refusal::nothing_proposed:
            return "No answer waits for a second person.";
    }
    return "Refused.";
}

std::string slugOf(Refusal refusal) {
    std::string slug{toText(refusal)};
    std::replace(slug.begin(), slug.end(), '_', '-');
    return slug;
}

Response done(const Submitted& submitted, const LedgerViews& views) {
    Response response;
    response.content_type = kJsonType;
    JsonWriter json{response.body};
    json.beginObject();
    json.member("is_repeated", submitted.is_repeated);
    json.member("revision", submitted.revision);
    if (const auto detail = orderDetailJson(views, submitted.order_ref)) {
        json.rawMember("order", *detail);
    }
    json.endObject();
    return response;
}

Response conflict(
    std::string_view slug,
    std::string_view title,
    const LedgerViews& views,
    std::optional<OrderRef> order_ref
) {
    Response response;
    response.status = 409;
    response.content_type = kProblemType;
    JsonWriter json{response.body};
    json.beginObject();
    json.member("type", slug);
    json.member("title", title);
    json.member("status", 409);
    const auto detail = order_ref ? orderDetailJson(views, *order_ref) : std::nullopt;
    if (detail) {
        json.rawMember("order", *detail);
    }
    json.endObject();
    return response;
}

}  // namespace

std::optional<std::string> orderDetailJson(const LedgerViews& views, OrderRef order_ref) {
    const auto view = views.order(order_ref);
    if (!view) {
        return std::nullopt;
    }
    std::string text;
    JsonWriter json{text};
    writeOrderDetail(json, *view, views.journal(order_ref));
    return text;
}

Response noSuchOrder() {
    return problem(404, "no-such-order", "There is no such order.");
}

Response answerOf(
    const Result<Submitted, Refused>& result,
    const LedgerViews& views,
    std::optional<OrderRef> order_ref
) {
    if (result) {
        return done(*result, views);
    }
    const Refused& refused = result.error();
    switch (refused.why) {
        case Refused::Why::no_such_order:
            return order_ref ? noSuchOrder() : problem(404, "not-found", "There is no such thing.");
        case Refused::Why::id_used_for_another_order:
            return conflict(
                "id-used",
                "This command_id was used for something else. Make a new one for each click.",
                views,
                order_ref
            );
        case Refused::Why::bytes_wiped:
            return conflict(
                "paper-wiped",
                "The bytes of this paper were wiped some days after its order ended. Fetch the "
                "label from the hub or the carrier again.",
                views,
                order_ref
            );
        case Refused::Why::by_the_rules:
            break;
    }
    return conflict(slugOf(refused.refusal), titleOf(refused.refusal), views, order_ref);
}

}  // namespace balcao
