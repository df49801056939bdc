#include "agent/setup/setup_desk.h"

#include "agent/care/hub_findings.h"
#include "agent/care/hub_of_settings.h"
#include "agent/print/printer_places.h"
#include "agent/service/files.h"
#include "agent/service/secrets.h"
#include "agent/service/settings_setup.h"
#include "agent/service/settings_table.h"
#include "agent/service/settings_values.h"
#include "agent/setup/test_page.h"
#include "agent/setup/wrong_answer.h"
#include "common/label/paper.h"

#include <algorithm>
#include <array>
#include <exception>
#include <map>
#include <optional>
#include <string_view>

namespace balcao {

namespace {

using Findings = SetupDesk::Findings;

constexpr std::size_t kLongestSecret = 4096;  // as readSecretFile() takes it

/// With which the hub is asked whether it is one, before anybody has told the real ones: that it
/// refuses them is the proof.
constexpr std::string_view kNobody = "balcao-setup";

constexpr std::array kKeptOfWalk = {
    std::string_view{"dns"}, std::string_view{"tls"}, std::string_view{"setup"}};

/// The file that the set-up keeps the secret in.
std::filesystem::path secretFileIn(const std::filesystem::path& data_dir) {
    return data_dir / "hub-secret";
}

/// The settings that the answers amount to, by their keys. The place of the secret is not there.
std::map<std::string, std::string> valuesOf(const SetupAnswers& answers) {
    std::map<std::string, std::string> values{
        {"hub.url", answers.hub_url},
        {"hub.client_id", answers.client_id},
        {"stores", answers.stores},
        {"people.required", answers.is_sign_in_required ? "yes" : "no"}};
    for (const auto& [role, printer] : answers.printers) {
        values["printer." + role] = printer.address;
        values["printer." + role + ".language"] =
            printer.address.empty() ? std::string{} : printer.language;
    }
    return values;
}

std::optional<HealthFinding> wrongPrinter(const SetupAnswers& answers) {
    for (const auto& [role, printer] : answers.printers) {
        const bool is_role = std::ranges::find(kPrinterRoles, role) != kPrinterRoles.end();
        if (!is_role || !isPlain(printer.address) || !printerAddress(printer.address)) {
            return wrongAnswer("printer_wrong", {printer.address});
        }
        const std::string language = "printer." + role + ".language";
        if (!isPlain(printer.language) || !isAllowedSetting(language, printer.language)) {
            return wrongAnswer("setting_wrong", {language, printer.language});
        }
    }
    return std::nullopt;
}

std::string listOf(const std::vector<StoreKey>& stores) {
    std::string text;
    for (const StoreKey& store : stores) {
        text.append(text.empty() ? "" : ", ").append(nameOf(store));
    }
    return text;
}

/// As given() spells what the settings say; what cannot be read stays as it is.
SetupAnswers normalised(SetupAnswers answers) {
    answers.hub_url = hubAddress(answers.hub_url).value_or(answers.hub_url);
    if (const auto stores = storeList(answers.stores)) {
        answers.stores = listOf(*stores);
    }
    for (auto& [role, printer] : answers.printers) {
        const auto address = printerAddress(printer.address);
        if (address && *address) {
            printer.address = toText(**address);
        }
    }
    return answers;
}

}  // namespace

SetupAnswers SetupDesk::given() const {
    const Settings settings = loadSettingsForSetup(request_);
    SetupAnswers answers;
    answers.hub_url = settings.hub.url;
    answers.client_id = settings.hub.client_id;
    answers.stores = listOf(settings.stores);
    const auto add = [&answers](const std::string& role, const PrinterSettings& printer) {
        if (printer.address) {
            answers.printers[role] = {
                .address = toText(*printer.address), .language = printer.language};
        }
    };
    add("label", settings.printer.label);
    add("receipt", settings.printer.receipt);
    add("document", settings.printer.document);
    answers.is_sign_in_required = settings.people.is_required;
    return answers;
}

bool SetupDesk::hasSecret() const {
    return !loadSettingsForSetup(request_).hub.client_secret_file.empty();
}

/// The first answer that is none, of those that were given; nothing of the world is asked.
Findings SetupDesk::refused(const SetupAnswers& answers) const {
    const auto url = hubAddress(answers.hub_url);
    if (!isPlain(answers.hub_url) || !url) {
        return {wrongAnswer("hub_url_wrong", {answers.hub_url})};
    }
    if (auto printer = wrongPrinter(answers)) {
        return {*std::move(printer)};
    }
    auto said = valuesOf(normalised(answers));
    auto settled = valuesOf(given());
    for (const auto& [key, value] : settingsWrittenByHand(request_)) {
        if (!said[key].empty() && said[key] != settled[key]) {
            return {wrongAnswer("given_elsewhere", {key, value})};
        }
    }
    return {};
}

Findings SetupDesk::walk(const SetupAnswers& answers, const std::vector<StoreKey>& stores) const {
    const Settings settings = loadSettingsForSetup(request_);
    HubCredentials credentials{.client_id = answers.client_id, .read_secret = {}};
    if (!answers.secret.empty()) {
        credentials.read_secret = [secret = answers.secret] {
            return secret;
        };
    } else {
        credentials.read_secret = [file = settings.hub.client_secret_file] {
            return readSecretFile(file);
        };
    }
    Settings::Hub hub = settings.hub;
    hub.url = hubAddress(answers.hub_url).value_or(std::string{});
    const HubPlace place = placeOfHub(hub);
    const HubWalk found = walkToHub(place, credentials, stores, clock_, timeout_);
    Findings findings = findingsOf(found, place, answers.client_id, hub.client_secret_file);
    for (HealthFinding& finding : findings) {
        if (finding.part == "token" && finding.word == "refused") {
            finding.word = "mistyped";
        }
    }
    return findings;
}

Findings SetupDesk::lookAtHub(const SetupAnswers& answers) const {
    if (auto found = refused(answers); !found.empty()) {
        return found;
    }
    SetupAnswers nobody = answers;
    nobody.client_id = kNobody;
    nobody.secret = kNobody;
    Findings findings = walk(nobody, {});
    std::erase_if(findings, [](const HealthFinding& one) {
        return std::ranges::find(kKeptOfWalk, one.part) == kKeptOfWalk.end();
    });
    return findings;
}

Findings SetupDesk::lookAtCredential(const SetupAnswers& answers) const {
    if (auto found = refused(answers); !found.empty()) {
        return found;
    }
    if (!clientId(answers.client_id)) {
        return {wrongAnswer("client_id_wrong", {})};
    }
    const bool is_secret = answers.secret.size() <= kLongestSecret && isPlain(answers.secret);
    if (!is_secret || (answers.secret.empty() && !hasSecret())) {
        return {wrongAnswer("secret_wrong", {})};
    }
    return walk(answers, {});
}

Findings SetupDesk::lookAtStores(const SetupAnswers& answers) const {
    Findings findings = lookAtCredential(answers);
    if (!mayGoOn(findings)) {
        return findings;
    }
    const auto stores = storeList(answers.stores);
    if (!stores) {
        findings.push_back(wrongAnswer("stores_wrong", {answers.stores}));
        return findings;
    }
    return walk(answers, *stores);
}

Settings SetupDesk::settingsWith(const SetupAnswers& answers) const {
    SettingsRequest request = request_;
    for (const auto& [key, value] : valuesOf(answers)) {
        if (!value.empty()) {
            std::string one = key;
            one.append("=").append(value);
            request.overrides.push_back(std::move(one));
        }
    }
    return loadSettingsForSetup(request);
}

Findings SetupDesk::printTestPage(const SetupAnswers& answers, const std::string& role) const {
    const auto printer = answers.printers.find(role);
    if (auto found = wrongPrinter(answers)) {
        return {*std::move(found)};
    }
    SetupAnswers only = given();
    only.printers.clear();
    if (printer != answers.printers.end()) {
        only.printers.insert(*printer);
    }
    return {tryTestPage(settingsWith(only), role, clock_.now())};
}

std::vector<PrinterSighting> SetupDesk::findPrinters() const {
    return printerDirectory({}).find();
}

Findings SetupDesk::finish(const SetupAnswers& answers) const {
    Findings findings = lookAtStores(answers);
    if (!mayGoOn(findings)) {
        return findings;
    }
    try {
        write(answers);
        loadSettings(request_);  // what the next start will do
    } catch (const std::exception& problem) {
        findings.push_back(wrongAnswer("unwritable", {problem.what()}));
        return findings;
    }
    const auto file = setupFileIn(loadSettings(request_).data.dir);
    findings.push_back({.part = "setup", .word = "written", .facts = {file.string()}});
    return findings;
}

void SetupDesk::write(const SetupAnswers& answers) const {
    const Settings settings = settingsWith(answers);
    auto values = valuesOf(answers);
    makePrivateFolder(settings.data.dir);
    if (!answers.secret.empty()) {
        const auto file = secretFileIn(settings.data.dir);
        writeFileDurably(file, answers.secret + "\n");
        sealSecretFile(file);
        values["hub.client_secret_file"] = file.string();
    }
    for (const auto& [key, value] : settingsWrittenByHand(request_)) {
        values.erase(key);  // it says the same, and counts above ours
    }
    writeSetupFile(settings.data.dir, values);
}

}  // namespace balcao
