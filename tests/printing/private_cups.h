#pragma once

#include "tests/support/program.h"
#include "tests/support/temp_folder.h"

#include <memory>
#include <string>

namespace balcao::test {

/// A CUPS of this test's own: its folders in a temporary one, on a port of 127.0.0.1 that was
/// free when the first one started, which this process and its children then talk to. One at a
/// time. Needs root, as cupsd does.
class PrivateCups {
public:
    /// Starts it. Throws std::runtime_error with its log if it does not answer.
    PrivateCups();
    ~PrivateCups();
    PrivateCups(const PrivateCups&) = delete;
    PrivateCups(PrivateCups&&) = delete;
    PrivateCups& operator=(const PrivateCups&) = delete;
    PrivateCups& operator=(PrivateCups&&) = delete;

    /// False where cupsd is missing or this user may not start it.
    static bool canRun();

    /// A raw queue to `device` (socket://127.0.0.1:port).
    void addQueue(
        const std::string& name,
        const std::string& device,
        const std::string& error_policy = "abort-job"
    );
    void pause(const std::string& name);
    void resume(const std::string& name);
    void refuseJobs(const std::string& name);

    /// The queue's unfinished jobs as lpstat lists them, a line each.
    std::string openJobs() const;

    /// Ends it, and starts it again over the same files.
    void stop();
    void start();

    const std::string& server() const { return server_; }

private:
    int run(const std::string& command) const;

    TempFolder folder_;
    std::string server_;
    std::unique_ptr<Program> daemon_;
    int starts_{0};
};

}  // namespace balcao::test
