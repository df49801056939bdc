#include "agent/care/hub_of_settings.h"

#include "agent/service/secrets.h"

namespace balcao {

HubPlace placeOfHub(const Settings::Hub& hub) {
    const auto address = readWebAddress(hub.url);
    if (!address) {
        throw SettingsError{
            "hub.url = \"" + hub.url +
            "\" is not an address: give https://host[:port][/path] (http only to this computer)."};
    }
    return {.address = *address, .ca_file = hub.ca_file};
}

HubCredentials credentialsOfHub(const Settings::Hub& hub) {
    return {.client_id = hub.client_id, .read_secret = [file = hub.client_secret_file] {
                return readSecretFile(file);
            }};
}

}  // namespace balcao
