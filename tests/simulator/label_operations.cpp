#include "tests/simulator/judgement.h"
#include "tests/simulator/label_maker.h"
#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

#include <algorithm>
#include <set>

namespace balcao::simulator {

namespace {

JsonObject::Ptr packageOf(const JsonObject& order, const std::string& package_id) {
    const auto packages = arrayIn(order, "packages");
    for (unsigned i = 0; !packages.isNull() && i < packages->size(); ++i) {
        auto package = packages->getObject(i);
        if (textIn(*package, "packageId") == package_id) {
            return package;
        }
    }
    return nullptr;
}

bool hasLabel(const JsonObject& order) {
    const auto packages = arrayIn(order, "packages");
    for (unsigned i = 0; !packages.isNull() && i < packages->size(); ++i) {
        if (textIn(*packages->getObject(i), "label") == "made") {
            return true;
        }
    }
    return false;
}

bool isCollected(const OrderRecord& record) {
    return record.status == "3" || record.status == "4" || record.status == "6" ||
           record.status == "9";
}

void requireAccepted(const OrderRecord& record) {
    if (record.status == "1" || record.status == "8") {
        refuseWithOrder(409, "not-accepted", "the store has not confirmed the order", record.json);
    }
}

/// What a package may hold: lines of the order, not more than was accepted over all packages.
void requireContents(const JsonObject& order, const JsonArray& packages) {
    std::set<std::string> seen;
    std::map<std::string, std::int64_t> packed;
    for (unsigned i = 0; i < packages.size(); ++i) {
        const auto package = packages.getObject(i);
        if (!seen.insert(textIn(*package, "packageId")).second) {
            refuse(422, "package-twice", "a packageId is named twice");
        }
        const auto lines = arrayIn(*package, "lines");
        for (unsigned k = 0; !lines.isNull() && k < lines->size(); ++k) {
            const auto line = lines->getObject(k);
            packed[textIn(*line, "lineId")] += integerIn(*line, "quantity");
        }
    }
    const auto lines = arrayIn(order, "lines");
    for (unsigned i = 0; i < lines->size(); ++i) {
        const auto line = lines->getObject(i);
        const auto found = packed.find(textIn(*line, "lineId"));
        if (found != packed.end() && found->second > integerIn(*line, "accepted")) {
            refuse(422, "quantity-too-high", "more is packed of a line than was accepted");
        }
        if (found != packed.end()) {
            packed.erase(found);
        }
    }
    if (!packed.empty()) {
        refuse(422, "unknown-line", "the order has no line " + packed.begin()->first);
    }
}

/// Keeps what a label shows as it is now: a label that was made does not change with the order.
void keepLabelled(OrderDraft& draft) {
    auto labelled = makeObject();
    for (const char* name : {"delivery", "customer", "notes"}) {
        if (draft.order->has(name)) {
            labelled->set(name, draft.order->get(name));
        }
    }
    draft.hidden->set("labelled", labelled);
}

/// The order as its labels show it.
JsonObject::Ptr asLabelled(const OrderDraft& draft) {
    auto order = parseObject(toText(*draft.order));
    const auto labelled = objectIn(*draft.hidden, "labelled");
    if (!labelled.isNull()) {
        for (const char* name : {"delivery", "customer", "notes"}) {
            order->remove(name);
        }
        for (const auto& name : labelled->getNames()) {
            order->set(name, labelled->get(name));
        }
    }
    return order;
}

/// Makes the labels that are missing: a tracking code each; true if there was one to make.
bool makeMissingLabels(OrderDraft& draft) {
    auto packages = ensureArray(*draft.order, "packages");
    if (packages->size() == 0) {
        auto package = makeObject();
        package->set("packageId", "1");
        packages->add(package);
    }
    bool has_made = false;
    for (unsigned i = 0; i < packages->size(); ++i) {
        auto package = packages->getObject(i);
        if (textIn(*package, "label") == "made") {
            continue;
        }
        const std::int64_t serial = integerIn(*draft.hidden, "labels_made") + 1;
        draft.hidden->set("labels_made", serial);
        package->set("trackingCode", makeTrackingCode(*draft.order, serial));
        package->set("label", "made");
        has_made = true;
    }
    if (has_made) {
        const std::string code = textIn(*packages->getObject(0), "trackingCode");
        ensureObject(*draft.order, "delivery")->set("trackingCode", code);
        keepLabelled(draft);
    }
    return has_made;
}

std::string chooseFormat(const Call& call) {
    for (const std::string& part : split(queryText(call.request, "format", "zpl,pdf,png"), ',')) {
        const std::string wanted = lowerCase(trimmed(part));
        const auto& have = call.options.label_formats;
        if (std::find(have.begin(), have.end(), wanted) != have.end()) {
            return wanted;
        }
    }
    return call.options.label_formats.front();
}

bool isPlayed(const Call& call, const std::string& kind) {
    return call.fault != nullptr && call.fault->kind == kind;
}

/// The address of a label file; it carries what it is to answer, so that the hub keeps nothing.
std::string labelUrl(const Call& call, const std::string& package_id, const std::string& format) {
    const std::string variant = isPlayed(call, "label_url") ? call.fault->variant : "ok";
    const auto until = (call.now + std::chrono::hours{24}).time_since_epoch().count();
    return call.base_url + "/label-files/" + percentEncode(call.route.order_id) + "/" +
           percentEncode(package_id) + "." + format +
           "?variant=" + (variant.empty() ? "ok" : variant) + "&until=" + std::to_string(until);
}

JsonObject::Ptr labelOf(const Call& call, const JsonObject& order, const JsonObject& package) {
    const std::string package_id = textIn(package, "packageId");
    const std::string format = chooseFormat(call);
    std::string bytes = makeLabel(order, package_id, format);
    auto label = makeObject();
    label->set("packageId", package_id);
    label->set("sha256", sha256Hex(isPlayed(call, "label_wrong_sha") ? "other bytes" : bytes));
    const auto delivery = objectIn(order, "delivery");
    if (!delivery.isNull() && delivery->has("carrier")) {
        label->set("carrier", objectIn(*delivery, "carrier"));
    }
    label->set("trackingCode", textIn(package, "trackingCode"));
    label->set("format", format);
    if (isPlayed(call, "label_html")) {
        bytes = "<!DOCTYPE html><html><body>Entre para ver a etiqueta</body></html>";
    }
    if (call.options.are_labels_by_url || isPlayed(call, "label_url")) {
        label->set("url", labelUrl(call, package_id, format));
        label->set("expiresAt", formatTime(call.now + std::chrono::hours{24}));
    } else {
        label->set("content", base64(bytes));
    }
    label->set("widthMm", 100);
    label->set("heightMm", 150);
    return label;
}

Reply labelsReply(const Call& call, const JsonObject& order) {
    const auto packages = arrayIn(order, "packages");
    auto labels = makeArray();
    const std::size_t left_out = isPlayed(call, "label_missing_package") ? 1 : 0;
    for (unsigned i = 0; i + left_out < packages->size(); ++i) {
        labels->add(labelOf(call, order, *packages->getObject(i)));
    }
    auto json = makeObject();
    json->set("labels", labels);
    json->set("count", labels->size());
    const std::string text = toText(*json);
    return readReply(call.request, text, contentEtag(text));
}

Reply notReadyReply(std::int64_t retry_after_s) {
    Reply reply;
    reply.status = 202;
    reply.set("Retry-After", std::to_string(retry_after_s));
    return reply;
}

}  // namespace

Outcome declarePackages(const Book& book, const Call& call) {
    const OrderRecord& record = ownOrder(book, call);
    requireNotCancelled(record);
    requireFresh(record, call.request);
    requireAccepted(record);
    OrderDraft draft = draftOf(record);
    if (hasLabel(*draft.order)) {
        refuseWithOrder(409, "label-exists", "void the label first", record.json);
    }
    if (isCollected(record)) {
        refuseWithOrder(409, "already-collected", "the goods have left the store", record.json);
    }
    const auto declared = arrayIn(*call.body, "packages");
    requireContents(*draft.order, *declared);
    auto packages = makeArray();
    for (unsigned i = 0; i < declared->size(); ++i) {
        auto package = makeObject();
        package->set("packageId", textIn(*declared->getObject(i), "packageId"));
        package->set("label", "none");
        packages->add(package);
    }
    draft.order->set("packages", packages);
    draft.hidden->set("declared_packages", declared);
    Outcome outcome{.reply = {.status = 204}, .effect = "packed"};
    outcome.puts.push_back(changedOrder(draft, call.now));
    return outcome;
}

Outcome getLabels(const Book& book, const Call& call) {
    const OrderRecord& record = ownOrder(book, call);
    OrderDraft draft = draftOf(record);
    if (textIn(*draft.order, "journey") == "pickup-in-store") {
        refuse(404, "no-label", "the customer collects this order: it has no label");
    }
    requireNotCancelled(record);
    requireAccepted(record);
    if (isPlayed(call, "labels_not_ready")) {
        const auto wait = call.fault->retry_after_s;
        return {.reply = notReadyReply(wait < 0 ? 1 : wait)};
    }
    if (isCollected(record) && !hasLabel(*draft.order)) {
        refuseWithOrder(409, "already-collected", "the goods left without a label", record.json);
    }
    const std::int64_t asked = integerIn(*draft.hidden, "labels_asked");
    if (asked < call.options.label_delay && !hasLabel(*draft.order)) {
        draft.hidden->set("labels_asked", asked + 1);
        // Only the hidden count changes: the order keeps its version.
        const Put put{
            .kind = "order",
            .id = record.order_id,
            .doc = record.json,
            .hidden = toText(*draft.hidden)};
        return {.reply = notReadyReply(1), .puts = {put}};
    }
    if (isCollected(record) || !makeMissingLabels(draft)) {
        return {.reply = labelsReply(call, *asLabelled(draft))};
    }
    Outcome outcome{.reply = labelsReply(call, *asLabelled(draft)), .effect = "label-made"};
    outcome.puts.push_back(changedOrder(draft, call.now));
    return outcome;
}

Reply labelFileReply(const Book& book, const Request& request, Instant now) {
    const OrderRecord* record =
        request.path.size() == 3 ? book.findOrder(request.path[1]) : nullptr;
    const std::string variant = queryText(request, "variant", "ok");
    const auto until = parseInteger(queryText(request, "until", "")).value_or(0);
    if (record == nullptr || variant == "404") {
        refuse(404, "unknown-label", "there is no such label file");
    }
    if (variant == "410" || now.time_since_epoch().count() > until) {
        refuse(410, "label-expired", "this address is over");
    }
    if (variant == "redirect") {
        Reply reply{.status = 302, .content_type = {}, .body = {}, .headers = {}};
        const std::string uri = request.uri;
        const auto at = uri.find("variant=redirect");
        reply.set("Location", uri.substr(0, at) + "variant=ok" + uri.substr(at + 16));
        return reply;
    }
    if (variant == "html") {
        return {
            .status = 200,
            .content_type = "text/html",
            .body = "<!DOCTYPE html><html><body>Entre para ver a etiqueta</body></html>",
            .headers = {}};
    }
    const std::string& file = request.path[2];
    const auto dot = file.rfind('.');
    const std::string format = dot == std::string::npos ? "zpl" : file.substr(dot + 1);
    std::string bytes = makeLabel(*asLabelled(draftOf(*record)), file.substr(0, dot), format);
    if (variant == "wrong_bytes") {
        bytes += "\n";
    }
    return {.status = 200, .content_type = labelMediaType(format), .body = bytes, .headers = {}};
}

Outcome voidLabel(const Book& book, const Call& call) {
    const OrderRecord& record = ownOrder(book, call);
    if (!call.options.can_void_labels) {
        refuse(501, "not-supported", "this hub cannot take labels back");
    }
    OrderDraft draft = draftOf(record);
    auto package = packageOf(*draft.order, call.route.package_id);
    if (package.isNull()) {
        refuse(404, "unknown-package", "the order has no package " + call.route.package_id);
    }
    requireFresh(record, call.request);
    if (isCollected(record)) {
        refuseWithOrder(409, "already-collected", "the carrier has the box", record.json);
    }
    Outcome outcome{.reply = {.status = 204}};
    if (textIn(*package, "label") != "made") {
        return outcome;  // nothing to take back
    }
    package->set("label", "void");
    package->remove("trackingCode");
    auto delivery = ensureObject(*draft.order, "delivery");
    delivery->remove("trackingCode");
    outcome.effect = "label-void";
    outcome.puts.push_back(changedOrder(draft, call.now));
    return outcome;
}

}  // namespace balcao::simulator
