// Writing: messages from the outbox.
#include "agent/hub/rest/decision_check.h"
#include "agent/hub/rest/message_codec.h"
#include "agent/hub/rest/order_codec.h"
#include "agent/hub/rest/rest_hub.h"
#include "agent/service/sha256.h"
#include "printing/intake/intake.h"
#include "printing/intake/label_link.h"

#include <algorithm>
#include <utility>

namespace balcao {

namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

milliseconds until(SteadyTime deadline) {
    const auto left = std::chrono::duration_cast<milliseconds>(deadline - steady_clock::now());
    return std::max(left, milliseconds{1});
}

Later later(Later::Cause cause, std::string why) {
    return {.cause = cause, .retry_after = std::nullopt, .why = std::move(why)};
}

constexpr int kMostHops = 1;  // of a label's address, on the same host

LabelPlace placeOf(const Origin& origin) {
    return {.is_https = origin.is_tls, .host = origin.host, .port = origin.port};
}

bool isRedirection(const HttpAnswer& answer) {
    return answer.status == 301 || answer.status == 302 || answer.status == 303 ||
           answer.status == 307 || answer.status == 308;
}

/// Where a Location header leads: a whole address, or a path on the same host.
std::optional<WebAddress> redirectedTo(const WebAddress& from, std::string_view location) {
    if (location.starts_with('/') && !location.starts_with("//")) {
        const std::string scheme = from.origin.is_tls ? "https://" : "http://";
        return readWebAddress(scheme + hostHeader(from.origin) + std::string{location});
    }
    return readWebAddress(location);
}

/// The format's name on the page and in files.
std::string formatOf(DocumentKind kind) {
    return std::string{fileEndingOf(kind).substr(1)};
}

/// A package has one document: the labels of a ZIP file in ZPL are one file of several labels.
Result<ReceivedDocument, std::string> oneDocumentOf(const std::string& bytes) {
    const auto documents = takeIn(bytes);
    if (!documents) {
        return Failure{documents.error()};
    }
    ReceivedDocument whole = documents->front();
    for (auto more = documents->begin() + 1; more != documents->end(); ++more) {
        if (whole.kind != DocumentKind::zpl || more->kind != DocumentKind::zpl) {
            return Failure{std::string{
                "several_documents: the ZIP file holds several documents for one package; ask the "
                "hub for the label alone"}};
        }
        whole.bytes += '\n' + more->bytes;
    }
    const bool is_printable = whole.kind == DocumentKind::zpl || whole.kind == DocumentKind::pdf ||
                              whole.kind == DocumentKind::png || whole.kind == DocumentKind::jpeg;
    if (!is_printable) {
        return Failure{
            "unknown_format: it is neither ZPL nor PDF nor a picture but " +
            std::string{nameOf(whole.kind)}};
    }
    return whole;
}

RefusedByHub refusedHere(std::string slug, std::string detail, std::optional<HubOrder> order) {
    return {
        .slug = std::move(slug),
        .status = 0,
        .detail = std::move(detail),
        .order = std::move(order)};
}

/// The poll offers the new assignment; its facts do not belong to the old one.
RefusedByHub assignedAnew() {
    return refusedHere("withdrawn", "the hub has assigned the order anew", std::nullopt);
}

/// What a problem without a usable `type` means by its status (hub store API).
std::string slugOfStatus(int status) {
    switch (status) {
        case 404:
            return "unknown";
        case 410:
            return "withdrawn";
        case 412:
            return "stale";
        default:
            return "http-" + std::to_string(status);
    }
}

/// The decision as the hub has it now: an outcome, or nothing if it is to be sent.
std::optional<DeliverOutcome> judge(const DecideMessage& decision, HubOrder order) {
    switch (checkDecision(decision, order)) {
        case DecisionCheck::send:
            return std::nullopt;
        case DecisionCheck::done:
            return Taken{std::move(order)};
        case DecisionCheck::cancelled:
            return refusedHere("cancelled", "the order is cancelled", std::move(order));
        case DecisionCheck::decided_other:
            return refusedHere(
                "already-decided", "the hub has another answer for this order", std::move(order)
            );
        case DecisionCheck::lines_changed:
            return refusedHere(
                "stale", "the order has other lines than those decided on", std::move(order)
            );
    }
    return std::nullopt;
}

HubStatus statusMeant(StatusPurpose purpose) {
    switch (purpose) {
        case StatusPurpose::in_transit:
            return HubStatus::in_transit;
        case StatusPurpose::delivered:
            return HubStatus::delivered;
        case StatusPurpose::ready_for_pickup:
        case StatusPurpose::handover_reversed:
            return HubStatus::ready_for_pickup;
        case StatusPurpose::not_collected:
            return HubStatus::not_collected;
    }
    return HubStatus::unknown;
}

/// A status of the whole order that the hub has already needs no repeating. One with lines is an
/// event of its own: there the key tells a repeat.
std::optional<DeliverOutcome> judge(const StatusMessage& status, HubOrder order) {
    if (order.hub_status == HubStatus::cancelled) {
        return refusedHere("cancelled", "the order is cancelled", std::move(order));
    }
    if (status.lines.empty() && order.hub_status == statusMeant(status.purpose)) {
        return Taken{std::move(order)};
    }
    return std::nullopt;
}

/// True if the order is to be read before this attempt: what was sent once may have been carried
/// out, and a decision must rest on the order as it is.
bool needsReading(const OutboxMessage& message) {
    switch (kindOf(message.message)) {
        case MessageKind::decide:
            return message.attempts > 0 || message.etag.empty();
        case MessageKind::status:
            return message.attempts > 0;
        case MessageKind::answer_cancellation:
        case MessageKind::void_label:
        case MessageKind::fetch_labels:
        case MessageKind::declare_packages:  // the same again is the same
            return false;
    }
    return false;
}

}  // namespace

