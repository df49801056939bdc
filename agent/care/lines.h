#pragma once

#include "agent/service/health.h"

#include <iosfwd>
#include <string>

namespace balcao {

/// One finding on a line of the command line: "ok  ", " ?  " or "!!  " and the sentence.
void writeLine(std::ostream& out, HealthGrade grade, const std::string& sentence);

}  // namespace balcao
