#include "tests/simulator/fault_play.h"

#include "tests/simulator/fault_body.h"
#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

#include <Poco/DeflatingStream.h>

#include <sstream>

namespace balcao::simulator {

namespace {

constexpr const char* kPortalPage =
    "<!DOCTYPE html><html><head><title>Wi-Fi Shopping</title></head>"
    "<body><form>Aceite os termos para navegar</form></body></html>";

constexpr const char* kGatewayPage =
    "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

constexpr std::size_t kBombBytes = std::size_t{64} * 1024 * 1024;

Reply page(int status, const std::string& html) {
    return {
        .status = status, .content_type = "text/html; charset=utf-8", .body = html, .headers = {}};
}

Reply busyReply(const Fault& fault, int status, const std::string& slug, Instant now) {
    Reply reply = problemReply(
        {.status = status,
         .slug = slug,
         .detail = "the hub is busy",
         .member = {},
         .member_json = {},
         .extra = {}}
    );
    if (fault.retry_after_s >= 0) {
        reply.set(
            "Retry-After",
            fault.is_http_date ? formatHttpDate(now + std::chrono::seconds{fault.retry_after_s})
                               : std::to_string(fault.retry_after_s)
        );
    }
    return reply;
}

/// Any refusal of the document: 409, 410 and 412 carry the order as they do there.
[[noreturn]] void refuseAs(const Fault& fault, const std::string& order_json) {
    const auto status = static_cast<int>(parseInteger(fault.code).value_or(400));
    const std::string slug = fault.variant.empty() ? "refused" : fault.variant;
    const bool has_order = (status == 409 || status == 412) && !order_json.empty();
    if (has_order) {
        refuseWithOrder(status, slug, "refused on purpose", order_json);
    }
    refuse(status, slug, "refused on purpose");
}

std::string compressed(const std::string& bytes) {
    std::ostringstream out;
    Poco::DeflatingOutputStream deflater{out, Poco::DeflatingStreamBuf::STREAM_GZIP};
    deflater.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    deflater.close();
    return out.str();
}

/// Answers that replace the whole reply after the effect; true if the fault is one of them.
bool playLostReply(const Fault& fault, Delivery& delivery) {
    if (fault.kind == "reply_lost" || fault.kind == "no_effect_lost") {
        delivery.wire = Wire::closed;
    } else if (fault.kind == "effect_then_500") {
        delivery.reply = problemReply(
            {.status = 500,
             .slug = "internal",
             .detail = "something went wrong afterwards",
             .member = {},
             .member_json = {},
             .extra = {}}
        );
    } else if (fault.kind == "effect_then_502") {
        delivery.reply = page(502, kGatewayPage);
    } else {
        return false;
    }
    return true;
}

/// Faults of the wire; true if the fault is one of them.
bool playOnWire(const Fault& fault, const Request& request, Delivery& delivery) {
    if (fault.kind == "slow") {
        delivery.delay = std::chrono::milliseconds{fault.variant == "before" ? 0 : fault.delay_ms};
    } else if (fault.kind == "slow_body") {
        delivery.wire = Wire::slow_body;
        delivery.drip = std::chrono::milliseconds{fault.delay_ms};
    } else if (fault.kind == "truncated") {
        delivery.wire = Wire::truncated;
    } else if (fault.kind == "truncated_chunked") {
        delivery.wire = Wire::truncated_chunked;
    } else if (fault.kind == "wrong_content_length") {
        delivery.wire = Wire::wrong_content_length;
    } else if (fault.kind == "gzip_bomb") {
        delivery.reply.body = compressed(std::string(kBombBytes, ' '));
        delivery.reply.set("Content-Encoding", "gzip");
    } else if (fault.kind == "gzip") {
        const bool is_asked = request.header("accept-encoding").find("gzip") != std::string::npos;
        if (is_asked && !delivery.reply.body.empty()) {
            delivery.reply.body = compressed(delivery.reply.body);
            delivery.reply.set("Content-Encoding", "gzip");
        }
    } else {
        return false;
    }
    return true;
}

}  // namespace

std::optional<Reply> playBeforeEffect(
    const Fault& fault, const std::string& order_json, Instant now
) {
    if (fault.kind == "no_effect_lost") {
        return Reply{};
    }
    if (fault.kind == "500") {
        refuse(500, "internal", "something went wrong");
    }
    if (fault.kind == "502") {
        return page(502, kGatewayPage);
    }
    if (fault.kind == "503") {
        return busyReply(fault, 503, "unavailable", now);
    }
    if (fault.kind == "429") {
        return busyReply(fault, 429, "too-many-requests", now);
    }
    if (fault.kind == "401") {
        refuse(401, "token-expired", "this token is over");
    }
    if (fault.kind == "html_200") {
        return page(200, kPortalPage);
    }
    if (fault.kind == "empty_200") {
        return Reply{};
    }
    if (fault.kind == "in_progress") {
        refuse(409, "in-progress", "the same request is still being worked on");
    }
    if (fault.kind == "refuse") {
        refuseAs(fault, order_json);
    }
    if (fault.kind == "stale" && !order_json.empty()) {
        refuseWithOrder(412, "stale", "the order has changed", order_json);
    }
    return std::nullopt;
}

void playOnAnswer(
    const Fault& fault, const Request& request, Operation operation, Delivery& delivery
) {
    if (playLostReply(fault, delivery) || playOnWire(fault, request, delivery)) {
        return;
    }
    if (delivery.reply.content_type == "application/json") {
        delivery.reply.body = playOnBody(fault, operation, delivery.reply.body);
    }
}

}  // namespace balcao::simulator
