#pragma once

#include "agent/hub/rest/hub_token.h"
#include "agent/hub/rest/rest_client.h"
#include "agent/service/settings.h"

namespace balcao {

/// Where the settings say that the hub is. Throws SettingsError if hub.url is no address.
HubPlace placeOfHub(const Settings::Hub& hub);

/// Who the settings say that we are to it. The secret is read anew each time it is needed.
HubCredentials credentialsOfHub(const Settings::Hub& hub);

}  // namespace balcao
