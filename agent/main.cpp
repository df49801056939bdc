#include "agent/acceptance_command.h"
#include "agent/care/check_command.h"
#include "agent/care/support_bundle.h"
#include "agent/care/why_order.h"
#include "agent/clerk/staff_door.h"
#include "agent/draw_command.h"
#include "agent/printer_command.h"
#include "agent/service/identity.h"
#include "agent/service/log.h"
#include "agent/service/memory.h"
#include "agent/service/secrets.h"
#include "agent/service/service_host.h"
#include "agent/service/settings.h"
#include "agent/service/settings_setup.h"
#include "agent/service/settings_shown.h"
#include "agent/service/signals.h"
#include "agent/service/system_clock.h"
#include "agent/service/system_log.h"
#include "agent/setup/printer_desk.h"
#include "agent/setup_agent.h"
#include "agent/setup_command.h"
#include "agent/store_agent.h"
#include "printing/printers/gdi_printer.h"

#include <Poco/Net/Net.h>
#include <Poco/Util/HelpFormatter.h>
#include <Poco/Util/Option.h>
#include <Poco/Util/OptionCallback.h>
#include <Poco/Util/OptionSet.h>
#include <Poco/Util/ServerApplication.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace balcao {

namespace {

/// The program: reads the command line and the settings, runs the agent until it is told to stop.
class AgentProgram final : public Poco::Util::ServerApplication {
public:
    AgentProgram() {
        setUnixOptions(true);  // one manual for both systems: --version, never /version
        giveStandardOutput();
        keepMemorySmall();
        ignoreWriteSignals();
        Poco::Net::initializeNetwork();  // a static Poco on Windows does not do it by itself
    }

protected:
    void defineOptions(Poco::Util::OptionSet& options) override {
        if (hasServiceManager()) {
            Application::defineOptions(options);  // the installer registers the service, not Poco
        } else {
            ServerApplication::defineOptions(options);
        }
        using Poco::Util::Option;
        using Callback = Poco::Util::OptionCallback<AgentProgram>;
        options.addOption(Option{"help", "h", "show this text"}.callback(Callback{
            this, &AgentProgram::showHelp}));
        options.addOption(Option{"version", "v", "show the version"}.callback(Callback{
            this, &AgentProgram::showVersion}));
        options.addOption(Option{
            "help-settings", "", "show every setting: default, allowed values, meaning"}
                              .callback(Callback{this, &AgentProgram::showSettings}));
        options.addOption(Option{
            "default-settings", "", "print a settings file with every default as a comment"}
                              .callback(Callback{this, &AgentProgram::showDefaultFile}));
        DrawCommand::addOptions(options, Callback{this, &AgentProgram::takeDraw});
        options.addOption(Option{
            "language",
            "",
            "the language of --example, --check, --why, --acceptance and --setup: pt, en or es"}
                              .argument("language")
                              .callback(Callback{this, &AgentProgram::takeLanguage}));
        PrinterCommand::addOptions(options, Callback{this, &AgentProgram::takePrinter});
        options.addOption(Option{
            "gdi-print", "", "draw the page in a folder: for the agent itself, on Windows"}
                              .argument("folder")
                              .callback(Callback{this, &AgentProgram::takeGdiFolder}));
        options.addOption(Option{
            "recovery-code",
            "",
            "print a code with which the page makes one more manager, when none can sign in"}
                              .callback(Callback{this, &AgentProgram::takeRecoveryCode}));
        addCareOptions(options);
        SetupCommand::addOptions(options, Callback{this, &AgentProgram::takeSetup});
        AcceptanceCommand::addOptions(options, Callback{this, &AgentProgram::takeAcceptance});
        addStartOptions(options);
    }

