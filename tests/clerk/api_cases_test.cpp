// Every operation of api.yaml is called by a test, in whichever program.
#include "tests/clerk/api_description.h"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace balcao::test {

namespace {

std::string textOfApiTests() {
    std::string text;
    for (const auto& entry : std::filesystem::directory_iterator{BALCAO_API_TESTS}) {
        if (entry.path().string().ends_with("_api_test.cpp") ||
            entry.path().string().ends_with("_shop.h")) {
            std::ifstream file{entry.path()};
            text.append(std::istreambuf_iterator<char>{file}, {});
        }
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(api_cases)

BOOST_AUTO_TEST_CASE(every_operation_is_called_by_a_test) {
    const std::string tests = textOfApiTests();
    const ApiDescription api;
    for (const auto& operation : api.operations()) {
        const bool is_called = tests.find('"' + operation.operation_id + '"') != std::string::npos;
        BOOST_TEST(is_called, operation.operation_id << " of api.yaml is called by no test");
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
