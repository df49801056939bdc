#pragma once

#include "agent/service/settings.h"
#include "agent/service/setup_steps.h"
#include "common/base/clock.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace balcao {

/// Checks each answer of whoever sets the agent up against the hub and the printers, with the look
/// of `--check`, and writes the settings when all of them hold. The page and the command line ask
/// the same desk. Thread-safe: it holds nothing that changes.
class SetupDesk final : public SetupSteps {
public:
    /// `request` is with what the agent was started; the clock outlives the desk. Each question to
    /// the hub takes `timeout` at most.
    SetupDesk(
        SettingsRequest request,
        const Clock& clock,
        std::chrono::milliseconds timeout = std::chrono::seconds{5}
    )
        : request_{std::move(request)}
        , clock_{clock}
        , timeout_{timeout} {}

    SetupAnswers given() const override;
    bool hasSecret() const override;
    Findings lookAtHub(const SetupAnswers& answers) const override;
    Findings lookAtCredential(const SetupAnswers& answers) const override;
    Findings lookAtStores(const SetupAnswers& answers) const override;
    Findings printTestPage(const SetupAnswers& answers, const std::string& role) const override;
    std::vector<PrinterSighting> findPrinters() const override;
    Findings finish(const SetupAnswers& answers) const override;

private:
    Findings walk(const SetupAnswers& answers, const std::vector<StoreKey>& stores) const;
    Findings refused(const SetupAnswers& answers) const;
    Settings settingsWith(const SetupAnswers& answers) const;
    void write(const SetupAnswers& answers) const;

    SettingsRequest request_;
    const Clock& clock_;
    std::chrono::milliseconds timeout_;
};

}  // namespace balcao
