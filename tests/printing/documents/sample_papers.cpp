#include "tests/printing/documents/sample_papers.h"

#include <array>
#include <optional>

namespace balcao::test {

namespace {

constexpr LocalTime kPrinted{.year = 2031, .month = 3, .day = 14, .hour = 13, .minute = 5};
constexpr LocalTime kReady{.year = 2031, .month = 3, .day = 14, .hour = 15, .minute = 30};
constexpr LocalTime kCutOff{.year = 2031, .month = 3, .day = 14, .hour = 17, .minute = 0};
constexpr LocalTime kLastDay{.year = 2031, .month = 3, .day = 21, .hour = 22, .minute = 0};

struct Ware {
    const char* place;
    const char* sku;
    const char* ean;
    const char* description;
    const char* variant;
    std::int64_t quantity;
    AmountMinor price_minor;
};

constexpr std::array kWares{
    Ware{
        "C-02-1",
        "VES-0441-P",
        "7891234567895",
        "Vestido midi estampado de viscose",
        "Azul-marinho · P",
        1,
        18990},
    Ware{
        "A-01-3",
        "CAM-1002-M",
        "7891000315507",
        "Camiseta básica de algodão",
        "Branca · M",
        2,
        4990},
    Ware{
        "B-04-2",
        "CAL-2207-40",
        "4006381333931",
        "Calça jeans reta com elastano",
        "Índigo · 40",
        1,
        15990},
    Ware{"", "CIN-0099", "", "Cinto de couro", "Preto", 1, 7990}};

constexpr const char* kLongName = "Jaqueta corta-vento impermeável com capuz removível e bolso XL";
constexpr const char* kLongPerson = "Maria Aparecida da Conceição Albuquerque de Souza e Silva";

/// A photo, as the page's cache might hold it: a T-shirt in black and white.
Bitmap samplePhoto() {
    Bitmap picture{160, 160};
    picture.fill(50, 30, 60, 110);
    picture.fill(20, 30, 120, 35);
    picture.fill(68, 20, 24, 25, false);
    return picture;
}

std::vector<Ware> wares(SampleSize size) {
    std::vector<Ware> list{kWares.begin(), kWares.end()};
    while (size == SampleSize::large && list.size() < 40) {
        Ware ware = kWares.at(list.size() % kWares.size());
        ware.description = list.size() % 3 == 0 ? kLongName : ware.description;
        list.push_back(ware);
    }
    return list;
}

const char* person(SampleSize size) {
    return size == SampleSize::usual ? "Maria da Conceição" : kLongPerson;
}

}  // namespace

PaperHead sampleHead() {
    return {
        .store_name = "Loja Exemplo Paulista",
        .store_cnpj = "12345678000195",
        .store_address = "Rua das Laranjeiras, 1200 · Centro · São Paulo – SP",
        .order_code = "000123456-01",
        .short_code = "A7",
        .printed_at = kPrinted,
        .printed_by = "Ana",
        .job_code = "4F2A",
        .copy = 1,
        .copy_reason = {}};
}

PickingList samplePickingList(SampleSize size) {
    PickingList paper{
        .head = sampleHead(),
        .ready_by = kReady,
        .cut_off = kCutOff,
        .is_pickup = false,
        .channel = "Loja virtual",
        .carrier = "Transportadora Rápida · Expresso",
        .customer = person(size),
        .lines = {},
        .notes = "Cliente pediu para conferir a costura do vestido antes de enviar.",
        .is_gift = true};
    for (const Ware& ware : wares(size)) {
        paper.lines.push_back(
            {.place = ware.place,
             .sku = ware.sku,
             .ean = ware.ean,
             .description = ware.description,
             .variant = ware.variant,
             .quantity = ware.quantity,
             .photo = ware.quantity == 2 ? std::optional{samplePhoto()} : std::nullopt}
        );
    }
    return paper;
}

PackingSlip samplePackingSlip(SampleSize size) {
    PackingSlip paper{
        .head = sampleHead(),
        .recipient = person(size),
        .channel = "Loja virtual",
        .package_number = 1,
        .package_count = 2,
        .lines = {},
        .currency = "BRL",
        .has_prices = true,
        .discount_minor = 1500,
        .freight_minor = 1990,
        .total_minor = 53440,
        .is_gift = false,
        .gift_message = size == SampleSize::large
                            ? std::string{"Feliz aniversário! Que este novo ano traga alegria, "
                                          "saúde e muitos passeios. Com carinho, vovó."}
                            : std::string{}};
    for (const Ware& ware : wares(size)) {
        paper.lines.push_back(
            {.sku = ware.sku,
             .description = ware.description,
             .variant = ware.variant,
             .quantity = ware.quantity,
             .unit_price_minor = ware.price_minor}
        );
    }
    return paper;
}

PickupLabel samplePickupLabel(SampleSize size) {
    return {
        .head = sampleHead(),
        .customer = person(size),
        .package_number = 1,
        .package_count = 2,
        .package_code = "B-123456-1",
        .shelf = "R-03",
        .collect_by = kLastDay,
        .is_paid = true};
}

BoxLabel sampleBoxLabel(SampleSize size) {
    return {
        .head = sampleHead(),
        .package_number = 1,
        .package_count = 2,
        .package_code = "B-123456-1",
        .carrier = "Transportadora Rápida",
        .destination = size == SampleSize::usual
                           ? "São Paulo – SP"
                           : "Vila Bela da Santíssima Trindade do Guaporé – MT",
        .tracking_code = "AA123456789BR",
        .weight = "1,250 kg"};
}

Manifest sampleManifest(SampleSize size) {
    Manifest paper{
        .head = sampleHead(),
        .carrier = "Transportadora Rápida",
        .number = "R-20310314-01",
        .order_count = size == SampleSize::usual ? 4 : 40,
        .driver = size == SampleSize::usual ? "Rui Prado" : "",
        .plate = size == SampleSize::usual ? "ABC1D23" : "",
        .rows = {}};
    paper.head.short_code.clear();
    paper.head.order_code.clear();
    for (std::int64_t row = 0; row < paper.order_count; ++row) {
        paper.rows.push_back(
            {.order_code = "000123" + std::to_string(450 + row),
             .package = "1/1",
             .tracking_code = "AA1234567" + std::to_string(10 + row) + "BR",
             .invoice_number = std::to_string(10200 + row),
             .destination =
                 row % 2 == 0 ? "São Paulo – SP" : "Vila Bela da Santíssima Trindade – MT",
             .weight = "1,250 kg"}
        );
    }
    return paper;
}

StoreCredit sampleStoreCredit(SampleSize size) {
    return {
        .head = sampleHead(),
        .code = "VT-8841-2297-K",
        .amount_minor = 24980,
        .balance_minor = 24980,
        .currency = "BRL",
        .valid_until = kLastDay,
        .customer = person(size),
        .document = "123.456.789-09",
        .returned =
            {{.quantity = 1, .description = "Vestido midi estampado de viscose · Azul-marinho · P"},
             {.quantity = 2, .description = kLongName}},
        .clerk = "Ana"};
}

ReturnReceipt sampleReturnReceipt(SampleSize size) {
    return {
        .head = sampleHead(),
        .lines =
            {{.brought = 1,
              .kept = 1,
              .description = "Vestido midi estampado de viscose · Azul-marinho · P",
              .reason = ReturnReason::size},
             {.brought = 2,
              .kept = 1,
              .description = kLongName,
              .reason = ReturnReason::transport_damage}},
        .amount_minor = 32980,
        .currency = "BRL",
        .resolution = Resolution::coupon,
        .coupon_code = "VT-8841-2297-K",
        .customer = person(size),
        .document = "123.456.789-09",
        .note = {},
        .clerk = "Ana",
        .taken_at = kPrinted};
}

HandoverReceipt sampleHandoverReceipt(SampleSize size) {
    HandoverReceipt paper{
        .head = sampleHead(),
        .handed = {},
        .left = {{.quantity = 1, .description = "Cinto de couro · Preto"}},
        .received_by = person(size),
        .document_type = "CPF",
        .document = "12345678909",
        .is_third_party = true,
        .is_code_checked = true,
        .clerk = "Ana",
        .handed_at = kPrinted};
    for (const Ware& ware : wares(size)) {
        paper.handed.push_back(
            {.quantity = ware.quantity,
             .description = std::string{ware.description} + " · " + ware.variant}
        );
    }
    return paper;
}

DayClose sampleDayClose(SampleSize size) {
    const bool is_large = size == SampleSize::large;
    DayClose paper{
        .head = sampleHead(),
        .from = {.year = 2031, .month = 3, .day = 14, .hour = 0, .minute = 0},
        .to = {.year = 2031, .month = 3, .day = 14, .hour = 23, .minute = 59},
        .orders = 58,
        .units = 97,
        .answers_in_time = "95 % (55 / 58)",
        .packed_in_time = "",
        .states =
            {{.name = "Entregue", .orders = 41, .units = 70, .amount = "R$ 12.345,67"},
             {.name = "Prazo de aceite vencido", .orders = 3, .units = 4, .amount = "R$ 99,90"}},
        .reasons =
            {{.name = "Cor / tamanho / modelo diferente", .orders = 2, .units = 3, .amount = {}}},
        .left = {},
        .is_whole = !is_large};
    paper.head.short_code.clear();
    paper.head.order_code.clear();
    for (int number = 1; is_large && number <= 40; ++number) {
        paper.left.push_back(
            {.short_code = "A" + std::to_string(number),
             .order_code = "LV-1234567890-" + std::to_string(number),
             .state = "Aguardando coleta",
             .journey = "Envio",
             .deadline = number % 4 == 0 ? std::nullopt : std::optional{kCutOff},
             .is_late = number % 3 == 0}
        );
    }
    return paper;
}

AcceptancePaper sampleAcceptance(SampleSize size) {
    const bool is_large = size == SampleSize::large;
    AcceptancePaper paper{
        .head = sampleHead(),
        .store = "moda-br/0042",
        .hub = "https://hub.example/api/v1",
        .version = "Balcão 0.1.0",
        .from = {.year = 2031, .month = 3, .day = 14, .hour = 8, .minute = 0},
        .to = {.year = 2031, .month = 3, .day = 14, .hour = 17, .minute = 30},
        .result = is_large ? "18 / 18" : "1 / 18",
        .is_whole = !is_large,
        .blocks = {}};
    paper.head.short_code.clear();
    paper.head.order_code.clear();
    for (int number = 1; number <= (is_large ? 18 : 2); ++number) {
        paper.blocks.push_back(
            {.title = "Pedido de entrega",
             .order_code = number % 2 == 0 ? "LV-" + std::to_string(number) : "",
             .result = "falhou",
             .rows =
                 {{.step = "Em trânsito (3)",
                   .result = "feito",
                   .proved = "14/03/2031 09:12 · 0b9f2a3c-1d2e-4f50-8a61-72839405a6b7",
                   .look = "Situação 3 com hora e rastreio."},
                  {.step = "Comprovante enviado (se o hub oferece)",
                   .result = "a caminho do hub",
                   .proved = "illegal-transition: o pedido não está em trânsito",
                   .look = "Abram o comprovante recebido."}}}
        );
    }
    return paper;
}

TestPage sampleTestPage() {
    TestPage paper{
        .head = sampleHead(), .printer = "label · socket://192.0.2.7:9100", .dots_per_mm = 8};
    paper.head.short_code.clear();
    paper.head.order_code.clear();
    return paper;
}

namespace {

/// A paper as a thing that can be laid out.
template <typename Paper>
std::function<std::vector<Page>(const PaperForm&)> layingOut(Paper paper) {
    return [paper = std::move(paper)](const PaperForm& form) {
        return layOut(paper, form);
    };
}

}  // namespace

std::vector<SamplePaper> samplePapers(SampleSize size) {
    using enum PaperSize;
    return {
        {"picking-list", layingOut(samplePickingList(size)), {a4, label_100x150, roll_80}},
        {"packing-slip", layingOut(samplePackingSlip(size)), {a4, label_100x150, roll_80}},
        {"pickup-label",
         layingOut(samplePickupLabel(size)),
         {label_100x150, label_100x50, roll_80}},
        {"box-label", layingOut(sampleBoxLabel(size)), {label_100x150, label_100x50, roll_80}},
        {"manifest", layingOut(sampleManifest(size)), {a4, label_100x150, roll_80}},
        {"store-credit", layingOut(sampleStoreCredit(size)), {a4, label_100x150, roll_80}},
        {"handover-receipt", layingOut(sampleHandoverReceipt(size)), {a4, label_100x150, roll_80}},
        {"return-receipt", layingOut(sampleReturnReceipt(size)), {a4, label_100x150, roll_80}},
        {"day-close", layingOut(sampleDayClose(size)), {a4}},
        {"acceptance", layingOut(sampleAcceptance(size)), {a4}},
        {"test-page", layingOut(sampleTestPage()), {a4, label_100x150, label_100x50, roll_80}}};
}

std::string nameOf(PaperSize size) {
    switch (size) {
        case PaperSize::a4:
            return "a4";
        case PaperSize::label_100x150:
            return "100x150";
        case PaperSize::label_100x50:
            return "100x50";
        case PaperSize::roll_80:
            return "roll80";
    }
    return "unknown";
}

std::string nameOf(Language language) {
    return language == Language::pt ? "pt" : (language == Language::en ? "en" : "es");
}

}  // namespace balcao::test