DeliverOutcome RestHub::deliver(const OutboxMessage& message, milliseconds timeout) {
    const SteadyTime deadline = steady_clock::now() + timeout;
    std::string etag = message.etag;
    if (needsReading(message)) {
        if (auto outcome = readBefore(message, etag, deadline)) {
            return std::move(*outcome);
        }
    }
    return post(message, etag, deadline);
}

/// Reads the order and judges by it; nothing if the message is to be sent, under the order's tag.
std::optional<DeliverOutcome> RestHub::readBefore(
    const OutboxMessage& message, std::string& etag, SteadyTime deadline
) {
    auto read = readOrderUntil(message.store, message.order_id, {}, deadline).outcome;
    if (auto* const wait = std::get_if<Later>(&read)) {
        return std::move(*wait);
    }
    if (auto* const not_allowed = std::get_if<NotAllowed>(&read)) {
        return std::move(*not_allowed);
    }
    if (auto* const gone = std::get_if<Gone>(&read)) {
        return refusedHere(
            gone->slug.empty() ? "withdrawn" : gone->slug,
            "the order is not this store's",
            std::nullopt
        );
    }
    auto* const news = std::get_if<HubNews>(&read);
    if (news == nullptr) {
        return later(Later::Cause::bad_answer, "the hub says that an unknown order is unchanged");
    }
    if (news->order.assignment != message.assignment) {
        return assignedAnew();
    }
    etag = news->order.etag;
    if (const auto* const decision = std::get_if<DecideMessage>(&message.message)) {
        return judge(*decision, std::move(news->order));
    }
    if (const auto* const status = std::get_if<StatusMessage>(&message.message)) {
        return judge(*status, std::move(news->order));
    }
    return std::nullopt;
}

