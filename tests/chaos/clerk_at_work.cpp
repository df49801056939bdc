#include "tests/chaos/clerk_at_work.h"

#include <Poco/JSON/Array.h>

#include <stdexcept>

namespace balcao::test {

namespace {

constexpr int kDone = 200;
constexpr int kRefusedByTheRules = 409;
constexpr int kNotNow = 503;

/// How one answer is drawn: most orders are taken whole, some in part, some not at all.
enum class Mood { take_all, take_part, refuse_all };

std::int64_t acceptedOf(Mood mood, const std::string& grain, std::int64_t quantity, bool is_first) {
    if (mood == Mood::refuse_all) {
        return 0;
    }
    if (mood == Mood::take_part && grain != "none" && is_first) {
        return grain == "line" ? 0 : quantity / 2;
    }
    return quantity;
}

}  // namespace

std::size_t ClerkAtWork::below(std::size_t end) {
    return std::uniform_int_distribution<std::size_t>{0, end - 1}(random_);
}

void ClerkAtWork::step() {
    if (!unanswered_) {
        unanswered_ = chooseClick();
    }
    if (unanswered_) {
        send(*unanswered_);
    }
}

std::optional<ClerkAtWork::Click> ClerkAtWork::chooseClick() {
    const auto cards = agent_.board();
    std::vector<Poco::JSON::Object::Ptr> able;
    for (unsigned i = 0; i < cards->size(); ++i) {
        const auto card = cards->getObject(i);
        if (card->has("next_action")) {
            able.push_back(card);
        }
    }
    if (able.empty()) {
        return std::nullopt;
    }
    return clickOn(*able[below(able.size())]);
}

void ClerkAtWork::answerQuestions() {
    const auto cards = agent_.board();
    for (unsigned i = 0; i < cards->size(); ++i) {
        const auto card = cards->getObject(i);
        if (card->optValue<std::string>("next_action", "") == "retry_message") {
            send(clickOn(*card));
        }
    }
}

ClerkAtWork::Click ClerkAtWork::clickOn(const Poco::JSON::Object& card) {
    Click click;
    click.order_ref = card.getValue<std::int64_t>("order_ref");
    click.what.order_id = card.getValue<std::string>("order_id");
    click.what.command = card.getValue<std::string>("next_action");
    click.what.command_id = newClick();
    if (click.what.command == "retry_message") {
        // The hub took an order away whose goods were out already: asking again changes nothing.
        click.what.command = "drop_message";
        asked_about_.push_back(
            {.order_id = click.what.order_id,
             .state = card.getValue<std::string>("state"),
             .problem = card.getObject("sync")->optValue<std::string>("problem", "")}
        );
    }
    if (click.what.command == "decide") {
        const auto detail = agent_.get("/api/v1/orders/" + std::to_string(click.order_ref)).json();
        fillAnswer(click, *detail);
    } else if (click.what.command == "pack") {
        click.members = R"("package_count":1)";
    } else if (click.what.command == "answer_cancellation") {
        click.members = R"("is_accepted":true)";
    }
    return click;
}

void ClerkAtWork::fillAnswer(Click& click, const Poco::JSON::Object& detail) {
    constexpr std::size_t kDice = 10;
    constexpr std::size_t kTakeAllBelow = 6;
    constexpr std::size_t kTakePartBelow = 8;
    const auto lines = detail.getArray("lines");
    const auto grain = detail.getObject("capabilities")->getValue<std::string>("partial");
    const bool is_unpaid = !detail.getObject("card")->optValue("is_paid", true);
    const std::size_t dice = is_unpaid ? kDice : below(kDice);
    const Mood mood = dice < kTakeAllBelow    ? Mood::take_all
                      : dice < kTakePartBelow ? Mood::take_part
                                              : Mood::refuse_all;
    std::string json;
    for (unsigned i = 0; i < lines->size(); ++i) {
        const auto line = lines->getObject(i);
        const auto line_id = line->getValue<std::string>("line_id");
        const auto quantity = line->getValue<std::int64_t>("quantity");
        const auto accepted = acceptedOf(mood, grain, quantity, i == 0);
        click.what.accepted[line_id] = accepted;
        json += i == 0 ? "" : ",";
        json += R"({"line_id":")" + line_id + R"(","accepted":)" + std::to_string(accepted);
        if (accepted < quantity) {
            json += R"(,"refusals":[{"quantity":)" + std::to_string(quantity - accepted) +
                    R"(,"reason":"out_of_stock"}])";
        }
        json += '}';
    }
    click.members = R"("lines":[)" + json + ']';
}

void ClerkAtWork::send(const Click& click) {
    const HttpReply reply =
        agent_.command(click.order_ref, click.what.command, click.what.command_id, click.members);
    if (reply.status == kNotNow) {
        return;  // said in words, repeated later
    }
    if (reply.status == kDone) {
        confirmed_.push_back(click.what);
    } else if (reply.status != kRefusedByTheRules) {
        throw std::logic_error{
            click.what.command + " was answered " + std::to_string(reply.status) + ": " +
            reply.body};
    }
    unanswered_.reset();
}

}  // namespace balcao::test
