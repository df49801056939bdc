#pragma once

#include "agent/service/settings.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace balcao {

/// The agent on its first start, while settings are missing without which it cannot work: a page
/// that leads through the set-up, at the address of the page that comes after it, and nothing
/// else. No orders, no ledger. It works from its construction until its destruction.
class SetupAgent {
public:
    /// Serves the page. `on_set_up` is called once, on any thread, when nothing is missing any
    /// more, whoever wrote it: the page, `--setup`, or an editor. Throws SettingsError or
    /// std::exception with a sentence for the person who starts the agent.
    SetupAgent(const SettingsRequest& request, std::function<void()> on_set_up);
    ~SetupAgent();
    SetupAgent(const SetupAgent&) = delete;
    SetupAgent(SetupAgent&&) = delete;
    SetupAgent& operator=(const SetupAgent&) = delete;
    SetupAgent& operator=(SetupAgent&&) = delete;

    /// Where the page is: http://127.0.0.1:8787, say.
    std::string pageAddress() const;
    std::uint16_t port() const;

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace balcao