DeliverOutcome RestHub::post(
    const OutboxMessage& message, const std::string& etag, SteadyTime deadline
) {
    HttpRequest request = writeMessage(
        message.message,
        message.message_id,
        message.order_id,
        *options_.codes(message.codes_version),
        client_.basePath()
    );
    if (kindOf(message.message) == MessageKind::decide && !etag.empty()) {
        request.headers.emplace_back("If-Match", etag);
    }
    const bool is_for_labels = kindOf(message.message) == MessageKind::fetch_labels;
    auto outcome = client_.send(
        std::move(request), until(deadline), is_for_labels ? kMaxListBytes : kMaxOrderBytes
    );
    if (auto* const wait = std::get_if<Later>(&outcome)) {
        return std::move(*wait);
    }
    if (auto* const not_allowed = std::get_if<NotAllowed>(&outcome)) {
        return std::move(*not_allowed);
    }
    const HttpAnswer& answer = std::get<HttpAnswer>(outcome);
    if (answer.status >= 400) {
        return refuse(message, answer);
    }
    if (!is_for_labels) {
        return settle(message, answer);
    }
    if (answer.status == 202) {
        Later not_ready = later(Later::Cause::not_ready, "the carrier has not made the label yet");
        not_ready.retry_after = retryAfterOf(answer);
        return not_ready;
    }
    return takeLabels(message, answer, deadline);
}

/// A 2xx to a write. Only an answer that is whole and about this order counts.
DeliverOutcome RestHub::settle(const OutboxMessage& message, const HttpAnswer& answer) {
    if (answer.status == 204) {
        return Taken{std::nullopt};
    }
    if (!isJson(answer) || answer.status >= 300) {
        return later(
            Later::Cause::link,
            "what answers as the hub sends no JSON (portal or proxy?), status " +
                std::to_string(answer.status)
        );
    }
    try {
        const JsonValue body = json_.parse(answer.body, {.bytes = kMaxOrderBytes});
        HubOrder order = readHubOrder(body, message.store, *options_.codes(std::nullopt));
        if (order.order_id != message.order_id) {
            body.fail("is another order");
        }
        if (order.assignment != message.assignment) {
            return Taken{std::nullopt};  // the poll offers the new assignment
        }
        order.etag = answer.header("ETag");
        return Taken{std::move(order)};
    } catch (const JsonError& error) {
        return later(
            Later::Cause::bad_answer, std::string{"the hub's answer to a message: "} + error.what()
        );
    }
}

/// A 4xx or 501: final if it is a problem of the hub's that time does not heal.
DeliverOutcome RestHub::refuse(const OutboxMessage& message, const HttpAnswer& answer) {
    auto problem = readProblem(answer, message.store, *options_.codes(std::nullopt), json_);
    const std::string status = std::to_string(answer.status);
    if (!problem) {
        return later(
            Later::Cause::bad_answer,
            "the hub answered " + status + " without a problem in JSON (portal or proxy?)"
        );
    }
    const std::string slug = problem->slug.empty() ? slugOfStatus(answer.status) : problem->slug;
    const bool is_stale = slug == "stale";  // the rules decide whether it goes again
    const bool is_in_time = slug == "in-progress" || slug == "not-accepted" ||
                            answer.status == 408 || answer.status == 425 ||
                            (!is_stale && problem->is_retryable.value_or(false));
    if (is_in_time) {
        Later wait = later(Later::Cause::not_ready, "the hub says " + status + " " + slug);
        wait.retry_after = retryAfterOf(answer);
        return wait;
    }
    if (problem->order && problem->order->assignment != message.assignment) {
        return assignedAnew();
    }
    return RefusedByHub{
        .slug = slug,
        .status = answer.status,
        .detail = problem->detail,
        .order = std::move(problem->order)};
}

DeliverOutcome RestHub::takeLabels(
    const OutboxMessage& message, const HttpAnswer& answer, SteadyTime deadline
) {
    if (answer.status != 200 || !isJson(answer)) {
        return later(
            Later::Cause::link,
            "what answers as the hub sends no labels (portal or proxy?), status " +
                std::to_string(answer.status)
        );
    }
    std::vector<AnnouncedLabel> announced;
    try {
        announced = readLabels(json_.parse(answer.body, {.bytes = kMaxListBytes}));
    } catch (const JsonError& error) {
        return later(
            Later::Cause::bad_answer,
            "labels of order " + message.order_id.value + ": " + error.what()
        );
    }
    LabelsArrived arrived;
    for (AnnouncedLabel& label : announced) {
        auto finished = finishLabel(std::move(label), deadline);
        if (auto* const wait = std::get_if<Later>(&finished)) {
            return std::move(*wait);
        }
        if (auto* const refused = std::get_if<RefusedByHub>(&finished)) {
            return std::move(*refused);
        }
        arrived.labels.push_back(std::get<LabelDocument>(std::move(finished)));
    }
    return arrived;
}

