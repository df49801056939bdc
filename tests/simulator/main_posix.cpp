#include "tests/simulator/command_line.h"
#include "tests/simulator/hub_simulator.h"

#include <Poco/Exception.h>

#include <iostream>
#include <signal.h>

namespace {

/// Waits for SIGTERM or SIGINT; must be blocked before any thread is made.
sigset_t endSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

int run(int argc, char** argv) {
    const auto command = balcao::simulator::readCommandLine({argv + 1, argv + argc});
    if (command.is_help) {
        std::cout << balcao::simulator::helpText();
        return 0;
    }
    const sigset_t signals = endSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);
    const balcao::simulator::HubSimulator simulator{command.options};
    std::cout << "hub simulator on " << simulator.baseUrl() << std::endl;
    int received = 0;
    sigwait(&signals, &received);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const Poco::Exception& failure) {
        std::cerr << "balcao-hub-simulator: " << failure.displayText() << "\n";
    } catch (const std::exception& failure) {
        std::cerr << "balcao-hub-simulator: " << failure.what() << "\n";
    }
    return 2;
}
