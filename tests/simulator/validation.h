#pragma once

#include "tests/simulator/json.h"
#include "tests/simulator/routes.h"

namespace balcao::simulator {

/// Judges the form of what a write operation was sent: media type (415), readable JSON (400) and
/// the schema of the operation (422 `schema`, naming the member). Gives the body; null where the
/// operation has none in JSON. Looks at no state.
JsonObject::Ptr readBody(const Request& request, Operation operation);

/// Refuses with 422 `schema` if the document is not an Order; for orders given to the control.
void checkOrder(const JsonObject& order);

}  // namespace balcao::simulator
