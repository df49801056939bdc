#pragma once

namespace balcao {

/// Makes a write that cannot succeed an error of that write instead of the end of the program: a
/// peer that hung up (SIGPIPE), a file at its size limit (SIGXFSZ). Call it first in main().
void ignoreWriteSignals();

}  // namespace balcao
