#pragma once

#include "agent/json/json_reader.h"
#include "common/base/ids.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// One page of the list of orders, taken apart but not read: the orders are raw texts inside the
/// body.
struct ListPage {
    std::vector<std::string_view> orders;
    std::string next_cursor;  // empty on the last page
};

/// Takes a page apart and checks its envelope: whole, this store's, and as many orders as it says.
/// The grammar inside an order is checked when it is read. Throws JsonError.
ListPage readListPage(std::string_view body, const StoreKey& store, JsonReader& reader);

/// More are an attack, not a store: the hub store API has pages of 500 orders.
constexpr std::size_t kMaxListBytes = std::size_t{64} << 20U;
constexpr std::size_t kMaxOrderBytes = std::size_t{1} << 20U;

}  // namespace balcao
