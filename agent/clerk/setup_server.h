#pragma once

#include "agent/service/setup_steps.h"
#include "common/embed/embedded_file.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace balcao {

/// The page of the set-up and its operations, on an address of this computer, behind the same wall
/// as the clerks' page. It stands where that will be, until the agent is set up.
class SetupServer {
public:
    struct Options {
        std::string address{"127.0.0.1"};
        std::uint16_t port{8787};             // 0: any free one
        std::filesystem::path pages_dir;      // serves the page from here instead; empty: embedded
        std::span<const EmbeddedFile> pages;  // embedded::clerkPages(); must outlive the server
        std::string version;
        /// The settings are written. Called on a thread of the server, before the page hears it.
        std::function<void()> on_set_up;
    };

    /// Serves at once; `steps` outlives the server. Throws WebServerError with what a person can
    /// do if the address is not to be had.
    SetupServer(Options options, const SetupSteps& steps);
    /// Finishes the requests in progress.
    ~SetupServer();
    SetupServer(const SetupServer&) = delete;
    SetupServer(SetupServer&&) = delete;
    SetupServer& operator=(const SetupServer&) = delete;
    SetupServer& operator=(SetupServer&&) = delete;

    std::uint16_t port() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace balcao
