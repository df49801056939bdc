#include "agent/service/signals.h"

namespace balcao {

void ignoreWriteSignals() {
    // Windows has no such signals: a write that cannot succeed is an error there already.
}

}  // namespace balcao
