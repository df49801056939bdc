// The de-para in the ledger: which table counts, what it does to the orders of the board, and in
// whose words a message goes that may have left already.
#include "agent/ledger/after_sale.h"
#include "agent/ledger/code_views.h"
#include "agent/ledger/codes_codec.h"
#include "tests/ledger/ledger_fixture.h"
#include "tests/support/every.h"

namespace balcao::test {

namespace {

HubCodes withStatus(const std::string& code, HubStatus status) {
    HubCodes codes = defaultHubCodes();
    codes.statuses[code] = status;
    return codes;
}

struct Codes : LedgerFixture {
    /// Keeps what must be kept.
    std::int64_t keep(const HubCodes& codes) {
        const auto version = ledger->keepHubCodes(codes, newest(), kStore, "Ana");
        BOOST_REQUIRE(version.has_value());
        return *version;
    }

    std::int64_t newest() const { return look().find().value().version.version; }

    CodeViews look() const { return CodeViews{folder.path() / "dados de operação"}; }

    OrderRef orderSaying(const std::string& hub_code, const std::string& order_id = "PED-1") {
        HubOrder order = anOrder().id(order_id).hub();
        order.hub_code = hub_code;
        order.channel = {.code = "ML", .name = ""};
        return offer(readWith(defaultHubCodes(), order));
    }

    void postpone(const OutboxMessage& message) {
        ledger->postponeMessage(
            message.message_id, clock.now() + std::chrono::seconds{5}, "no answer"
        );
        clock.advance(std::chrono::seconds{6});
    }
};

JsonError errorOf(const std::string& text) {
    JsonReader reader;
    try {
        readCodes(reader.parse(text));
    } catch (const JsonError& error) {
        return error;
    }
    return {"", "was read"};
}

/// The usual table with one of its lists replaced.
std::string tablesWith(const std::string& name, const std::string& rows) {
    std::string text = "{";
    for (const char* table :
         {"statuses",
          "journeys",
          "purposes",
          "refusal_reasons",
          "return_reasons",
          "carriers",
          "services",
          "channels"}) {
        text += std::string{text.size() > 1 ? "," : ""} + '"' + table +
                "\":" + (name == table ? rows : "[]");
    }
    return text + "}";
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(codes, Codes)

BOOST_AUTO_TEST_CASE(what_was_written_is_read) {
    HubCodes codes = withStatus("17", HubStatus::in_transit);
    codes.purposes[StatusPurpose::not_collected] = "\"9\"";
    codes.reasons[RefusalReason::expired] = "VENCIDO";
    codes.return_reasons[ReturnReason::gift] = "PRESENTE";
    codes.carriers["JAD"] = "Jadlog";
    codes.services["04014"] = "Sedex";
    codes.channels["ação"] = "Ação";
    JsonReader reader;
    BOOST_TEST((readCodes(reader.parse(encodeCodes(codes))) == codes));
    BOOST_TEST((readCodes(reader.parse(encodeCodes({}))) == HubCodes{}));
}

BOOST_AUTO_TEST_CASE(in_force_is_every_word_that_is_sent) {
    std::string text;
    JsonWriter json{text};
    writeCodesInForce(json, HubCodes{});
    JsonReader reader;
    const HubCodes codes = readCodes(reader.parse(text));
    BOOST_TEST(codes.purposes.size() == every<StatusPurpose>().size());
    BOOST_TEST(codes.reasons.size() == every<RefusalReason>().size());
    BOOST_TEST(codes.return_reasons.size() == every<ReturnReason>().size());
    BOOST_TEST(codes.reasons.at(RefusalReason::expired) == "EXPIRED");
    BOOST_TEST(codes.statuses.empty());
}

BOOST_AUTO_TEST_CASE(a_table_that_says_nonsense_is_refused_with_the_place) {
    struct Case {
        std::string text;
        std::string path;
        std::string why;
    };
    const std::string long_code(65, 'x');
    const std::string long_name(81, 'x');
    std::string many = "[";
    for (int i = 0; i < 501; ++i) {
        many += std::string{i == 0 ? "" : ","} + R"({"code":")" + std::to_string(i) +
                R"(","means":"n"})";
    }
    many += "]";
    const std::string control = "must have 1 to 64 characters, none of them a control one";
    for (const Case& one : std::vector<Case>{
             {R"({"statuses":[]})", "journeys", "missing"},
             {tablesWith("", "").insert(1, R"("colours":[],)"), "", "does not know"},
             {tablesWith("statuses", R"([{"code":"1","means":"lost"}])"),
              "statuses[0].means",
              "none of the values"},
             {tablesWith("statuses", R"([{"code":"1","means":"unknown"}])"),
              "statuses",
              "leave the row out"},
             {tablesWith("statuses", R"([{"code":"","means":"refused"}])"),
              "statuses[0].code",
              control},
             {tablesWith("carriers", R"([{"code":")" + long_code + R"(","means":"x"}])"),
              "carriers[0].code",
              control},
             {tablesWith("carriers", R"([{"code":"a\u0007","means":"x"}])"),
              "carriers[0].code",
              control},
             {tablesWith("carriers", R"([{"code":"a","means":")" + long_name + R"("}])"),
              "carriers[0].means",
              "1 to 80"},
             {tablesWith("channels", R"([{"code":"a","means":"x"},{"code":"a","means":"y"}])"),
              "channels[1].means",
              "stands in its table already"},
             {tablesWith(
                  "purposes",
                  R"([{"code":"3","means":"in_transit"},{"code":"4","means":"in_transit"}])"
              ),
              "purposes[1].means",
              "stands in its table already"},
             {tablesWith("services", R"([{"code":"a","means":"x","colour":"red"}])"),
              "services[0]",
              "a member that no row has"},
             {tablesWith("services", R"([{"code":"a"}])"), "services[0].means", "missing"},
             {tablesWith("services", many), "services", "more than 500 rows"}}) {
        const JsonError error = errorOf(one.text);
        BOOST_TEST(error.path == one.path);
        BOOST_TEST(error.why.find(one.why) != std::string::npos, one.path << ": " << error.why);
    }
    // Both ends of what may be said.
    BOOST_TEST(
        errorOf(tablesWith(
                    "carriers",
                    R"([{"code":")" + long_code.substr(1) + R"(","means":")" + long_name.substr(1) +
                        R"("}])"
                ))
            .why == "was read"
    );
}