    int main(const std::vector<std::string>& surplus) override {
        if (is_help_only_) {
            return EXIT_OK;
        }
        if (!surplus.empty()) {
            std::cerr << "balcao-agent: \"" << surplus.front()
                      << "\" is no option; --help shows what there is\n";
            return EXIT_USAGE;
        }
        if (!is_service_) {
            return work([] {});
        }
        try {
            return runAsService(
                {.run = [this](const std::function<void()>& say_running
                        ) { return work(say_running); },
                 .stop =
                     [] {
                         terminate();
                     }}
            );
        } catch (const std::runtime_error& problem) {
            std::cerr << "balcao-agent: " << problem.what() << '\n';
            return EXIT_USAGE;
        }
    }

private:
    /// What the command line asks for; gives the exit code. `say_running` is called when the page
    /// answers.
    int work(const std::function<void()>& say_running) {
        try {
            if (!gdi_folder_.empty()) {
                return drawGdiPage(gdi_folder_, std::cerr);
            }
            if (draw_.isAskedFor()) {
                return draw_.run(request_, language_);
            }
            if (!bundle_.empty()) {
                return writeBundle();
            }
            if (setup_.isAskedFor()) {
                return setup_.run(request_, language_);
            }
            if (is_check_of_settings_ && !missingSettings(request_).empty()) {
                std::cout << missingSettings(request_).front()
                          << " is not set: open the page of the running agent, or give --setup\n";
                return EXIT_UNAVAILABLE;
            }
            if (!isOneThingAsked() && !isSetUp(say_running)) {
                return EXIT_OK;
            }
            const Settings settings = settingsOfOwner();
            if (is_check_of_settings_) {
                std::cout << "the settings are complete\n";
                return EXIT_OK;
            }
            if (!why_.empty()) {
                const HealthGrade found = whyByHand(settings, why_, language_, std::cout);
                return found == HealthGrade::bad ? EXIT_UNAVAILABLE : EXIT_OK;
            }
            if (acceptance_.isAskedFor()) {
                return acceptance_.run(settings, language_);
            }
            if (is_check_) {
                const HealthGrade found = checkByHand(settings, language_, std::cout);
                return found == HealthGrade::bad ? EXIT_UNAVAILABLE : EXIT_OK;
            }
            if (printer_.isAskedFor()) {
                return printer_.run(settings);
            }
            if (is_code_wanted_) {
                std::cout << newRecoveryCode(settings.data.dir) << '\n';
                return EXIT_OK;
            }
            return serve(settings, say_running);
        } catch (const SettingsError& problem) {
            std::cerr << "balcao-agent: " << problem.what() << '\n';
            tellAsService(SystemEvent::error, problem.what());
            return EXIT_CONFIG;
        } catch (const std::exception& problem) {
            std::cerr << "balcao-agent: cannot start: " << problem.what() << '\n';
            log::error("agent", std::string{"cannot start: "} + problem.what());
            return EXIT_SOFTWARE;
        }
    }

    /// A service has no console that somebody sees.
    void tellAsService(SystemEvent kind, const std::string& text) const {
        if (is_service_) {
            tellSystemLog(kind, text);
        }
    }

    /// With what the agent works, and under whom.
    void addStartOptions(Poco::Util::OptionSet& options) {
        using Poco::Util::Option;
        using Callback = Poco::Util::OptionCallback<AgentProgram>;
        if (hasServiceManager()) {
            options.addOption(Option{
                "service", "", "run as a service: for the service manager of this computer"}
                                  .callback(Callback{this, &AgentProgram::takeService}));
        }
        options.addOption(
            Option{"config", "c", "read the settings from this file"}.argument("file").callback(
                Callback{this, &AgentProgram::takeFile}
            )
        );
        options.addOption(Option{"set", "s", "set one setting; stands above the file"}
                              .argument("key=value")
                              .repeatable(true)
                              .callback(Callback{this, &AgentProgram::takeOverride}));
    }

    /// For who looks after the agent.
    void addCareOptions(Poco::Util::OptionSet& options) {
        using Poco::Util::Option;
        using Callback = Poco::Util::OptionCallback<AgentProgram>;
        options.addOption(Option{
            "check", "", "say how every link of the chain from the hub to the paper is"}
                              .callback(Callback{this, &AgentProgram::takeCheck}));
        options.addOption(Option{
            "check-settings", "", "say whether the settings are complete, and start nothing"}
                              .callback(Callback{this, &AgentProgram::takeCheckSettings}));
        options.addOption(Option{
            "why", "", "say where an order is, or where it got stuck on its way here"}
                              .argument("number")
                              .callback(Callback{this, &AgentProgram::takeWhy}));
        options.addOption(Option{
            "support-bundle", "", "write the file for support: no secrets, nothing of any person"}
                              .argument("file")
                              .callback(Callback{this, &AgentProgram::takeBundle}));
    }

    void takeDraw(const std::string& name, const std::string& value) { draw_.take(name, value); }
    void takePrinter(const std::string& name, const std::string& value) {
        printer_.take(name, value);
    }
    void takeSetup(const std::string& name, const std::string& value) { setup_.take(name, value); }
    void takeAcceptance(const std::string& name, const std::string& value) {
        acceptance_.take(name, value);
    }

    /// Read again as whoever works with them: root may open a secret that the service cannot.
    Settings settingsOfOwner() const {
        becomeOwnerOf(loadSettings(request_).data.dir);
        return loadSettings(request_);
    }

    /// Whether the command line wants one thing done, instead of the agent at work.
    bool isOneThingAsked() const {
        return is_check_of_settings_ || !why_.empty() || is_check_ || is_code_wanted_ ||
               printer_.isAskedFor() || acceptance_.isAskedFor();
    }

    /// While a setting is missing without which the agent cannot work, it serves the page of the
    /// set-up. False if it was told to stop before that came to its end.
    bool isSetUp(const std::function<void()>& say_running) {
        if (missingSettings(request_).empty()) {
            return true;
        }
        becomeOwnerOf(loadSettingsForSetup(request_).data.dir);
        std::atomic<bool> is_set_up{false};
        {
            const SetupAgent agent{request_, [&is_set_up] {
                                       is_set_up = true;
                                       terminate();
                                   }};
            const std::string start =
                "balcao-agent " BALCAO_VERSION ": not set up yet; open " + agent.pageAddress();
            std::cout << start << std::endl;
            tellAsService(SystemEvent::information, start);
            say_running();
            waitForTerminationRequest();
            keepPort(agent.port());
        }
        return is_set_up;
    }

