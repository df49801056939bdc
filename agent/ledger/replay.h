#pragma once

#include "agent/ledger/backup.h"

#include <string>
#include <vector>

namespace balcao {

/// Replays the journal into a copy beside the ledger and compares the state tables row by row;
/// what is not in the journal (fingerprints, how often a message was tried) is left out. Returns
/// the differences in words, at most a hundred. Throws DatabaseError and JsonError.
std::vector<std::string> differencesToReplay(const LedgerFolder& folder);

}  // namespace balcao
