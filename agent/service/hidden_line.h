#pragma once

#include <string>

namespace balcao {

/// One line of standard input; where that is a terminal, what is typed is not shown meanwhile.
/// Empty at the end of the input.
std::string readHiddenLine();

}  // namespace balcao
