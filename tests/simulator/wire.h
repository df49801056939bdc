#pragma once

#include "tests/simulator/hub.h"

namespace Poco::Net {
class HTTPServerRequest;
class HTTPServerResponse;
}  // namespace Poco::Net

namespace balcao::simulator {

/// Sends an answer as its `wire` says; throws Poco::Exception if the client is gone. Faulty wires
/// take the socket away from the server and close it.
void send(
    const Delivery& delivery,
    Poco::Net::HTTPServerRequest& from,
    Poco::Net::HTTPServerResponse& to,
    Hub& hub
);

}  // namespace balcao::simulator