/// Gets the bytes if they are elsewhere, and makes sure that they are a label and the right one.
std::variant<LabelDocument, RefusedByHub, Later> RestHub::finishLabel(
    AnnouncedLabel announced, SteadyTime deadline
) {
    std::string bytes;
    if (announced.bytes) {
        bytes = std::move(*announced.bytes);
    } else {
        auto fetched = fetchLabel(announced, deadline);
        if (auto* const wait = std::get_if<Later>(&fetched)) {
            return std::move(*wait);
        }
        if (auto* const refused = std::get_if<RefusedByHub>(&fetched)) {
            return std::move(*refused);
        }
        bytes = std::get<std::string>(std::move(fetched));
    }
    const std::string package = announced.label.package_id.value;
    if (!announced.label.document_sha256.empty() &&
        announced.label.document_sha256 != sha256Of(bytes)) {
        return later(
            Later::Cause::bad_answer,
            "the label of package " + package + " does not have the SHA-256 that the hub gave"
        );
    }
    auto document = oneDocumentOf(bytes);
    if (!document) {
        return later(
            Later::Cause::bad_answer, "the label of package " + package + ": " + document.error()
        );
    }
    announced.label.format = formatOf(document->kind);
    announced.label.document_sha256 = sha256Of(document->bytes);
    return LabelDocument{.label = std::move(announced.label), .bytes = document->bytes};
}

std::variant<std::string, RefusedByHub, Later> RestHub::fetchLabel(
    const AnnouncedLabel& announced, SteadyTime deadline
) {
    const std::string package = announced.label.package_id.value;
    auto address = readWebAddress(announced.url);
    if (!address) {
        return refusedHere(
            "label-address-not-allowed",
            "the label of package " + package + " lies at an address without https",
            std::nullopt
        );
    }
    for (int hop = 0; hop <= kMostHops; ++hop) {
        auto asked = askForLabel(*address, package, deadline);
        if (auto* const wait = std::get_if<Later>(&asked)) {
            return std::move(*wait);
        }
        if (auto* const refused = std::get_if<RefusedByHub>(&asked)) {
            return std::move(*refused);
        }
        auto& answer = std::get<HttpAnswer>(asked);
        if (answer.status == 200) {
            return std::move(answer.body);
        }
        auto next = isRedirection(answer) ? redirectedTo(*address, answer.header("Location"))
                                          : std::nullopt;
        if (!next) {
            return later(
                Later::Cause::not_ready,
                "the label of package " + package + " cannot be fetched: its address answered " +
                    std::to_string(answer.status)
            );
        }
        if (auto why = whyNotFollowed(placeOf(address->origin), placeOf(next->origin))) {
            return refusedHere("label-address-not-allowed", *std::move(why), std::nullopt);
        }
        address = std::move(next);
    }
    return later(
        Later::Cause::not_ready,
        "the label of package " + package + " cannot be fetched: its address sends on and on"
    );
}

std::variant<HttpAnswer, RefusedByHub, Later> RestHub::askForLabel(
    const WebAddress& address, const std::string& package, SteadyTime deadline
) {
    const LabelLinkRules rules{
        .hub = placeOf(client_.origin()), .allowed_hosts = options_.label_hosts};
    if (auto why = whyNotAsked(placeOf(address.origin), rules)) {
        return refusedHere("label-address-not-allowed", *std::move(why), std::nullopt);
    }
    const auto answer = client_.fetch(address, until(deadline), kMaxLabelBytes);
    if (!answer) {
        return later(
            Later::Cause::not_ready,
            "the label of package " + package + " cannot be fetched: " + answer.error().why
        );
    }
    return *answer;
}

}  // namespace balcao
