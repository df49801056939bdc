#pragma once

#include "tests/support/running_agent.h"

#include <Poco/JSON/Object.h>

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace balcao::test {

/// A click that the agent answered with "done".
struct ConfirmedClick {
    std::string command_id;
    std::string order_id;
    std::string command;
    std::map<std::string, std::int64_t> accepted;  // line -> quantity, if it was the first answer
};

/// A message that the hub refused and that asked this clerk what to do.
struct AskedAbout {
    std::string order_id;
    std::string state;    // of the order, as the page shows it
    std::string problem;  // the hub's slug and sentence
};

/// A clerk who takes some order from the board and does its next step, whatever that is. An
/// unanswered click is repeated with the same id until the agent says how it ended.
class ClerkAtWork {
public:
    ClerkAtWork(RunningAgent& agent, std::uint64_t seed)
        : agent_{agent}
        , random_{seed} {}

    /// A few requests to the agent. Throws Poco::Exception while the agent is away.
    void step();

    /// Undoes here whatever the hub refused for good, and nothing else.
    void answerQuestions();

    const std::vector<ConfirmedClick>& confirmed() const { return confirmed_; }

    /// What was answered by "Desfazer aqui".
    const std::vector<AskedAbout>& askedAbout() const { return asked_about_; }

private:
    struct Click {
        ConfirmedClick what;
        std::int64_t order_ref{};
        std::string members;
    };

    std::optional<Click> chooseClick();
    Click clickOn(const Poco::JSON::Object& card);
    void fillAnswer(Click& click, const Poco::JSON::Object& detail);
    void send(const Click& click);
    std::size_t below(std::size_t end);

    RunningAgent& agent_;
    std::mt19937_64 random_;
    std::optional<Click> unanswered_;
    std::vector<ConfirmedClick> confirmed_;
    std::vector<AskedAbout> asked_about_;
};

}  // namespace balcao::test
