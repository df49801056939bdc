#include "agent/service/health.h"

#include "agent/service/health_words.h"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

/// The places of a sentence with what they show: "0:printer", "1".
std::set<std::string> placesOf(std::string_view text) {
    std::set<std::string> places;
    for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1)) {
        places.emplace(text.substr(open + 1, text.find('}', open) - open - 1));
    }
    return places;
}

HealthReport reportOf(std::vector<HealthFinding> findings) {
    return {.at = {}, .version = {}, .findings = std::move(findings)};
}

HealthFinding hub(HealthGrade grade, const std::string& word) {
    return {.part = "tls", .word = word, .grade = grade};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(health)

BOOST_AUTO_TEST_CASE(every_sentence_is_there_in_three_languages_with_the_same_facts) {
    std::set<std::string> names;
    for (const HealthWords& words : healthWords()) {
        const std::string name = std::string{words.part} + " " + std::string{words.word};
        BOOST_TEST(names.insert(name).second, name << " is there twice");
        for (const std::string_view text : {words.pt, words.en, words.es}) {
            BOOST_TEST((text.ends_with('.') || text.ends_with(')')), text);
            BOOST_TEST((placesOf(text) == placesOf(words.pt)), name);
        }
    }
    BOOST_TEST(names.size() > 30U);
}

BOOST_AUTO_TEST_CASE(a_sentence_is_filled_in_the_language_asked_for) {
    const HealthFinding finding{
        .part = "last_poll", .word = "ok", .about = "rede/17", .facts = {"12 s"}};
    BOOST_TEST(sentenceOf(finding, "pt") == "Loja rede/17: o hub respondeu há 12 s.");
    BOOST_TEST(sentenceOf(finding, "en") == "Store rede/17: the hub answered 12 s ago.");
    BOOST_TEST(sentenceOf(finding, "es") == "Tienda rede/17: el hub respondió hace 12 s.");
    BOOST_TEST(sentenceOf(finding, "xx") == sentenceOf(finding, "pt"));
}

BOOST_AUTO_TEST_CASE(a_fact_that_is_missing_leaves_no_braces) {
    const std::string text = sentenceOf({.part = "dns", .word = "ok"}, "en");
    BOOST_TEST(text == "The hub's name, , was found.");
}

BOOST_AUTO_TEST_CASE(codes_are_said_in_the_words_of_the_page) {
    const HealthFinding here{
        .part = "order",
        .word = "here",
        .facts = {"PED-7", "rede/17", "3 h", "awaiting_carrier", "12 min"}};
    BOOST_TEST(
        sentenceOf(here, "pt") ==
        "O pedido PED-7 está aqui, na loja rede/17: chegou há 3 h; "
        "situação “Aguardando coleta”, desde há 12 min."
    );
    const HealthFinding waiting{
        .part = "order", .word = "waiting", .facts = {"fetch_labels", "5 s", ""}};
    BOOST_TEST(
        sentenceOf(waiting, "es") ==
        "Un mensaje (Solicitud de la etiqueta) sale hacia el hub; espera hace 5 s."
    );
    HealthFinding printer{.part = "printer", .word = "ok", .about = "document"};
    BOOST_TEST(sentenceOf(printer, "pt") == "Impressora de documentos: pronta.");
    printer.about = "label rede/17";
    BOOST_TEST(sentenceOf(printer, "en") == "Printer for labels rede/17: ready.");
    printer.about = "label@Mesa 2";
    BOOST_TEST(sentenceOf(printer, "pt") == "Impressora de etiquetas, Mesa 2: pronta.");
}

BOOST_AUTO_TEST_CASE(a_code_that_no_word_is_known_for_is_said_as_it_is) {
    HealthFinding printer{.part = "printer", .word = "ok", .about = "plotter"};
    BOOST_TEST(sentenceOf(printer, "pt") == "Impressora plotter: pronta.");
    const HealthFinding refused{.part = "order", .word = "refused", .facts = {"sing", "not-known"}};
    BOOST_TEST(
        sentenceOf(refused, "en") ==
        "The hub has refused a message (sing): open Problems and choose what to do. (not-known)"
    );
}

BOOST_AUTO_TEST_CASE(a_finding_without_a_sentence_is_its_words) {
    const HealthFinding finding{.part = "moon", .word = "full", .about = "x", .facts = {"y"}};
    BOOST_TEST(sentenceOf(finding, "en") == "moon x: full y");
}

BOOST_AUTO_TEST_CASE(a_report_is_as_grave_as_its_gravest_finding) {
    BOOST_TEST((reportOf({}).grade() == HealthGrade::good));
    const auto both =
        reportOf({hub(HealthGrade::attention, "a"), hub(HealthGrade::good, "b")}).grade();
    BOOST_TEST(toText(both) == "attention");
    BOOST_TEST(toText(HealthGrade::bad) == "bad");
    BOOST_TEST(toText(HealthGrade::good) == "good");
}

BOOST_AUTO_TEST_CASE(the_book_tells_what_became_grave_and_what_came_right_once) {
    HealthBook book;
    BOOST_TEST(book.take(reportOf({hub(HealthGrade::good, "ok")})).empty());
    BOOST_TEST(book.take(reportOf({hub(HealthGrade::bad, "unreachable")})).size() == 1U);
    BOOST_TEST(book.take(reportOf({hub(HealthGrade::bad, "unreachable")})).empty());
    BOOST_TEST(book.take(reportOf({hub(HealthGrade::bad, "untrusted")})).size() == 1U);
    const auto again = book.take(reportOf({hub(HealthGrade::good, "ok")}));
    BOOST_REQUIRE(again.size() == 1U);
    BOOST_TEST((again.front().grade == HealthGrade::good));
    BOOST_TEST(book.last().findings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_span_is_told_in_the_unit_that_fits) {
    BOOST_TEST(spanText(-5s) == "0 s");
    BOOST_TEST(spanText(119s) == "119 s");
    BOOST_TEST(spanText(2min) == "2 min");
    BOOST_TEST(spanText(119min) == "119 min");
    BOOST_TEST(spanText(2h) == "2 h");
    BOOST_TEST(spanText(48h) == "2 d");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
