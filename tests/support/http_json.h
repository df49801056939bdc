#pragma once

#include <Poco/JSON/Object.h>
#include <Poco/Net/HTTPClientSession.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace balcao::test {

/// What a server answered. `body` is read to its end and as long as announced.
struct HttpReply {
    int status{};
    std::map<std::string, std::string> headers;  // names in lower case; repeated ones by line
    std::string body;

    /// The body as a JSON object; throws Poco::Exception if it is none.
    Poco::JSON::Object::Ptr json() const;
};

/// Sends single requests to one server, keeping the connection. Throws Poco::Exception when there
/// is no whole answer. Not thread-safe.
class HttpPeer {
public:
    using Headers = std::map<std::string, std::string>;

    explicit HttpPeer(std::uint16_t port);

    HttpReply get(const std::string& path, const Headers& headers = {});
    HttpReply send(
        const std::string& method,
        const std::string& path,
        const std::string& body,
        const Headers& headers = {}
    );

private:
    std::unique_ptr<Poco::Net::HTTPClientSession> session_;
};

}  // namespace balcao::test
