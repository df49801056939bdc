#pragma once

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
    /// Opens the books and starts everything. Throws SettingsError or std::exception with a
    /// sentence for the person who starts the agent. `on_broken` is called, on any thread, when the
    /// disk fails under the ledger: the program must end, so that its supervisor starts it afresh.
    /// `shown_settings` is what the file for support says of them.
    StoreAgent(
        const Settings& settings,
        std::string shown_settings,
        std::function<void(const std::string&)> on_broken
    );
    ~StoreAgent();
    StoreAgent(const StoreAgent&) = delete;
    StoreAgent(StoreAgent&&) = delete;
    StoreAgent& operator=(const StoreAgent&) = delete;
    StoreAgent& operator=(StoreAgent&&) = delete;

    /// Where the page is: http://127.0.0.1:8787, say.
    std::string pageAddress() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace balcao
