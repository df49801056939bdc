#pragma once

#include "agent/service/printer_setup.h"
#include "agent/service/settings.h"
#include "common/base/clock.h"
#include "common/base/mutex.h"

#include <utility>

namespace balcao {

/// Changes the printers in what a set-up wrote (settings_setup.h), as far as nobody fixed them by
/// hand. Thread-safe.
class PrinterDesk final : public PrinterSetup {
public:
    /// `request` is with what the agent was started; the clock outlives the desk.
    PrinterDesk(SettingsRequest request, const Clock& clock)
        : request_{std::move(request)}
        , clock_{clock} {}

    std::vector<PrinterSettingText> settings() const override;
    Findings printTestPage(const Values& changes, const std::string& role) const override;
    Findings keep(const Values& changes) const override;

private:
    Findings refused(const Values& changes) const;

    SettingsRequest request_;
    const Clock& clock_;
    mutable Mutex keeping_;  // what one writes, the next finds in the file
};

}  // namespace balcao
