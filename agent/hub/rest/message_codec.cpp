#include "agent/hub/rest/message_codec.h"

#include "agent/hub/rest/address.h"
#include "agent/hub/rest/rest_time.h"
#include "agent/json/json_writer.h"

#include <variant>

namespace balcao {

namespace {

void writeIfAny(JsonWriter& json, std::string_view key, std::string_view text) {
    if (!text.empty()) {
        json.member(key, text);
    }
}

void writeLine(JsonWriter& json, const LineDecision& line, const HubCodes& codes) {
    json.beginObject();
    json.member("lineId", line.line_id.value);
    json.member("accepted", line.accepted);
    if (!line.refusals.empty()) {
        json.key("refused");
        json.beginArray();
        for (const LineRefusal& refusal : line.refusals) {
            json.beginObject();
            json.member("quantity", refusal.quantity);
            json.member("reason", codeOf(codes, refusal.reason));
            writeIfAny(json, "note", refusal.note);
            json.endObject();
        }
        json.endArray();
    }
    json.endObject();
}

std::string bodyOf(const DecideMessage& decision, const HubCodes& codes) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("decidedAt", writeTime(decision.decided_at));
    writeIfAny(json, "decidedBy", decision.decided_by);
    json.key("lines");
    json.beginArray();
    for (const LineDecision& line : decision.lines) {
        writeLine(json, line, codes);
    }
    json.endArray();
    json.endObject();
    return body;
}

void writeHandedLines(JsonWriter& json, const std::vector<HandedLine>& lines) {
    if (lines.empty()) {
        return;
    }
    json.key("lines");
    json.beginArray();
    for (const HandedLine& line : lines) {
        json.beginObject();
        json.member("lineId", line.line_id.value);
        json.member("quantity", line.quantity);
        json.endObject();
    }
    json.endArray();
}

std::string bodyOf(const StatusMessage& status, const HubCodes& codes) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("code", codeOf(codes, status.purpose));
    json.member("occurredAt", writeTime(status.occurred_at));
    writeIfAny(json, "by", status.by);
    if (status.purpose == StatusPurpose::handover_reversed) {
        json.member("correction", true);
    }
    writeIfAny(json, "trackingCode", status.tracking_code);
    writeIfAny(json, "invoiceKey", status.invoice_key);
    if (!status.received_by.empty()) {
        json.key("receivedBy");
        json.beginObject();
        json.member("name", status.received_by);
        json.endObject();
    }
    writeHandedLines(json, status.lines);
    writeIfAny(json, "note", status.note);
    json.endObject();
    return body;
}

std::string_view wordOf(CancellationAnswer answer) {
    switch (answer) {
        case CancellationAnswer::accept:
            return "accept";
        case CancellationAnswer::deny:
            return "deny";
        case CancellationAnswer::request:
            return "request";
    }
    return {};
}

std::string bodyOf(const AnswerCancellationMessage& answer, const HubCodes& codes) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.member("answer", wordOf(answer.answer));
    if (answer.reason) {
        json.member("reason", codeOf(codes, *answer.reason));
    }
    writeIfAny(json, "note", answer.note);
    json.endObject();
    return body;
}

/// Packages are named by their place: 1, 2, 3.
std::string bodyOf(const DeclarePackagesMessage& declared) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.key("packages");
    json.beginArray();
    std::size_t place = 0;
    for (const PackedBox& box : declared.boxes) {
        json.beginObject();
        json.member("packageId", std::to_string(++place));
        if (box.weight_g > 0) {
            json.member("weightGrams", box.weight_g);
        }
        if (box.size) {
            json.member("lengthMm", box.size->length_mm);
            json.member("widthMm", box.size->width_mm);
            json.member("heightMm", box.size->height_mm);
        }
        if (!box.lines.empty()) {
            json.key("lines");
            json.beginArray();
            for (const BoxLine& line : box.lines) {
                json.beginObject();
                json.member("lineId", line.line_id.value);
                json.member("quantity", line.quantity);
                json.endObject();
            }
            json.endArray();
        }
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return body;
}

HttpRequest post(std::string path, std::string body) {
    return {
        .method = "POST",
        .path = std::move(path),
        .headers = {{"Content-Type", "application/json"}},
        .body = std::move(body)};
}

/// One overload per kind of message; `path` is the order's.
struct RequestWriter {
    const HubCodes& codes;
    std::string path;

    HttpRequest operator()(const DecideMessage& decision) const {
        return post(path + "/decision", bodyOf(decision, codes));
    }
    HttpRequest operator()(const StatusMessage& status) const {
        return post(path + "/status", bodyOf(status, codes));
    }
    HttpRequest operator()(const AnswerCancellationMessage& answer) const {
        return post(path + "/cancellation", bodyOf(answer, codes));
    }
    HttpRequest operator()(const VoidLabelMessage& label) const {
        return {
            .method = "DELETE",
            .path = path + "/labels/" + percentEncoded(label.package_id.value),
            .headers = {},
            .body = {}};
    }
    HttpRequest operator()(const FetchLabelsMessage&) const {
        return {
            .method = "GET",
            .path = path + "/labels?format=zpl,pdf,png",
            .headers = {},
            .body = {}};
    }
    HttpRequest operator()(const DeclarePackagesMessage& declared) const {
        return {
            .method = "PUT",
            .path = path + "/packages",
            .headers = {{"Content-Type", "application/json"}},
            .body = bodyOf(declared)};
    }
};

}  // namespace

std::string orderPath(const std::string& base_path, const OrderId& order_id) {
    return base_path + "/orders/" + percentEncoded(order_id.value);
}

HttpRequest writeMessage(
    const HubMessage& message,
    const CommandId& message_id,
    const OrderId& order_id,
    const HubCodes& codes,
    const std::string& base_path
) {
    HttpRequest request = std::visit(RequestWriter{codes, orderPath(base_path, order_id)}, message);
    if (request.method != "GET") {
        request.headers.emplace_back("Idempotency-Key", message_id.value);
    }
    return request;
}

}  // namespace balcao
