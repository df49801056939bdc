#include "agent/papers/paper_desk.h"

#include "agent/papers/local_time.h"
#include "agent/papers/order_papers.h"
#include "agent/papers/paper_file.h"
#include "printing/canvas/pdf_canvas.h"
#include "printing/documents/nfe.h"
#include "printing/raster/png.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace balcao {

namespace {

using PagesOrRefused = Result<std::vector<Page>, PaperRefused>;

Failure<PaperRefused> refuse(PaperRefused::Why why, const std::string& reason = {}) {
    return Failure{PaperRefused{.why = why, .reason = reason}};
}

Language languageOf(const std::string& text) {
    return text == "en" ? Language::en : (text == "es" ? Language::es : Language::pt);
}

/// The role whose printer gets a paper: the usual one if the store has it, else the next best.
std::string roleFor(PaperKind kind, const std::map<std::string, PaperPrinter>& printers) {
    const std::string usual{usualRoleOf(kind)};
    for (const std::string& role :
         {usual, std::string{"document"}, std::string{"receipt"}, std::string{"label"}}) {
        if (printers.contains(role)) {
            return role;
        }
    }
    return usual;  // waits there until there is one
}

PaperPrinter printerFor(
    const std::string& role, const std::map<std::string, PaperPrinter>& printers
) {
    const auto found = printers.find(role);
    return found != printers.end() ? found->second : paperPrinterFor(role, {});
}

/// What people noted on the way, from the journal: where the box waits and who took it.
struct Noted {
    std::string shelf;
    std::string received_by;
};

Noted notedIn(const std::vector<JournalView>& journal) {
    Noted noted;
    for (const JournalView& line : journal) {
        if (const auto* const moved = std::get_if<Moved>(&line.entry.event);
            moved != nullptr && moved->because == CommandKind::mark_ready) {
            noted.shelf = moved->note;
        } else if (const auto* const handed = std::get_if<HandedOver>(&line.entry.event)) {
            noted.received_by = handed->received_by;
        }
    }
    return noted;
}

/// The orders of the same store that wait for the same carrier, by their number; the one that was
/// asked for is always among them.
std::vector<OrderView> waitingForCarrier(const LedgerViews& views, const OrderView& asked) {
    const HubOrder& hub = asked.order.hub;
    std::vector<OrderView> orders;
    for (OrderView& one : views.boardSince(0).shown) {
        const bool waits = one.order.state == OrderState::awaiting_carrier &&
                           one.order.hub.store == hub.store &&
                           one.order.hub.delivery.carrier == hub.delivery.carrier;
        if (waits || one.order_ref == asked.order_ref) {
            orders.push_back(std::move(one));
        }
    }
    if (std::ranges::none_of(orders, [&](const OrderView& one) {
            return one.order_ref == asked.order_ref;
        })) {
        orders.push_back(asked);
    }
    std::ranges::sort(orders, {}, [](const OrderView& one) { return one.order_ref.value; });
    return orders;
}

template <typename Paper>
std::vector<Page> layOutAll(const std::vector<Paper>& papers, const PaperForm& form) {
    std::vector<Page> pages;
    for (const Paper& paper : papers) {
        auto more = layOut(paper, form);
        std::move(more.begin(), more.end(), std::back_inserter(pages));
    }
    return pages;
}

PagesOrRefused danfePages(const OrderPapers& papers, const PaperWish& wish, PaperSize size) {
    using Why = PaperRefused::Why;
    const auto nfe = readNfe(wish.nfe_xml);
    if (!nfe) {
        return refuse(Why::not_for_this_order, nfe.error());
    }
    const std::string& known_key = papers.view.order.hub.invoice_key;
    if (!known_key.empty() && known_key != nfe->access_key) {
        return refuse(
            Why::not_for_this_order,
            "nfe_of_another_order: the access key of the file is not that of this order's invoice"
        );
    }
    auto pages = layOutDanfe(*nfe, papers.head, size);
    return pages ? PagesOrRefused{*pages} : refuse(Why::not_for_this_order, pages.error());
}

PagesOrRefused pagesOf(
    const LedgerViews& views, const OrderPapers& papers, const PaperWish& wish, PaperSize size
) {
    const PaperForm form{.size = size, .language = languageOf(wish.language)};
    const OrderView& view = papers.view;
    switch (wish.kind) {
        case PaperKind::picking_list:
            return layOut(papers.pickingList(), form);
        case PaperKind::content_list:
            return layOut(papers.packingSlip(), form);
        case PaperKind::pickup_label:
            return layOutAll(
                papers.pickupLabels(notedIn(views.journal(view.order_ref)).shelf), form
            );
        case PaperKind::package_label:
            return layOutAll(papers.boxLabels(), form);
        case PaperKind::manifest:
            return layOut(papers.manifest(waitingForCarrier(views, view)), form);
        case PaperKind::receipt:
            return layOut(
                papers.handoverReceipt(notedIn(views.journal(view.order_ref)).received_by), form
            );
        case PaperKind::danfe_label:
            return danfePages(papers, wish, size);
        case PaperKind::label:
        case PaperKind::voucher:
        case PaperKind::test_page:
            break;
    }
    return refuse(
        PaperRefused::Why::not_for_this_order, "paper_unknown: this paper is not made from an order"
    );
}

PaperHead headOf(const OrderView& view, LocalTime now, const std::string& clerk) {
    const HubOrder& hub = view.order.hub;
    return {
        .store_name = hub.store.store_id,
        .store_cnpj = {},
        .order_code = orderCode(hub),
        .short_code = view.short_code,
        .printed_at = now,
        .printed_by = clerk,
        .job_code = {},
        .copy = 1,
        .copy_reason = {}};
}

/// The last job of this paper of the order that still counts, if it had one.
const PrintJobView* lastJob(const OrderView& view, PaperKind kind) {
    const PrintJobView* last = nullptr;
    for (const PrintJobView& job : view.print_jobs) {
        const bool counts = job.kind == kind && job.progress.state != PrintState::cancelled &&
                            job.progress.state != PrintState::expired;
        if (counts && (last == nullptr || job.copy >= last->copy)) {
            last = &job;
        }
    }
    return last;
}

}  // namespace

