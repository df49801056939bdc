// Strangers write names, notes and product texts. Whatever they write, a label stays one label of
// our own commands.
#include "printing/canvas/pdf_canvas.h"
#include "printing/canvas/raster_canvas.h"
#include "printing/canvas/zpl_canvas.h"
#include "printing/documents/papers.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <random>
#include <set>
#include <string>

namespace balcao::test {

namespace {

constexpr int kOrders = 10'000;

/// Text as somebody would write it who wants to get out of a label, a PDF or a receipt.
class HostileText {
public:
    std::string next() {
        constexpr std::array<std::string_view, 30> kPieces{
            "^XZ",
            "^XA",
            "~JR",
            "^FS",
            "^JUS",
            "~DG",
            "_5EXZ",
            "_7E",
            "\\&",
            ">:",
            ">;",
            "CT~~CD,",
            ") Tj ET",
            "%%EOF",
            "\x1B@",
            "\x1D"
            "V",
            "\n",
            "\r\n",
            "\x02",
            "\xFF\xFE",
            "\xC3",
            "\xE2\x80",
            "\u202E",
            "\u200B",
            "😀",
            "漢字",
            "ção",
            "e\xCC\x81",
            "! U1 do",
            "((((("};
        std::string text;
        const auto count = std::uniform_int_distribution<int>{0, 6}(random_);
        for (int piece = 0; piece < count; ++piece) {
            const auto index =
                std::uniform_int_distribution<std::size_t>{0, kPieces.size()}(random_);
            if (index < kPieces.size()) {
                text += kPieces.at(index);
            } else {
                for (int byte = 0; byte < 12; ++byte) {
                    text += static_cast<char>(std::uniform_int_distribution<int>{0, 255}(random_));
                }
            }
        }
        return text;
    }

    std::int64_t number() {
        return std::uniform_int_distribution<std::int64_t>{
            -1'000'000'000'000, 1'000'000'000'000}(random_);
    }

private:
    std::mt19937 random_{20310314};
};

PaperHead hostileHead(HostileText& text) {
    return {
        .store_name = text.next(),
        .store_cnpj = text.next(),
        .store_address = text.next(),
        .order_code = text.next(),
        .short_code = text.next(),
        .printed_at = {},
        .printed_by = text.next(),
        .job_code = text.next(),
        .copy = text.number(),
        .copy_reason = text.next()};
}

PickupLabel hostilePickup(HostileText& text) {
    return {
        .head = hostileHead(text),
        .customer = text.next(),
        .package_number = text.number(),
        .package_count = text.number(),
        .package_code = text.next(),
        .shelf = text.next(),
        .collect_by = LocalTime{-5, 900, -1, 4000, 77},
        .is_paid = true};
}

BoxLabel hostileBox(HostileText& text) {
    return {
        .head = hostileHead(text),
        .package_number = text.number(),
        .package_count = text.number(),
        .package_code = text.next(),
        .carrier = text.next(),
        .destination = text.next(),
        .tracking_code = text.next(),
        .weight = text.next()};
}

PickingList hostileList(HostileText& text) {
    PickingList list{
        .head = hostileHead(text),
        .ready_by = LocalTime{},
        .cut_off = LocalTime{},
        .is_pickup = false,
        .channel = text.next(),
        .carrier = text.next(),
        .customer = text.next(),
        .lines = {},
        .notes = text.next(),
        .is_gift = true};
    for (int line = 0; line < 3; ++line) {
        list.lines.push_back(
            {.place = text.next(),
             .sku = text.next(),
             .ean = text.next(),
             .description = text.next() + text.next(),
             .variant = text.next(),
             .quantity = text.number(),
             .photo = std::nullopt}
        );
    }
    return list;
}

std::vector<Page> hostilePaper(HostileText& text, int number) {
    const PaperSize size = number % 2 == 0 ? PaperSize::label_100x50 : PaperSize::label_100x150;
    const PaperForm form{.size = size, .language = Language::pt};
    if (number % 20 == 0) {
        return layOut(hostileList(text), {.size = PaperSize::label_100x150});
    }
    return number % 3 == 0 ? layOut(hostileBox(text), form) : layOut(hostilePickup(text), form);
}

std::size_t countOf(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (auto place = text.find(part); place != std::string::npos;
         place = text.find(part, place + 1)) {
        ++count;
    }
    return count;
}

/// The commands of a stream: what follows each ^.
std::set<std::string> commandsOf(const std::string& zpl) {
    std::set<std::string> commands;
    for (auto place = zpl.find('^'); place != std::string::npos; place = zpl.find('^', place + 1)) {
        commands.insert(zpl.substr(place + 1, 2));
    }
    return commands;
}

bool isPlainAscii(const std::string& text) {
    return std::ranges::all_of(text, [](char c) {
        return c == '\n' || (c >= ' ' && c <= '}');
    });  // no ~
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hostile_text)

BOOST_AUTO_TEST_CASE(ten_thousand_hostile_orders_are_labels_of_our_own_commands) {
    const std::set<std::string> ours{
        "XA",
        "CI",
        "LH",
        "PW",
        "LL",
        "FT",
        "FO",
        "A0",
        "FB",
        "FR",
        "FH",
        "FD",
        "FS",
        "GB",
        "GF",
        "BY",
        "BC",
        "XZ"};
    HostileText text;
    for (int number = 0; number < kOrders; ++number) {
        const auto pages = hostilePaper(text, number);
        const std::string zpl = toZpl(pages, 8);
        const bool is_sound = countOf(zpl, "^XA") == pages.size() &&
                              countOf(zpl, "^XZ") == pages.size() && zpl.starts_with("^XA") &&
                              zpl.ends_with("^XZ\n") && isPlainAscii(zpl) &&
                              std::ranges::includes(ours, commandsOf(zpl));
        BOOST_REQUIRE_MESSAGE(is_sound, "order " << number << ":\n" << zpl);
    }
}

BOOST_AUTO_TEST_CASE(hostile_orders_are_sound_pdfs_and_pictures_too) {
    HostileText text;
    for (int number = 0; number < 60; ++number) {
        const auto pages = hostilePaper(text, number);
        const std::string pdf = toPdf(pages, text.next(), 8);
        BOOST_TEST(pdf.starts_with("%PDF-"));
        BOOST_TEST(toBitmap(pages.front(), 8).width() == 800);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
