#pragma once

#include "tests/support/http_json.h"
#include "tests/support/program.h"

#include <Poco/JSON/Array.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace balcao::test {

/// The agent as a program of its own, with its data in a folder, seen as the page sees it. It can
/// be killed hard and started again over the same data.
class RunningAgent {
public:
    using Settings = std::map<std::string, std::string>;  // key -> value, as on the command line

    /// `settings` complete the needed ones (data folder, secret, one store, any free port).
    RunningAgent(std::filesystem::path folder, const std::string& hub_url, Settings settings);

    void start();
    void killHard();
    int stop();
    bool isRunning() { return program_ && program_->isRunning(); }
    Program& program() { return *program_; }
    std::uint16_t port() const { return port_; }

    /// Calls of the page, with its token. Throws Poco::Exception while the agent is away.
    HttpReply get(const std::string& path);
    HttpReply post(const std::string& path, const std::string& body);

    Poco::JSON::Array::Ptr board();

    /// Sends one command and says what the agent answered. `members` are added to the command's
    /// JSON as they are, e.g. R"("package_count":2)".
    HttpReply command(
        std::int64_t order_ref,
        const std::string& command,
        const std::string& command_id,
        const std::string& members = {}
    );

private:
    HttpPeer::Headers pageHeaders() const;

    std::filesystem::path folder_;
    Settings settings_;
    std::optional<Program> program_;
    std::unique_ptr<HttpPeer> peer_;
    std::uint16_t port_{};
    std::string token_;
};

/// A new UUID, as the page makes one at a click.
std::string newClick();

}  // namespace balcao::test
