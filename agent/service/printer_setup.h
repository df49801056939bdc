#pragma once

#include "agent/service/health.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace balcao {

/// A setting of the printers, as text.
struct PrinterSettingText {
    std::string key;
    std::string value;
    bool is_fixed{};  // written by hand, in the settings file or with --set: that counts above ours
};

/// Other printers for an agent at work: where each paper comes out, what the printer can do, and
/// which papers come by themselves. Every answer is findings in the words of the look at the
/// agent's health. Thread-safe; what goes wrong is a finding, never an exception, unless the
/// settings file cannot be read (SettingsError).
class PrinterSetup {
public:
    using Findings = std::vector<HealthFinding>;
    using Values = std::map<std::string, std::string>;  // by their keys

    virtual ~PrinterSetup() = default;

    /// What may be changed here, as it counts now, in the order of the settings table.
    virtual std::vector<PrinterSettingText> settings() const = 0;

    /// Sends the test page to a printer (its PrinterName), with changes that are not kept yet; a
    /// person must look whether it came out.
    virtual Findings printTestPage(const Values& changes, const std::string& printer) const = 0;

    /// Writes the changes, durably; they count from the agent's next start. Nothing is written
    /// unless mayGoOn() says so of what it found.
    virtual Findings keep(const Values& changes) const = 0;
};

/// Who changes printers at an agent at work, and who hears of it.
struct PrinterSetupParts {
    const PrinterSetup* desk{nullptr};  // none: they are the settings file's alone
    std::function<void()> on_change{};  // the agent is to begin anew with them
};

}  // namespace balcao
