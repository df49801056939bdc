#include "agent/papers/paper_preview.h"

#include "agent/papers/local_time.h"
#include "agent/papers/order_papers.h"
#include "agent/papers/paper_file.h"
#include "agent/papers/paper_pages.h"
#include "printing/canvas/pdf_canvas.h"
#include "printing/raster/png.h"

#include <chrono>
#include <stdexcept>
#include <utility>

namespace balcao {

namespace {

using namespace std::chrono_literals;

HubLine line(
    const std::string& sku,
    const std::string& ean,
    const std::string& description,
    AmountMinor price
) {
    HubLine made;
    made.line_id = LineId{sku};
    made.sku = sku;
    made.ean = ean;
    made.description = description;
    made.quantity = 1;
    made.unit_price_minor = price;
    return made;
}

/// An order that nobody made.
OrderView exampleOrder(Instant now) {
    OrderView view;
    view.order_ref = OrderRef{1};
    view.short_code = "A7";
    view.order.state = OrderState::awaiting_carrier;
    view.order.package_count = 2;
    HubOrder& hub = view.order.hub;
    hub.order_id = OrderId{"EXEMPLO-1"};
    hub.external_order_id = "LV-123456";
    hub.channel = {.code = "SITE", .name = "Loja virtual", .is_marketplace = false};
    hub.ready_by = now + 2h;
    hub.collect_by = now + 72h;
    hub.customer = {
        .name = "Maria Exemplo da Silva", .document = "12345678909", .phone = {}, .email = {}};
    hub.delivery.recipient = hub.customer.name;
    hub.delivery.address.city = "São Paulo";
    hub.delivery.address.state = "SP";
    hub.delivery.carrier = {.code = "CORREIOS", .name = "Correios", .service = "SEDEX"};
    hub.delivery.tracking_code = "BR123456789BR";
    hub.lines = {
        line("VES-0042-P", "7891000315507", "Vestido midi estampado de viscose", 24990),
        line("CAM-0107-M", "7891000053508", "Camiseta básica de algodão", 7990),
        line("TEN-0311-41", "7891000244203", "Tênis de corrida leve", 39990)};
    hub.lines[0].attributes = {{"Cor", "Azul-marinho"}, {"Tamanho", "P"}};
    hub.lines[1].attributes = {{"Cor", "Branco"}, {"Tamanho", "M"}};
    hub.lines[1].quantity = 2;
    hub.lines[2].attributes = {{"Cor", "Preto"}, {"Tamanho", "41"}};
    hub.currency = "BRL";
    hub.freight_minor = 1490;
    hub.total_minor = 24990 + 2 * 7990 + 39990 + 1490;
    hub.is_paid = true;
    hub.notes = "Exemplo: cliente pede embalagem sem plástico.";
    return view;
}

Voucher exampleVoucher(Instant now) {
    return {
        .store = {},
        .order_ref = std::nullopt,
        .order_code = "LV-123456",
        .code = "EXEMPLO-0000",
        .amount_minor = 24980,
        .balance_minor = 24980,
        .currency = "BRL",
        .valid_until = now + std::chrono::days{180},
        .customer = "Maria Exemplo da Silva",
        .document = "12345678909",
        .returned = {
            {.quantity = 1, .description = "Vestido midi estampado de viscose · Azul-marinho · P"},
            {.quantity = 2, .description = "Camiseta básica de algodão · Branco · M"}}};
}

ReturnPaper exampleReturn(Instant now) {
    ReturnPaper paper;
    paper.coupon_code = "EXEMPLO-0000";
    Return& about = paper.about;
    about.currency = "BRL";
    about.customer.name = "Maria Exemplo da Silva";
    about.customer.document = "12345678909";
    about.lines = {
        {.sku = "VE-101",
         .description = "Vestido midi estampado de viscose · Azul-marinho · P",
         .quantity = 1,
         .accepted = 1,
         .reason = ReturnReason::size},
        {.sku = "CA-202",
         .description = "Camiseta básica de algodão · Branco · M",
         .quantity = 2,
         .accepted = 1,
         .reason = ReturnReason::defect}};
    about.state = ReturnState::resolved;
    about.amount_minor = 32980;
    about.resolution = Resolution::coupon;
    about.opened_by = "Ana";
    about.opened_at = now;
    return paper;
}

PagesOrRefused examplePages(
    PaperKind kind,
    const PaperHead& head,
    const PaperForm& form,
    const PaperPrinter& printer,
    Instant now
) {
    const OrderView view = exampleOrder(now);
    OrderPapers papers{.view = view, .head = head, .to_local = localTimeOf};
    papers.head.order_code = orderCode(view.order.hub);
    papers.head.short_code = view.short_code;
    switch (kind) {
        case PaperKind::picking_list:
            return layOut(papers.pickingList(), form);
        case PaperKind::content_list:
            return layOutAll(papers.packingSlips(), form);
        case PaperKind::pickup_label:
            return layOutAll(papers.pickupLabels("B2"), form);
        case PaperKind::package_label:
            return layOutAll(papers.boxLabels(), form);
        case PaperKind::manifest:
            return layOut(papers.manifest({view}, {}, {}), form);
        case PaperKind::receipt:
            return layOut(papers.handoverReceipt(view.order.hub.customer.name), form);
        case PaperKind::voucher:
            return pagesOf(exampleVoucher(now), papers.head, form, localTimeOf);
        case PaperKind::return_receipt:
            return pagesOf(exampleReturn(now), papers.head, form, localTimeOf);
        case PaperKind::test_page: {
            TestPage page;
            page.head = head;
            page.printer = std::string{usualRoleOf(kind)};
            page.dots_per_mm = printer.dots_per_mm;
            return layOut(page, form);
        }
        case PaperKind::label:
        case PaperKind::danfe_label:
            break;
    }
    return refuse(
        PaperRefused::Why::not_for_this_order,
        "paper_unknown: there is no example of this paper; give the file itself to --preview (a "
        "label, or the XML of an NF-e)"
    );
}

}  // namespace

namespace {

std::string roleFor(PaperKind kind, const std::map<std::string, PaperPrinter>& printers) {
    std::string usual{usualRoleOf(kind)};
    for (const std::string& role :
         {usual, std::string{"document"}, std::string{"receipt"}, std::string{"label"}}) {
        if (printers.contains(role)) {
            return role;
        }
    }
    return usual;  // waits there until there is one
}

}  // namespace

std::string printerNameFor(
    PaperKind kind, const std::string& station, const std::map<std::string, PaperPrinter>& printers
) {
    std::string at_table = toText(PrinterName{.role = usualRoleOf(kind), .station = station});
    return printers.contains(at_table) ? at_table : roleFor(kind, printers);
}

PaperPrinter printerFor(
    const std::string& name, const std::map<std::string, PaperPrinter>& printers
) {
    const auto found = printers.find(name);
    return found != printers.end() ? found->second : paperPrinterFor(printerNameIn(name).role, {});
}

Result<PaperPreview, PaperRefused> shown(
    const std::vector<Page>& pages,
    const PaperPrinter& printer,
    PaperKind kind,
    PaperDesk::PreviewAs as
) {
    if (as == PaperDesk::PreviewAs::pdf) {
        return PaperPreview{
            .content_type = "application/pdf",
            .bytes = toPdf(pages, std::string{toText(kind)}, printer.dots_per_mm)};
    }
    // A long list at a printer's 300 dpi has more dots than a picture may have.
    const double dots_per_mm =
        printer.format == PaperPrinter::Format::pdf ? 4 : printer.dots_per_mm;
    try {
        return PaperPreview{
            .content_type = "image/png", .bytes = toPng(stripOf(pages, dots_per_mm), dots_per_mm)};
    } catch (const std::invalid_argument&) {
        return refuse(
            PaperRefused::Why::not_for_this_order,
            "preview_too_large: the paper has too many pages for one picture; look at the PDF"
        );
    }
}

Result<PaperPreview, PaperRefused> exampleOf(
    PaperKind kind,
    const std::string& language,
    PaperDesk::PreviewAs as,
    const PaperDesk::Options& store,
    Instant now
) {
    const PaperPrinter printer =
        printerFor(printerNameFor(kind, {}, store.printers), store.printers);
    const StorePaperText text =
        store.stores.empty() ? StorePaperText{} : store.stores.begin()->second;
    const PaperHead head{
        .store_name = text.name.empty() ? "Loja Exemplo" : text.name,
        .store_cnpj = text.cnpj,
        .store_address = text.address,
        .order_code = {},
        .short_code = {},
        .printed_at = localTimeOf(now),
        .printed_by = "Ana",
        .job_code = {},
        .copy = 1,
        .copy_reason = {}};
    const PaperForm form{.size = sizeOf(printer.paper), .language = languageOf(language)};
    const auto pages = examplePages(kind, head, form, printer, now);
    return pages ? shown(*pages, printer, kind, as)
                 : Result<PaperPreview, PaperRefused>{Failure{pages.error()}};
}

}  // namespace balcao
