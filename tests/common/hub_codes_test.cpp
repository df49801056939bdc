#include "common/codes/hub_codes.h"

#include "tests/support/every.h"
#include "tests/support/orders.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace balcao::test {

namespace {

using Kind = CodesFinding::Kind;

/// The findings of one kind, by their codes.
std::vector<std::string> codesOf(const std::vector<CodesFinding>& findings, Kind kind) {
    std::vector<std::string> codes;
    for (const CodesFinding& finding : findings) {
        if (finding.kind == kind) {
            codes.push_back(finding.code);
        }
    }
    return codes;
}

std::vector<std::string> found(const HubCodes& codes, Kind kind) {
    return codesOf(findingsOf(codes, {}), kind);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hub_codes)

BOOST_AUTO_TEST_CASE(the_hubs_contract_gives_three_and_four) {
    const HubCodes codes = defaultHubCodes();
    BOOST_TEST((statusOf(codes, "3") == HubStatus::in_transit));
    BOOST_TEST((statusOf(codes, "4") == HubStatus::delivered));
    BOOST_TEST((statusOf(codes, "17") == HubStatus::unknown));
    BOOST_TEST(codeOf(codes, StatusPurpose::in_transit) == "3");
    BOOST_TEST(codeOf(codes, StatusPurpose::delivered) == "4");
    BOOST_TEST(codeOf(codes, HubStatus::returned) == "6");
    BOOST_TEST(codeOf(codes, ReturnReason::colour_or_model) == "COLOUR_OR_MODEL");
    BOOST_TEST((journeyOf(codes, "pickup-in-store") == Journey::pickup_in_store));
    BOOST_TEST(!journeyOf(codes, "by-drone").has_value());
    BOOST_TEST(findingsOf(codes, {}).empty());
}

BOOST_AUTO_TEST_CASE(a_table_of_its_own_changes_what_is_sent) {
    HubCodes codes = defaultHubCodes();
    codes.reasons[RefusalReason::damaged] = "AVARIA";
    codes.return_reasons[ReturnReason::gift] = "PRESENTE";
    codes.purposes.erase(StatusPurpose::not_collected);
    codes.statuses.erase("6");
    BOOST_TEST(codeOf(codes, RefusalReason::damaged) == "AVARIA");
    BOOST_TEST(codeOf(codes, RefusalReason::mismatch) == "MISMATCH");
    BOOST_TEST(codeOf(codes, ReturnReason::gift) == "PRESENTE");
    BOOST_TEST(codeOf(codes, StatusPurpose::not_collected) == "not_collected");
    BOOST_TEST(codeOf(codes, HubStatus::returned) == "returned");
}

BOOST_AUTO_TEST_CASE(one_table_for_ever_is_the_same_for_every_version) {
    const CodesSource source = alwaysCodes(defaultHubCodes());
    BOOST_TEST((*source(std::nullopt) == defaultHubCodes()));
    BOOST_TEST((source(7) == source(std::nullopt)));
}

BOOST_AUTO_TEST_CASE(an_order_is_read_with_the_table) {
    HubOrder order = anOrder().hub();
    order.hub_code = "17";
    order.channel = {.code = "ML", .name = "Mercado Livre"};
    order.delivery.carrier = {.code = "COR", .name = "Correios", .service = "04014"};
    const HubOrder before = order;
    order.hub_status = HubStatus::delivered;
    order.delivery.carrier.service_name = "of another table";
    const HubOrder unknown = readWith(defaultHubCodes(), order);
    BOOST_TEST((unknown.hub_status == HubStatus::unknown));
    BOOST_TEST(unknown.delivery.carrier.service_name.empty());
    BOOST_TEST(unknown.channel.name == "Mercado Livre");

    HubCodes codes = defaultHubCodes();
    codes.statuses["17"] = HubStatus::in_transit;
    codes.channels["ML"] = "ML Full";
    codes.carriers["COR"] = "Correios (contrato 99)";
    codes.services["04014"] = "Sedex";
    const HubOrder read = readWith(codes, order);
    BOOST_TEST((read.hub_status == HubStatus::in_transit));
    BOOST_TEST(read.channel.name == "ML Full");
    BOOST_TEST(read.delivery.carrier.name == "Correios (contrato 99)");
    BOOST_TEST(read.delivery.carrier.service == "04014");
    BOOST_TEST(read.delivery.carrier.service_name == "Sedex");
    BOOST_TEST((readWith(codes, read) == read));
    BOOST_TEST((read.lines == before.lines));
    BOOST_TEST((read.customer == before.customer));
}

BOOST_AUTO_TEST_CASE(a_code_is_known_if_somebody_says_what_it_is) {
    HubCodes codes = defaultHubCodes();
    codes.carriers["JAD"] = "Jadlog";
    codes.channels["B2B"] = "Atacado";
    std::vector<SeenCode> seen{
        {.table = CodeTable::statuses, .code = "3"},
        {.table = CodeTable::statuses, .code = "17"},
        {.table = CodeTable::carriers, .code = "JAD"},
        {.table = CodeTable::carriers, .code = "COR", .name = "Correios"},
        {.table = CodeTable::carriers, .code = "X"},
        {.table = CodeTable::channels, .code = "B2B"},
        {.table = CodeTable::channels, .code = "ML", .name = "Mercado Livre"},
        {.table = CodeTable::channels, .code = "Y"},
        {.table = CodeTable::services, .code = "SEDEX"},
        {.table = CodeTable::journeys, .code = "pickup-in-store"}};
    markKnown(codes, seen);
    std::vector<std::string> unknown;
    for (const SeenCode& one : seen) {
        if (!one.is_known) {
            unknown.push_back(one.code);
        }
    }
    const std::vector<std::string> expected{"17", "X", "Y"};
    BOOST_TEST(unknown == expected, boost::test_tools::per_element());
    BOOST_TEST(
        codesOf(findingsOf(codes, seen), Kind::seen_unknown) == expected,
        boost::test_tools::per_element()
    );
}

BOOST_AUTO_TEST_CASE(a_status_that_no_code_means_is_told) {
    HubCodes codes = defaultHubCodes();
    codes.statuses.erase("7");
    codes.statuses["C"] = HubStatus::cancelled;  // another code, the same meaning
    BOOST_TEST(found(codes, Kind::meaning_lost).empty());
    codes.statuses.erase("C");
    BOOST_TEST((found(codes, Kind::meaning_lost) == std::vector<std::string>{"cancelled"}));
}

BOOST_AUTO_TEST_CASE(a_status_that_is_sent_must_be_read_back) {
    for (const StatusPurpose purpose : every<StatusPurpose>()) {
        HubCodes codes = defaultHubCodes();
        codes.purposes[purpose] = "X";
        BOOST_TEST((found(codes, Kind::not_read_back) == std::vector<std::string>{"X"}));
        codes.statuses["X"] = statusOf(codes, codeOf(defaultHubCodes(), purpose));
        BOOST_TEST(found(codes, Kind::not_read_back).empty());
        codes.statuses["X"] = HubStatus::assigned;
        BOOST_TEST((found(codes, Kind::not_read_back) == std::vector<std::string>{"X"}));
    }
    HubCodes same = defaultHubCodes();  // one code for two purposes is told once
    same.purposes[StatusPurpose::ready_for_pickup] = "X";
    same.purposes[StatusPurpose::handover_reversed] = "X";
    BOOST_TEST((found(same, Kind::not_read_back) == std::vector<std::string>{"X"}));
}

BOOST_AUTO_TEST_CASE(the_given_codes_are_told_when_they_mean_something_else) {
    HubCodes codes = defaultHubCodes();
    codes.statuses["3"] = HubStatus::delivered;
    codes.statuses.erase("4");
    const std::vector<std::string> expected{"3", "4"};
    BOOST_TEST(found(codes, Kind::given_code) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(tables_and_findings_have_words) {
    BOOST_TEST(toText(CodeTable::statuses) == "statuses");
    BOOST_TEST(toText(CodeTable::channels) == "channels");
    BOOST_TEST(toText(Kind::meaning_lost) == "meaning_lost");
    BOOST_TEST(toText(Kind::seen_unknown) == "seen_unknown");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