    /// The page that comes now stands where the set-up's stood, also if that was any free port.
    void keepPort(std::uint16_t port) {
        if (loadSettingsForSetup(request_).web.port == 0) {
            request_.overrides.push_back("web.port=" + std::to_string(port));
        }
    }

    /// The file is opened as whoever asks for it, what goes in is read as the agent's user.
    int writeBundle() const {
        std::ofstream file{bundle_, std::ios::binary | std::ios::trunc};
        if (file) {
            std::filesystem::permissions(
                bundle_, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write
            );
            file << supportBundleByHand(settingsOfOwner(), shownSettings(request_)) << std::flush;
        }
        if (!file) {
            std::cerr << "balcao-agent: cannot write " << bundle_
                      << ": give a file in a folder with room that you may write to\n";
            return EXIT_CANTCREAT;
        }
        std::cout << bundle_ << " is ready to be sent to support\n";
        return EXIT_OK;
    }

    /// Runs the agent until it is told to stop; when its printers are changed at the page, it
    /// begins anew with them.
    int serve(Settings settings, const std::function<void()>& say_running) {
        const SystemClock clock;
        const PrinterDesk printers{request_, clock};
        std::atomic<bool> is_broken{false};
        std::atomic<bool> is_changed{true};
        while (is_changed.exchange(false) && !is_broken) {
            const bool is_locked_now = sealSecretFile(settings.hub.client_secret_file);
            const StoreAgent agent{
                settings,
                {.shown_settings = shownSettings(request_),
                 .on_broken =
                     [&](const std::string& why) {
                         log::error("agent", "stops, to be started afresh: " + why);
                         is_broken = true;
                         terminate();
                     },
                 .printer_setup = {.desk = &printers, .on_change = [&is_changed] {
                                       if (!is_changed.exchange(true)) {
                                           terminate();
                                       }
                                   }}}};
            const std::string start = "balcao-agent " BALCAO_VERSION ": " + agent.pageAddress();
            std::cout << start << std::endl;
            tellAsService(SystemEvent::information, start);
            if (is_locked_now) {
                log::information("agent", "the hub's secret is now locked to this computer");
            }
            say_running();
            waitForTerminationRequest();
            log::information("agent", is_changed ? "beginning anew" : "stopping");
            if (is_changed) {
                keepPort(agent.port());
                settings = loadSettings(request_);
            }
        }
        tellAsService(SystemEvent::information, "stopped");
        return is_broken ? EXIT_IOERR : EXIT_OK;
    }

    void takeLanguage(const std::string&, const std::string& value) { language_ = value; }
    void takeGdiFolder(const std::string&, const std::string& value) { gdi_folder_ = value; }
    void takeRecoveryCode(const std::string&, const std::string&) { is_code_wanted_ = true; }
    void takeWhy(const std::string&, const std::string& value) { why_ = value; }
    void takeBundle(const std::string&, const std::string& value) { bundle_ = value; }
    void takeCheck(const std::string&, const std::string&) { is_check_ = true; }
    void takeCheckSettings(const std::string&, const std::string&) { is_check_of_settings_ = true; }

    void showHelp(const std::string&, const std::string&) {
        Poco::Util::HelpFormatter help{options()};
        help.setCommand("balcao-agent");
        help.setUsage("[options]");
        help.setHeader(
            "Serves a store's counter: takes the hub's orders, shows them on a web page, sends the "
            "answers, prints the labels."
        );
        help.format(std::cout);
        endAfterHelp();
    }

    void showVersion(const std::string&, const std::string&) {
        std::cout << "balcao-agent " BALCAO_VERSION "\n";
        endAfterHelp();
    }

    void showSettings(const std::string&, const std::string&) {
        std::cout << settingsHelp();
        endAfterHelp();
    }

    void showDefaultFile(const std::string&, const std::string&) {
        std::cout << defaultSettingsFile();
        endAfterHelp();
    }

    void takeService(const std::string&, const std::string&) { is_service_ = true; }

    void takeFile(const std::string&, const std::string& value) { request_.file = value; }

    void takeOverride(const std::string&, const std::string& value) {
        request_.overrides.push_back(value);
    }

    void endAfterHelp() {
        is_help_only_ = true;
        stopOptionsProcessing();
    }

    SettingsRequest request_;
    std::string language_{"pt"};
    std::string gdi_folder_;
    std::string bundle_;
    std::string why_;
    DrawCommand draw_;
    PrinterCommand printer_;
    SetupCommand setup_;
    AcceptanceCommand acceptance_;
    bool is_code_wanted_{false};
    bool is_check_{false};
    bool is_check_of_settings_{false};
    bool is_service_{false};
    bool is_help_only_{false};
};

}  // namespace

}  // namespace balcao

POCO_SERVER_MAIN(balcao::AgentProgram)
