#pragma once

#include <string>

namespace balcao::test {

/// `text` with the first `from` replaced; the test's own mistake if there is none.
std::string replaced(std::string text, const std::string& from, const std::string& to);

/// An order of the hub store API with every member that we read.
std::string fullOrderJson();

/// The least that an order of store 1/101 must have.
std::string smallOrderJson(const std::string& order_id = "A-1", int version = 1);

/// A page of the list with these orders.
std::string pageJson(const std::string& orders, int count, const std::string& more = {});

/// What the token operation answers.
std::string tokenJson();

}  // namespace balcao::test
