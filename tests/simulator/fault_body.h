#pragma once

#include "tests/simulator/fault.h"

#include <string>

namespace balcao::simulator {

/// The JSON body of an answer with the fault in it (bad_json, wrong_types, wrong_count,
/// foreign_store, duplicate, out_of_order, missing_order, unknown_status); unchanged for the other
/// kinds and where the fault finds nothing to act on.
std::string playOnBody(const Fault& fault, Operation operation, const std::string& body);

}  // namespace balcao::simulator