PaperDesk::PaperDesk(Ledger& ledger, const LedgerViews& views, const Clock& clock, Options options)
    : ledger_{ledger}
    , views_{views}
    , clock_{clock}
    , options_{std::move(options)} {}

Result<PaperAdded, PaperRefused> PaperDesk::print(
    const CommandId& command_id,
    const PaperWish& wish,
    std::int64_t copies,
    const std::string& reason,
    const Actor& actor
) {
    const auto view = views_.order(wish.order_ref);
    if (!view) {
        return refuse(PaperRefused::Why::no_such_order);
    }
    const std::string role = roleFor(wish.kind, options_.printers);
    const PaperPrinter printer = printerFor(role, options_.printers);
    OrderPapers papers{
        .view = *view,
        .head = headOf(*view, localTimeOf(clock_.now()), actor.name),
        .to_local = localTimeOf};
    const PrintJobView* const before = lastJob(*view, wish.kind);
    if (before != nullptr) {
        papers.head.copy = before->copy + 1;
        papers.head.copy_reason = reason.empty() ? "other" : reason;
    }
    papers.head.job_code = command_id.value.substr(0, 4);
    const auto pages = pagesOf(views_, papers, wish, sizeOf(printer.paper));
    if (!pages) {
        return Failure{pages.error()};
    }
    PaperFile document = paperFileOf(*pages, printer, wish.kind);
    PaperRequest request{
        .command_id = command_id,
        .store = view->order.hub.store,
        .order_ref = wish.order_ref,
        .kind = wish.kind,
        .role = role,
        .format = std::move(document.format),
        .bytes = std::move(document.bytes),
        .actor = actor};
    if (copies > 0) {
        request.copies = copies;
    }
    if (before != nullptr) {
        request.reprint_of = before->job_id;
        request.reason = papers.head.copy_reason;
    }
    const auto added = ledger_.addPaper(request);
    if (!added) {
        const bool is_gone = added.error().why == Refused::Why::no_such_order;
        return refuse(
            is_gone ? PaperRefused::Why::no_such_order : PaperRefused::Why::ledger_refused
        );
    }
    return *added;
}

Result<PaperAdded, PaperRefused> PaperDesk::printTestPage(
    const CommandId& command_id, const StoreKey& store, const std::string& role, const Actor& actor
) {
    const PaperFile page = testPageFor(printerFor(role, options_.printers), role, clock_.now());
    const auto added = ledger_.addPaper(
        {.command_id = command_id,
         .store = store,
         .kind = PaperKind::test_page,
         .role = role,
         .format = page.format,
         .bytes = page.bytes,
         .actor = actor}
    );
    return added ? Result<PaperAdded, PaperRefused>{*added}
                 : refuse(PaperRefused::Why::ledger_refused);
}

Result<PaperPreview, PaperRefused> PaperDesk::preview(const PaperWish& wish, PreviewAs as) const {
    const auto view = views_.order(wish.order_ref);
    if (!view) {
        return refuse(PaperRefused::Why::no_such_order);
    }
    const PaperPrinter printer =
        printerFor(roleFor(wish.kind, options_.printers), options_.printers);
    const OrderPapers papers{
        .view = *view,
        .head = headOf(*view, localTimeOf(clock_.now()), {}),
        .to_local = localTimeOf};
    const auto pages = pagesOf(views_, papers, wish, sizeOf(printer.paper));
    if (!pages) {
        return Failure{pages.error()};
    }
    if (as == PreviewAs::pdf) {
        return PaperPreview{
            .content_type = "application/pdf",
            .bytes = toPdf(*pages, std::string{toText(wish.kind)}, printer.dots_per_mm)};
    }
    // A long list at a printer's 300 dpi has more dots than a picture may have.
    const double dots_per_mm =
        printer.format == PaperPrinter::Format::pdf ? 4 : printer.dots_per_mm;
    try {
        return PaperPreview{
            .content_type = "image/png", .bytes = toPng(stripOf(*pages, dots_per_mm), dots_per_mm)};
    } catch (const std::invalid_argument&) {
        return refuse(
            PaperRefused::Why::not_for_this_order,
            "preview_too_large: the paper has too many pages for one picture; look at the PDF"
        );
    }
}

}  // namespace balcao
