#include "agent/service/default_data_folder.h"

namespace balcao {

std::string defaultDataFolder() {
    return "/var/lib/balcao";
}

}  // namespace balcao
