#pragma once

#include "agent/service/printer_setup.h"
#include "agent/service/settings.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace balcao {

/// The composition root: builds the parts of the agent, starts them in order, stops them in order
/// (page, workers, ledger). It works from its construction until its destruction.
class StoreAgent {
public:
    /// What it hears of the program around it, and says to it.
    struct Outside {
        /// What the file for support says of the settings.
        std::string shown_settings;
        /// Called, on any thread, when the disk fails under the ledger: the program must end, so
        /// that its supervisor starts it afresh.
        std::function<void(const std::string&)> on_broken;
        /// Its desk outlives the agent.
        PrinterSetupParts printer_setup{};
    };

    /// Opens the books and starts everything. Throws SettingsError or std::exception with a
    /// sentence for the person who starts the agent.
    StoreAgent(const Settings& settings, Outside outside);
    ~StoreAgent();
    StoreAgent(const StoreAgent&) = delete;
    StoreAgent(StoreAgent&&) = delete;
    StoreAgent& operator=(const StoreAgent&) = delete;
    StoreAgent& operator=(StoreAgent&&) = delete;

    /// Where the page is: http://127.0.0.1:8787, say.
    std::string pageAddress() const;
    std::uint16_t port() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace balcao
