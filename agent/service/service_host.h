#pragma once

#include <functional>

namespace balcao {

/// Has the program a standard output, as Poco wants: a service of Windows has none, from which Poco
/// would conclude that it must serve the service manager in its own way. Call it first in main().
void giveStandardOutput() noexcept;

/// Whether this system has a service manager that talks with its services: Windows. systemd starts
/// the agent like anybody else.
bool hasServiceManager() noexcept;

/// What a service works at, and how its manager reaches it.
struct ServiceWork {
    /// Does everything, and gives the exit code. Calls its argument once the page answers: only
    /// then does the manager call the service running. Must not throw.
    std::function<int(const std::function<void()>& say_running)> run;
    /// Makes `run` come to its end soon. Called on a thread of the manager's, also before `run` is
    /// ready to stop; must not block or throw.
    std::function<void()> stop;
};

/// Runs `work` under the service manager of Windows, which has started this program, until it is
/// told to stop: by a person, or because the computer goes down. Gives the exit code of `work`, of
/// which the manager hears too: anything but 0 makes it start the service again.
///
/// Throws std::runtime_error when no service manager has started the program, and where there is
/// none. Once per process.
int runAsService(ServiceWork work);

}  // namespace balcao
