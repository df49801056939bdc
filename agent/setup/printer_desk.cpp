#include "agent/setup/printer_desk.h"

#include "agent/service/settings_setup.h"
#include "agent/service/settings_table.h"
#include "agent/setup/test_page.h"
#include "agent/setup/wrong_answer.h"
#include "common/label/paper.h"

#include <algorithm>
#include <array>
#include <exception>
#include <string_view>

namespace balcao {

namespace {

/// Behind "printer.<role>": where, and what can be told of a printer by looking at it. How it is
/// asked (SNMP, status) and printers of single stores stay with the settings file.
constexpr std::array<std::string_view, 9> kOfPrinter = {
    "",
    ".stations",
    ".language",
    ".dpi",
    ".width_mm",
    ".height_mm",
    ".darkness",
    ".left_mm",
    ".top_mm"};

bool isChangeable(std::string_view key) {
    for (const std::string_view role : kPrinterRoles) {
        const std::string head = "printer." + std::string{role};
        if (key.starts_with(head) &&
            std::ranges::find(kOfPrinter, key.substr(head.size())) != kOfPrinter.end()) {
            return true;
        }
    }
    return std::ranges::any_of(kPaperKinds, [key](PaperKind kind) {
        return key == "print." + std::string{toText(kind)};
    });
}

bool isAddress(std::string_view key) {
    return std::ranges::any_of(kPrinterRoles, [key](std::string_view role) {
        return key == "printer." + std::string{role};
    });
}

}  // namespace

std::vector<PrinterSettingText> PrinterDesk::settings() const {
    std::vector<PrinterSettingText> settings;
    for (auto& [key, value, is_by_hand] : settingsInForce(request_)) {
        if (isChangeable(key)) {
            settings.push_back(
                {.key = std::move(key), .value = std::move(value), .is_fixed = is_by_hand}
            );
        }
    }
    return settings;
}

PrinterSetup::Findings PrinterDesk::refused(const Values& changes) const {
    const auto known = settings();
    for (const auto& [key, value] : changes) {
        const auto now = std::ranges::find(known, key, &PrinterSettingText::key);
        if (now == known.end()) {
            return {wrongAnswer("setting_wrong", {key, value})};
        }
        if (now->is_fixed && now->value != value) {
            return {wrongAnswer("given_elsewhere", {key, now->value})};
        }
        if (!isPlain(value) || !isAllowedSetting(key, value)) {
            return {
                isAddress(key) ? wrongAnswer("printer_wrong", {value})
                               : wrongAnswer("setting_wrong", {key, value})};
        }
    }
    return {};
}

PrinterSetup::Findings PrinterDesk::printTestPage(const Values& changes, const std::string& role)
    const {
    if (auto found = refused(changes); !found.empty()) {
        return found;
    }
    SettingsRequest request = request_;
    for (const auto& [key, value] : changes) {
        std::string one = key;
        one.append("=").append(value);
        request.overrides.push_back(std::move(one));
    }
    return {tryTestPage(loadSettings(request), role, clock_.now())};
}

PrinterSetup::Findings PrinterDesk::keep(const Values& changes) const {
    const Lock lock{keeping_};
    if (auto found = refused(changes); !found.empty()) {
        return found;
    }
    try {
        Values ours = changes;
        for (const PrinterSettingText& setting : settings()) {
            if (setting.is_fixed) {
                ours.erase(setting.key);  // it says the same, and counts above ours
            }
        }
        writeSetupFile(loadSettings(request_).data.dir, ours);
        loadSettings(request_);  // what the next start will do
    } catch (const std::exception& problem) {
        return {wrongAnswer("unwritable", {problem.what()})};
    }
    return {{.part = "setup", .word = "printers_written"}};
}

}  // namespace balcao
