#pragma once

#include "agent/hub/photo_fetcher.h"
#include "agent/hub/rest/http_exchange.h"
#include "agent/hub/rest/rest_client.h"

#include <set>
#include <string>

namespace balcao {

/// Fetches photos by HTTP, without the store's token, from the hub's own place and from the hosts
/// that the settings name (printing/intake/label_link.h): https, on the public internet. Redirects
/// are not followed. One per worker; not thread-safe but for interrupt().
class RestPhotos final : public PhotoSource {
public:
    /// `hosts`: hub.photo_hosts.
    RestPhotos(HubPlace hub, std::set<std::string> hosts);

    bool mayAsk(const std::string& address) const override;
    Result<std::string, PhotoMiss> bring(const std::string& address) override;

    /// Ends the exchange in progress, and every later one.
    void interrupt();

private:
    /// Where the photo lies if it may be asked for; else why not.
    Result<WebAddress, std::string> allowedPlace(const std::string& address) const;

    HubPlace hub_;
    std::set<std::string> hosts_;
    HttpExchange hub_exchange_;     // trusts whom the hub's settings trust
    HttpExchange public_exchange_;  // trusts whom this computer trusts
};

}  // namespace balcao
