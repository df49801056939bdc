#pragma once

#include "tests/support/http_json.h"
#include "tests/support/program.h"

#include <Poco/JSON/Array.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace balcao::test {

/// The hub simulator as a program of its own, on one port for its whole life, its books in a
/// folder. It can be killed hard and started again over the same books.
class RunningHub {
public:
    RunningHub(std::filesystem::path folder, std::vector<std::string> arguments);

    void start();
    void killHard();
    bool isRunning() { return program_ && program_->isRunning(); }

    std::uint16_t port() const { return port_; }
    std::string url() const;

    /// A call to the simulator's control, `path` without "/sim". Throws on any status but 2xx.
    HttpReply control(
        const std::string& method, const std::string& path, const std::string& body = {}
    );

    /// What the simulator did, oldest first: the lines of its log that stand for an effect.
    std::vector<Poco::JSON::Object::Ptr> effects();

private:
    std::filesystem::path folder_;
    std::vector<std::string> arguments_;
    std::uint16_t port_{freePort()};
    std::optional<Program> program_;
};

}  // namespace balcao::test
