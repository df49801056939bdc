#include "agent/setup_command.h"

#include "agent/service/hidden_line.h"
#include "agent/service/identity.h"
#include "agent/service/secrets.h"
#include "agent/service/settings_setup.h"
#include "agent/service/system_clock.h"
#include "agent/setup/setup_by_hand.h"

#include <Poco/Util/Application.h>

#include <array>
#include <exception>
#include <iostream>

namespace balcao {

namespace {

using Poco::Util::Application;

struct AnswerOption {
    const char* name;
    const char* argument;
    const char* help;
};

constexpr std::array kAnswers = {
    AnswerOption{"hub-url", "address", "the hub's address for --setup, which then asks nothing"},
    AnswerOption{"client-id", "name", "the name for --setup with which the agent logs in"},
    AnswerOption{"secret-file", "file", "the file with the secret for --setup, which copies it"},
    AnswerOption{"store", "store", "the stores for --setup: site/store"},
    AnswerOption{"printer-label", "address", "the label printer's address for --setup"},
    AnswerOption{
        "printer-language", "name", "what it reads, for --setup: zpl (the usual), epl, pdf"},
};

}  // namespace

void SetupCommand::addOptions(
    Poco::Util::OptionSet& options, const Poco::Util::AbstractOptionCallback& callback
) {
    using Poco::Util::Option;
    options.addOption(Option{
        "setup", "", "ask for the hub, the store and the printer, check and write them"}
                          .callback(callback));
    for (const AnswerOption& one : kAnswers) {
        options.addOption(Option{one.name, "", one.help}.argument(one.argument).callback(callback));
    }
}

void SetupCommand::take(const std::string& name, const std::string& value) {
    if (name == "setup") {
        is_wanted_ = true;
        return;
    }
    has_answers_ = true;
    if (name == "hub-url") {
        answers_.hub_url = value;
    } else if (name == "client-id") {
        answers_.client_id = value;
    } else if (name == "secret-file") {
        secret_file_ = value;
    } else if (name == "store") {
        answers_.stores = value;
    } else if (name == "printer-label") {
        answers_.printers["label"].address = value;
    } else {
        answers_.printers["label"].language = value;
    }
}

int SetupCommand::run(const SettingsRequest& request, const std::string& language) {
    if (!is_wanted_) {
        std::cerr << "balcao-agent: --hub-url, --client-id, --secret-file, --store, "
                     "--printer-label and --printer-language are answers for --setup: give it, "
                     "too\n";
        return Application::EXIT_USAGE;
    }
    if (!secret_file_.empty()) {
        try {
            answers_.secret = readSecretFile(secret_file_);
        } catch (const std::exception& problem) {
            std::cerr << "balcao-agent: " << secret_file_.string()
                      << " cannot be used: " << problem.what() << '\n';
            return Application::EXIT_NOINPUT;
        }
    }
    becomeOwnerOf(loadSettingsForSetup(request).data.dir);
    const SystemClock clock;
    const SetupDesk desk{request, clock};
    const SetupTerminal terminal{
        .in = std::cin, .out = std::cout, .read_secret = readHiddenLine, .language = language};
    const bool is_written =
        has_answers_ ? setUpUnasked(desk, answers_, terminal) : setUpByAsking(desk, terminal);
    return is_written ? Application::EXIT_OK : Application::EXIT_UNAVAILABLE;
}

}  // namespace balcao
