#include "agent/setup/setup_by_hand.h"

#include "agent/care/lines.h"
#include "agent/service/settings_values.h"

#include <array>
#include <istream>
#include <optional>
#include <ostream>
#include <string_view>

namespace balcao {

namespace {

using Findings = SetupDesk::Findings;

/// A question in the three languages.
struct Question {
    std::string_view pt;
    std::string_view en;
    std::string_view es;
};

constexpr Question kHub{"Endereço do hub", "The hub's address", "Dirección del hub"};
constexpr Question kClientId{
    "Identificador da credencial (client id)",
    "The credential's name (client id)",
    "Identificador de la credencial (client id)"};
constexpr Question kSecret{
    "Senha da credencial (não aparece ao digitar)",
    "The credential's secret (not shown while you type)",
    "Secreto de la credencial (no se muestra al escribir)"};
constexpr Question kStores{
    "Loja, como rede/loja", "Store, as site/store", "Tienda, como red/tienda"};
constexpr Question kPrinter{
    "Impressora de etiquetas: número da lista, endereço, ou nada se não houver",
    "Label printer: a number of the list, an address, or nothing if there is none",
    "Impresora de etiquetas: número de la lista, dirección, o nada si no hay"};
constexpr Question kLanguage{
    "O que essa impressora lê: zpl, epl, escpos, pdf ou postscript",
    "What that printer reads: zpl, epl, escpos, pdf or postscript",
    "Qué lee esa impresora: zpl, epl, escpos, pdf o postscript"};
constexpr Question kCameOut{
    "A página de teste saiu inteira? (s/n)",
    "Did the test page come out whole? (y/n)",
    "¿Salió entera la página de prueba? (s/n)"};

/// What label printers read unless somebody says otherwise; the page begins with it, too.
constexpr std::string_view kUsualLabels = "zpl";

/// The input has ended; nobody is there to answer.
class EndOfAnswers {};

class Asking {
public:
    Asking(const SetupDesk& desk, const SetupTerminal& terminal)
        : desk_{desk}
        , terminal_{terminal}
        , answers_{desk.given()} {}

    bool all() {
        until([this] {
            answers_.hub_url = ask(kHub, answers_.hub_url);
            return desk_.lookAtHub(answers_);
        });
        until([this] {
            answers_.client_id = ask(kClientId, answers_.client_id);
            askSecret();
            return desk_.lookAtCredential(answers_);
        });
        until([this] {
            answers_.stores = ask(kStores, answers_.stores);
            return desk_.lookAtStores(answers_);
        });
        askPrinter();
        return tell(desk_.finish(answers_));
    }

private:
    template <typename Step>
    void until(Step step) {
        while (!tell(step())) {
        }
    }

    bool tell(const Findings& findings) {
        for (const HealthFinding& finding : findings) {
            writeLine(terminal_.out, finding.grade, sentenceOf(finding, terminal_.language));
        }
        return mayGoOn(findings);
    }

    void put(const Question& question) {
        const bool is_english = terminal_.language == "en";
        terminal_.out
            << (is_english                   ? question.en
                : terminal_.language == "es" ? question.es
                                             : question.pt);
    }

    std::string line() {
        std::string text;
        if (!std::getline(terminal_.in, text)) {
            throw EndOfAnswers{};
        }
        return std::string{trimmed(text)};
    }

    /// Nothing means `usual`.
    std::string ask(const Question& question, const std::string& usual) {
        put(question);
        terminal_.out << (usual.empty() ? "" : " [" + usual + "]") << ": " << std::flush;
        const std::string text = line();
        return text.empty() ? usual : text;
    }

    void askSecret() {
        put(kSecret);
        terminal_.out << ": " << std::flush;
        answers_.secret = terminal_.read_secret();
        if (!terminal_.in) {
            throw EndOfAnswers{};
        }
    }

    void askPrinter() {
        const auto found = desk_.findPrinters();
        while (true) {
            for (std::size_t i = 0; i < found.size(); ++i) {
                terminal_.out << "  " << i + 1 << ". " << found[i].name << "  " << found[i].address
                              << '\n';
            }
            auto& printer = answers_.printers["label"];
            const std::string text = ask(kPrinter, printer.address);
            const auto number = wholeNumber(text, 1, static_cast<int>(found.size()));
            printer.address = number ? found[static_cast<std::size_t>(*number) - 1].address : text;
            if (printer.address.empty()) {
                return;
            }
            printer.language =
                ask(kLanguage,
                    printer.language.empty() ? std::string{kUsualLabels} : printer.language);
            if (!tell(desk_.printTestPage(answers_, "label"))) {
                printer = {};
            } else if (hasComeOut()) {
                return;
            }
            printer.address.clear();
        }
    }

    bool hasComeOut() {
        const std::string text = ask(kCameOut, {});
        constexpr std::string_view kYes = "sSyY";
        return !text.empty() && kYes.find(text.front()) != std::string_view::npos;
    }

    const SetupDesk& desk_;
    const SetupTerminal& terminal_;
    SetupAnswers answers_;
};

}  // namespace

bool setUpUnasked(
    const SetupDesk& desk, const SetupAnswers& answers, const SetupTerminal& terminal
) {
    SetupAnswers all = desk.given();
    const auto take = [](std::string& place, const std::string& answer) {
        if (!answer.empty()) {
            place = answer;
        }
    };
    take(all.hub_url, answers.hub_url);
    take(all.client_id, answers.client_id);
    take(all.secret, answers.secret);
    take(all.stores, answers.stores);
    for (const auto& [role, printer] : answers.printers) {
        SetupAnswers::Printer& known = all.printers[role];
        if (known.address.empty() && role == "label") {
            known.language = kUsualLabels;
        }
        take(known.address, printer.address);
        take(known.language, printer.language);
    }
    const Findings findings = desk.finish(all);
    for (const HealthFinding& finding : findings) {
        writeLine(terminal.out, finding.grade, sentenceOf(finding, terminal.language));
    }
    return mayGoOn(findings);
}

bool setUpByAsking(const SetupDesk& desk, const SetupTerminal& terminal) {
    try {
        return Asking{desk, terminal}.all();
    } catch (const EndOfAnswers&) {
        terminal.out << '\n';
        return false;
    }
}

}  // namespace balcao
