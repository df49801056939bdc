#include "agent/service/default_data_folder.h"

namespace balcao {

// With slashes, which Windows takes as well and which a settings file need not write double.
std::string defaultDataFolder() {
    return "C:/ProgramData/Balcao";
}

}  // namespace balcao
