#include "tests/support/http_json.h"

#include <Poco/Exception.h>
#include <Poco/JSON/Parser.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/String.h>
#include <Poco/Timespan.h>

#include <utility>

namespace balcao::test {

namespace {

constexpr int kTimeoutSeconds = 20;

}  // namespace

Poco::JSON::Object::Ptr HttpReply::json() const {
    return Poco::JSON::Parser{}.parse(body).extract<Poco::JSON::Object::Ptr>();
}

HttpPeer::HttpPeer(std::uint16_t port)
    : session_{std::make_unique<Poco::Net::HTTPClientSession>("127.0.0.1", port)} {
    session_->setKeepAlive(true);
    session_->setTimeout(Poco::Timespan{kTimeoutSeconds, 0});
}

HttpReply HttpPeer::get(const std::string& path, const Headers& headers) {
    return send("GET", path, {}, headers);
}

HttpReply HttpPeer::send(
    const std::string& method,
    const std::string& path,
    const std::string& body,
    const Headers& headers
) {
    Poco::Net::HTTPRequest request{method, path, Poco::Net::HTTPMessage::HTTP_1_1};
    for (const auto& [name, value] : headers) {
        request.set(name, value);
    }
    if (method != "GET") {
        request.setContentLength64(static_cast<Poco::Int64>(body.size()));
    }
    try {
        session_->sendRequest(request) << body;
        Poco::Net::HTTPResponse response;
        HttpReply reply;
        Poco::StreamCopier::copyToString(session_->receiveResponse(response), reply.body);
        reply.status = response.getStatus();
        for (const auto& [name, value] : response) {
            std::string& kept = reply.headers[Poco::toLower(name)];
            kept += kept.empty() ? value : "\n" + value;
        }
        const bool is_cut = response.hasContentLength() &&
                            std::cmp_not_equal(response.getContentLength64(), reply.body.size());
        if (is_cut && reply.status != Poco::Net::HTTPResponse::HTTP_NOT_MODIFIED) {
            throw Poco::DataFormatException{"the answer was cut short", path};
        }
        return reply;
    } catch (...) {
        session_->reset();  // the next request begins with a fresh connection
        throw;
    }
}

}  // namespace balcao::test
