#include "printing/documents/nfe.h"

#include "printing/canvas/raster_canvas.h"
#include "printing/documents/xml_reader.h"
#include "tests/printing/documents/marks.h"
#include "tests/printing/documents/nfe_sample.h"
#include "tests/printing/documents/sample_papers.h"

#include <boost/test/unit_test.hpp>

namespace balcao::test {

namespace {

std::string slugOf(const std::string& xml) {
    const auto nfe = readNfe(xml);
    return nfe ? "read" : nfe.error().substr(0, nfe.error().find(':'));
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

std::vector<Page> label(const std::string& key, PaperSize size) {
    return layOutDanfe(readNfe(nfeXml(key)).value(), sampleHead(), size).value();
}

const BarsMark& barsMarkOf(const Page& page) {
    for (const Mark& mark : page.marks) {
        if (const auto* const bars = std::get_if<BarsMark>(&mark)) {
            return *bars;
        }
    }
    throw std::runtime_error{"no bars"};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(nfe)

BOOST_AUTO_TEST_CASE(an_authorised_nfe_is_read_with_all_that_the_label_needs) {
    const auto nfe = readNfe(nfeXml());
    BOOST_REQUIRE(nfe.has_value());
    BOOST_TEST(nfe->access_key == kDigitsKey);
    BOOST_TEST(nfe->protocol == "135310000012345");
    BOOST_TEST((nfe->authorised_at == LocalTime{2031, 3, 14, 12, 59}));
    BOOST_TEST(nfe->issuer_name == "Loja Exemplo Comércio & Moda Ltda");
    BOOST_TEST(nfe->recipient_name == "Maria da Conceição");
    BOOST_TEST(nfe->recipient_document == "12345678909");
    BOOST_TEST(!nfe->is_test);
}

BOOST_AUTO_TEST_CASE(only_an_authorised_model_55_sold_over_a_distance_has_the_label) {
    BOOST_TEST(slugOf(nfeXml()) == "read");
    BOOST_TEST(slugOf(nfeXml(kLettersKey)) == "read");
    BOOST_TEST(slugOf(replaced(nfeXml(), "<mod>55", "<mod>65")) == "nfe_wrong_model");
    BOOST_TEST(slugOf(replaced(nfeXml(), "<cStat>100", "<cStat>110")) == "nfe_not_authorised");
    BOOST_TEST(slugOf(replaced(nfeXml(), "infProt>", "infOther>")) == "nfe_not_authorised");
    BOOST_TEST(slugOf(replaced(nfeXml(), "<indPres>2", "<indPres>1")) == "nfe_not_distance_sale");
    BOOST_TEST(slugOf(replaced(nfeXml(), "<indFinal>1", "<indFinal>0")) == "nfe_not_distance_sale");
    BOOST_TEST(slugOf(replaced(nfeXml(), "<nProt>135310000012345", "<nProt>")) == "nfe_incomplete");
    BOOST_TEST(
        slugOf(replaced(nfeXml(), "2031-03-14T12:58", "14/03/2031 12:58")) == "nfe_incomplete"
    );
    BOOST_TEST(slugOf(replaced(nfeXml(), "Id=\"NFe35", "Id=\"NFe36")) == "nfe_key_wrong");
    BOOST_TEST(slugOf("<html></html>") == "nfe_unreadable");
}

BOOST_AUTO_TEST_CASE(an_access_key_has_44_signs_and_a_check_digit) {
    BOOST_TEST(isAccessKey(kDigitsKey));
    BOOST_TEST(isAccessKey(kLettersKey));
    for (std::size_t place = 0; place < 44; ++place) {
        std::string wrong = kDigitsKey;
        wrong[place] = wrong[place] == '9' ? '0' : static_cast<char>(wrong[place] + 1);
        BOOST_TEST(!isAccessKey(wrong), "digit " << place);
    }
    BOOST_TEST(!isAccessKey(std::string{kDigitsKey}.substr(1)));
    BOOST_TEST(!isAccessKey("A" + std::string{kDigitsKey}.substr(1))
    );  // a letter where none may be
    BOOST_TEST(!isAccessKey(""));
}

BOOST_AUTO_TEST_CASE(the_label_carries_every_mandatory_field) {
    for (const PaperSize size : {PaperSize::label_100x150, PaperSize::roll_80, PaperSize::a4}) {
        for (const char* const key : {kDigitsKey, kLettersKey}) {
            const auto pages = label(key, size);
            BOOST_TEST(pages.size() == 1U);
            const std::string text = textsOf(pages);
            for (const char* const wanted :
                 {"DANFE Simplificado - Etiqueta",
                  "CHAVE DE ACESSO",
                  "PROTOCOLO",
                  "135310000012345",
                  "14/03/2031 12:59",
                  "EMITENTE",
                  "Loja Exemplo Comércio & Moda Ltda",
                  "12.345.678/0001-95",
                  "110042490114",
                  "SP",
                  "1 - Saída",
                  "SÉRIE",
                  "10200",
                  "14/03/2031",
                  "DESTINATÁRIO",
                  "Maria da Conceição",
                  "RJ",
                  "123.456.789-09"}) {
                BOOST_TEST(contains(text, wanted), wanted << " on " << nameOf(size));
            }
            BOOST_TEST((barsOf(pages) == std::vector<std::string>{key}));
        }
    }
}

BOOST_AUTO_TEST_CASE(no_letter_is_smaller_than_six_points_and_nothing_overlaps) {
    for (const PaperSize size : {PaperSize::label_100x150, PaperSize::roll_80, PaperSize::a4}) {
        for (const char* const key : {kDigitsKey, kLettersKey}) {
            for (const Page& page : label(key, size)) {
                std::vector<Area> seen{barsMarkOf(page).area};
                for (const Mark& mark : page.marks) {
                    if (const auto* const text = std::get_if<TextMark>(&mark)) {
                        BOOST_TEST(text->style.size_pt >= 6.0, text->text);
                        for (const Area& other : seen) {
                            BOOST_TEST(!overlap(areaOf(*text), other), text->text);
                        }
                        seen.push_back(areaOf(*text));
                        BOOST_TEST(areaOf(*text).rightMm() <= page.width_mm);
                    }
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_bars_have_two_dots_a_module_and_their_quiet_zone) {
    for (const PaperSize size : {PaperSize::label_100x150, PaperSize::roll_80}) {
        for (const char* const key : {kDigitsKey, kLettersKey}) {
            const Page page = label(key, size).front();
            const BarsMark& mark = barsMarkOf(page);
            const PlacedBars placed = placeBars(mark, 8);
            BOOST_TEST(placed.module_dots == 2);
            const int edge = size == PaperSize::roll_80 ? 32 : 0;  // what the head does not reach
            if (!mark.is_turned) {
                BOOST_TEST(placed.x + edge >= 20);
                BOOST_TEST(placed.x + placed.across + 20 <= page.width_mm * 8 + edge);
            } else {
                BOOST_TEST(placed.y >= 20);
                BOOST_TEST(placed.y + placed.down + 20 <= page.height_mm * 8);
            }
        }
    }
    BOOST_TEST(barsMarkOf(label(kLettersKey, PaperSize::roll_80).front()).is_turned);
    BOOST_TEST(!barsMarkOf(label(kDigitsKey, PaperSize::roll_80).front()).is_turned);
}

BOOST_AUTO_TEST_CASE(a_label_of_the_test_environment_says_that_it_is_worth_nothing) {
    const auto nfe = readNfe(replaced(nfeXml(), "<tpAmb>1", "<tpAmb>2"));
    const auto pages = layOutDanfe(*nfe, sampleHead(), PaperSize::label_100x150);
    BOOST_TEST(contains(textsOf(*pages), "SEM VALOR FISCAL"));
}

BOOST_AUTO_TEST_CASE(paper_without_room_for_every_field_is_refused) {
    const auto pages = layOutDanfe(*readNfe(nfeXml()), sampleHead(), PaperSize::label_100x50);
    BOOST_TEST(contains(pages.error(), "paper_too_small"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(xml_reader)

BOOST_AUTO_TEST_CASE(elements_attributes_and_text_are_read) {
    const auto root = readXml(
        "\xEF\xBB\xBF<?xml version='1.0'?><!-- c --><a x=\"1\" "
        "y='&lt;2'><b>t&amp;u<![CDATA[<v>]]></b><b/></a>\n"
    );
    BOOST_REQUIRE(root.has_value());
    BOOST_TEST(root->name == "a");
    BOOST_TEST(root->attribute("x") == "1");
    BOOST_TEST(root->attribute("y") == "<2");
    BOOST_TEST(root->attribute("z").empty());
    BOOST_TEST(root->child("b")->text == "t&u<v>");
    BOOST_TEST(root->children.size() == 2U);
    BOOST_TEST(root->child("c") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_file_brings_no_entities_and_no_document_type) {
    for (const char* const bad :
         {"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>",
          "<a>&x;</a>",
          "<?xml-stylesheet href='x'?><a/>",
          "<a><!DOCTYPE b></a>",
          "<a><?php ?></a>",
          "<a>&#0;</a>",
          "<a>&#xD800;</a>",
          "<a>&#99999999999;</a>",
          "<a>&;</a>",
          "<a>&amp</a>",
          "<a>&#;</a>"}) {
        BOOST_TEST(!readXml(bad).has_value(), bad);
    }
}

BOOST_AUTO_TEST_CASE(what_is_not_well_formed_is_refused) {
    for (const char* const bad :
         {"",
          "text",
          "<a>",
          "<a></b>",
          "<a/><b/>",
          "<a b=1/>",
          "<a b='1' b='2'/>",
          "<a b='<'/>",
          "<a",
          "<a b",
          "<1/>",
          "<a/>x",
          "<a><!-- ",
          "<a><![CDATA[x</a>",
          "<a>\xFF</a>",
          "<a>\x01</a>",
          "<a b='1'c='2'/>"}) {
        BOOST_TEST(!readXml(bad).has_value(), bad);
    }
}

BOOST_AUTO_TEST_CASE(size_depth_and_count_have_limits) {
    std::string deep;
    for (int level = 0; level < 25; ++level) {
        deep += "<a>";
    }
    BOOST_TEST(contains(readXml(deep).error(), "too deep"));
    std::string many = "<a>";
    for (int count = 0; count < 20'000; ++count) {
        many += "<b/>";
    }
    BOOST_TEST(contains(readXml(many + "</a>").error(), "too many"));
    BOOST_TEST(contains(readXml("<a>" + std::string(1'000'000, 'x') + "</a>").error(), "1 MB"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