BOOST_AUTO_TEST_CASE(a_new_ledger_has_the_table_of_the_program) {
    const auto kept = look().find();
    BOOST_TEST(kept.value().version.version == 0);
    BOOST_TEST((kept.value().codes == defaultHubCodes()));
    BOOST_TEST((look().find(0).value().codes == defaultHubCodes()));
    BOOST_TEST(!look().find(1).has_value());
    BOOST_TEST(look().versions().empty());
}

BOOST_AUTO_TEST_CASE(the_newest_table_counts_and_the_earlier_ones_stay) {
    const HubCodes first = withStatus("17", HubStatus::in_transit);
    BOOST_TEST(keep(first) == 1);
    clock.advance(std::chrono::minutes{5});
    BOOST_TEST(keep(defaultHubCodes()) == 2);
    reopen();
    BOOST_TEST((look().find().value().codes == defaultHubCodes()));
    BOOST_TEST((look().find(1).value().codes == first));
    const auto versions = look().versions();
    BOOST_REQUIRE(versions.size() == 2U);
    BOOST_TEST(versions[0].version == 2);
    BOOST_TEST((versions[0].kept_at == clock.now()));
    BOOST_TEST(versions[1].by == "Ana");
}

BOOST_AUTO_TEST_CASE(who_has_not_seen_the_last_change_changes_nothing) {
    keep(withStatus("17", HubStatus::in_transit));
    BOOST_TEST(!ledger->keepHubCodes(defaultHubCodes(), 0, kStore, "Beto").has_value());
    BOOST_TEST(newest() == 1);
    BOOST_TEST((look().find().value().codes.statuses.contains("17")));
}

