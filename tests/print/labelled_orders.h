#pragma once

#include "agent/ledger/ledger.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace balcao::test {

/// A ledger in `folder` without a reserve file, which no print test needs.
Ledger::Options ledgerOptions(const std::filesystem::path& folder);

/// The package of label `number` and the text by which its label is known on paper.
std::string packageName(std::size_t number);

/// A whole ZPL label that names its package and is about `size` bytes long.
std::string zplOf(std::size_t number, std::size_t size);

/// Brings an accepted order with `count` labels into the ledger, as the hub and the clerk would:
/// the print jobs that follow are what the print step finds. `bytes_of` gives the label of a
/// package. Throws std::runtime_error if the ledger refuses any of it.
void addLabelledOrder(
    Ledger& ledger,
    const std::string& order_id,
    std::size_t count,
    const std::function<std::string(std::size_t number)>& bytes_of
);

}  // namespace balcao::test
