#pragma once

#include <string>
#include <vector>

namespace balcao::test {

/// A request that must be refused, and what is wrong with it.
struct BadRequestText {
    std::string what;
    std::string bytes;
};

/// Over 300 malformed or ambiguous requests.
std::vector<BadRequestText> badRequests();

}  // namespace balcao::test
