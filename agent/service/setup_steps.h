#pragma once

#include "agent/service/health.h"
#include "agent/service/printer_directory.h"
#include "agent/service/setup_answers.h"

#include <string>
#include <vector>

namespace balcao {

/// The first start, step by step: each looks whether what was answered so far holds in the world,
/// for some seconds at most. Every answer is findings in the words of the look at the agent's
/// health, without secrets. Thread-safe; what goes wrong is a finding, never an exception, unless
/// the settings file cannot be read (SettingsError).
class SetupSteps {
public:
    using Findings = std::vector<HealthFinding>;

    virtual ~SetupSteps() = default;

    /// What the settings say already; the secret never is among it.
    virtual SetupAnswers given() const = 0;

    /// Whether the settings name a file with the secret.
    virtual bool hasSecret() const = 0;

    // Each looks at its own step and at those before it, up to the first that does not hold.

    /// The hub's name, the connection, its identity, and whether it speaks as a hub.
    virtual Findings lookAtHub(const SetupAnswers& answers) const = 0;

    /// And whether it takes the credential.
    virtual Findings lookAtCredential(const SetupAnswers& answers) const = 0;

    /// And whether it knows the stores, and what time it is.
    virtual Findings lookAtStores(const SetupAnswers& answers) const = 0;

    /// Sends the test page to the printer of a role; a person must look whether it came out.
    virtual Findings printTestPage(const SetupAnswers& answers, const std::string& role) const = 0;

    /// What this computer knows of; takes up to two seconds, may be empty.
    virtual std::vector<PrinterSighting> findPrinters() const = 0;

    /// Looks at everything once more, then writes the secret and the settings, both durably and
    /// for the agent's user alone, so that the next start finds them. Nothing is written unless
    /// mayGoOn() says so of what it found.
    virtual Findings finish(const SetupAnswers& answers) const = 0;
};

/// Whether the set-up may go on with these: a wrong clock alone stands in nobody's way, because
/// deadlines follow the hub's.
bool mayGoOn(const SetupSteps::Findings& findings);

}  // namespace balcao