BOOST_AUTO_TEST_CASE(the_orders_of_the_board_are_read_anew) {
    const OrderRef ref = orderSaying("17");
    const OrderRef usual = orderSaying("1", "PED-2");
    BOOST_TEST((order(ref).hub.hub_status == HubStatus::unknown));
    HubCodes codes = withStatus("17", HubStatus::cancelled);
    BOOST_TEST(look().countReadOtherwise(codes) == 1U);
    BOOST_TEST(look().countReadOtherwise(defaultHubCodes()) == 0U);
    codes.channels["ML"] = "Mercado Livre";
    BOOST_TEST(look().countReadOtherwise(codes) == 2U);
    const auto revision = ledger->revision();
    keep(codes);
    BOOST_TEST(ledger->revision() > revision);
    BOOST_TEST((order(ref).hub.hub_status == HubStatus::cancelled));
    BOOST_TEST((order(ref).state == OrderState::cancelled_by_hub));
    BOOST_TEST(order(usual).hub.channel.name == "Mercado Livre");
    BOOST_TEST((order(usual).state == OrderState::offered));
    BOOST_TEST(look().countReadOtherwise(codes) == 0U);
    BOOST_TEST(ledger->auditByReplay().empty());
}

BOOST_AUTO_TEST_CASE(what_may_have_left_keeps_its_words_until_it_is_settled) {
    const OrderRef sent = orderSaying("1");
    take(sent, acceptAll(order(sent)));
    postpone(nextMessage());  // it left, and no answer came
    const OrderRef due = orderSaying("1", "PED-2");
    take(due, acceptAll(order(due)));
    keep(withStatus("17", HubStatus::in_transit));
    const OrderRef later = orderSaying("1", "PED-3");
    take(later, acceptAll(order(later)));
    std::map<OrderRef, std::int64_t> words;
    for (int i = 0; i < 6 && ledger->nextMessage(clock.now()); ++i) {
        const OutboxMessage message = confirmNext();
        words.emplace(message.order_ref, message.codes_version);  // of the decision
        // The label requests behind the decisions had not left.
        BOOST_TEST((kindOf(message.message) == MessageKind::decide || message.codes_version == 1));
    }
    BOOST_TEST(words.at(sent) == 0);
    BOOST_TEST(words.at(due) == 0);  // it may be on its way this moment
    BOOST_TEST(words.at(later) == 1);
}

BOOST_AUTO_TEST_CASE(two_changes_do_not_give_a_message_the_words_between) {
    const OrderRef ref = orderSaying("1");
    take(ref, acceptAll(order(ref)));
    postpone(nextMessage());
    keep(withStatus("17", HubStatus::in_transit));
    keep(withStatus("18", HubStatus::in_transit));
    BOOST_TEST(nextMessage().codes_version == 0);
}

BOOST_AUTO_TEST_CASE(an_answer_that_can_be_taken_back_has_not_left) {
    const OrderRef ref = orderSaying("1");
    const auto submitted = ledger->submit(
        {.command_id = newId(),
         .order_ref = ref,
         .command = acceptAll(order(ref)),
         .actor = kClerk,
         .undo_for = std::chrono::seconds{10}}
    );
    BOOST_REQUIRE(submitted.has_value());
    clock.advance(std::chrono::seconds{11});
    keep(withStatus("17", HubStatus::in_transit));
    BOOST_TEST(nextMessage().codes_version == 1);
}

BOOST_AUTO_TEST_CASE(what_a_person_sends_again_goes_in_the_newest_words) {
    const OrderRef ref = orderSaying("1");
    take(ref, acceptAll(order(ref)));
    postpone(nextMessage());
    keep(withStatus("17", HubStatus::in_transit));
    const OutboxMessage message = nextMessage();
    BOOST_TEST(message.codes_version == 0);
    take(
        ref,
        RefuseMessage{
            .message_id = message.message_id,
            .kind = MessageKind::decide,
            .slug = "unknown-code",
            .detail = "no such reason",
            .order = {}},
        kAgent
    );
    take(ref, RetryMessage{});
    BOOST_TEST(nextMessage().codes_version == 1);
}

BOOST_AUTO_TEST_CASE(the_codes_of_the_newest_orders_are_counted) {
    orderSaying("1");
    orderSaying("17", "PED-2");
    orderSaying("17", "PED-3");
    std::map<std::string, std::int64_t> statuses;
    std::map<std::string, std::int64_t> channels;
    for (const SeenCode& one : look().seen()) {
        if (one.table == CodeTable::statuses) {
            statuses[one.code] = one.orders;
        } else if (one.table == CodeTable::channels) {
            channels[one.code] = one.orders;
        }
    }
    BOOST_TEST((statuses == std::map<std::string, std::int64_t>{{"1", 1}, {"17", 2}}));
    BOOST_TEST((channels == std::map<std::string, std::int64_t>{{"ML", 3}}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
