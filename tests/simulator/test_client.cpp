#include "tests/simulator/test_client.h"

#include "tests/simulator/text.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/UUIDGenerator.h>

#include <istream>
#include <ostream>

namespace balcao::test {

using simulator::arrayIn;
using simulator::integerIn;
using simulator::parseObject;
using simulator::textIn;

std::string Answer::problem() const {
    const std::string type = textIn(*json(), "type");
    return type.substr(type.rfind('/') + 1);
}

std::string Answer::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string{} : found->second;
}

TestClient::TestClient(std::uint16_t port)
    : port_{port} {
    logIn("balcao");
}

void TestClient::logIn(const std::string& client_id, const std::string& secret) {
    token_.clear();
    const Answer answer =
        raw("POST",
            "/v1/oauth/token",
            "grant_type=client_credentials&client_id=" + simulator::percentEncode(client_id) +
                "&client_secret=" + simulator::percentEncode(secret),
            {{"Content-Type", "application/x-www-form-urlencoded"}});
    token_ = answer.status == 200 ? textIn(*answer.json(), "access_token") : "";
}

Answer TestClient::get(const std::string& path, const Headers& headers) const {
    return raw("GET", "/v1" + path, "", headers);
}

Answer TestClient::send(
    const std::string& method,
    const std::string& path,
    const std::string& body,
    const Headers& headers
) const {
    Headers all{{"Content-Type", "application/json"}, {"Idempotency-Key", newKey()}};
    for (const auto& [name, value] : headers) {
        all[name] = value;
    }
    return raw(method, "/v1" + path, body, all);
}

Answer TestClient::raw(
    const std::string& method,
    const std::string& uri,
    const std::string& body,
    const Headers& headers
) const {
    Answer answer;
    Poco::Net::HTTPClientSession session{"127.0.0.1", port_};
    session.setTimeout(Poco::Timespan{30, 0});
    Poco::Net::HTTPRequest request{method, uri, Poco::Net::HTTPMessage::HTTP_1_1};
    if (!token_.empty()) {
        request.set("Authorization", "Bearer " + token_);
    }
    for (const auto& [name, value] : headers) {
        request.set(name, value);
    }
    request.setContentLength(static_cast<std::streamsize>(body.size()));
    try {
        session.sendRequest(request) << body;
        Poco::Net::HTTPResponse response;
        std::istream& stream = session.receiveResponse(response);
        Poco::StreamCopier::copyToString(stream, answer.body);
        answer.status = response.getStatus();
        for (const auto& [name, value] : response) {
            answer.headers[simulator::lowerCase(name)] = value;
        }
        answer.is_whole =
            response.getContentLength64() == Poco::Net::HTTPMessage::UNKNOWN_CONTENT_LENGTH ||
            static_cast<Poco::Int64>(answer.body.size()) == response.getContentLength64();
    } catch (const Poco::Exception&) {
        answer.is_whole = false;  // the connection ended: what came until then is the answer
    }
    return answer;
}

Answer TestClient::accept(const std::string& order_id, const Headers& headers) const {
    return send("POST", "/orders/" + order_id + "/decision", decision(order_id, 500), headers);
}

Answer TestClient::refuse(const std::string& order_id, const Headers& headers) const {
    return send("POST", "/orders/" + order_id + "/decision", decision(order_id, 0), headers);
}

Answer TestClient::status(
    const std::string& order_id, const std::string& code, const std::string& more
) const {
    return send(
        "POST",
        "/orders/" + order_id + "/status",
        R"({"code":")" + code + R"(","occurredAt":"2026-01-31T12:00:00-03:00")" + more + "}"
    );
}

std::string TestClient::newKey() {
    return Poco::UUIDGenerator::defaultGenerator().createRandom().toString();
}

std::string TestClient::decision(const std::string& order_id, std::int64_t accepted) const {
    const auto lines = arrayIn(*order(order_id).json(), "lines");
    std::string json;
    for (unsigned i = 0; i < lines->size(); ++i) {
        const auto line = lines->getObject(i);
        const std::int64_t quantity = integerIn(*line, "quantity");
        const std::int64_t kept = std::min(quantity, accepted);
        json += json.empty() ? "" : ",";
        json +=
            R"({"lineId":")" + textIn(*line, "lineId") + R"(","accepted":)" + std::to_string(kept);
        if (kept < quantity) {
            json += R"(,"refused":[{"quantity":)" + std::to_string(quantity - kept) +
                    R"(,"reason":"OUT_OF_STOCK"}])";
        }
        json += "}";
    }
    return R"({"decidedAt":"2026-01-31T12:00:00Z","decidedBy":"ada","lines":[)" + json + "]}";
}

std::vector<std::string> idsIn(const Answer& answer) {
    std::vector<std::string> ids;
    const auto orders = arrayIn(*answer.json(), "orders");
    for (unsigned i = 0; i < orders->size(); ++i) {
        ids.push_back(textIn(*orders->getObject(i), "orderId"));
    }
    return ids;
}

}  // namespace balcao::test
