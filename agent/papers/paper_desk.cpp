#include "agent/papers/paper_desk.h"

#include "agent/papers/acceptance_paper.h"
#include "agent/papers/day_close_paper.h"
#include "agent/papers/local_time.h"
#include "agent/papers/order_papers.h"
#include "agent/papers/paper_file.h"
#include "agent/papers/paper_pages.h"
#include "agent/papers/paper_preview.h"
#include "printing/canvas/pdf_canvas.h"
#include "printing/documents/nfe.h"

#include <utility>

namespace balcao {

namespace {

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

/// Nothing of it comes out by itself any more, and no question about it is open.
bool isOver(PrintState state) {
    switch (state) {
        case PrintState::submitted:
        case PrintState::confirmed:
        case PrintState::not_printed:
        case PrintState::rejected:
        case PrintState::cancelled:
        case PrintState::expired:
            return true;
        case PrintState::asked:
        case PrintState::queued:
        case PrintState::held:
        case PrintState::submitting:
        case PrintState::waiting_device:
        case PrintState::in_doubt:
            break;
    }
    return false;
}

/// From the second copy on a paper says so, with its number and why.
void mark(PaperHead& head, std::int64_t copies_before, const std::string& reason) {
    if (copies_before > 0) {
        head.copy = copies_before + 1;
        head.copy_reason = reason.empty() ? "other" : reason;
    }
}

/// What the page calls the job: enough to tell two papers apart.
std::string jobCodeOf(const CommandId& command_id) {
    return command_id.value.substr(0, 4);
}

PaperRefused refusedBy(const Refused& refused) {
    const bool is_gone = refused.why == Refused::Why::no_such_order;
    return {
        .why = is_gone ? PaperRefused::Why::no_such_order : PaperRefused::Why::ledger_refused,
        .reason = {}};
}

Result<PaperAdded, PaperRefused> answerTo(const Result<PaperAdded, Refused>& added) {
    return added ? Result<PaperAdded, PaperRefused>{*added} : Failure{refusedBy(added.error())};
}

}  // namespace

PaperDesk::PaperDesk(Ledger& ledger, const LedgerViews& views, const Clock& clock, Options options)
    : ledger_{ledger}
    , views_{views}
    , clock_{clock}
    , options_{std::move(options)} {}

PaperHead PaperDesk::headOf(const StoreKey& store, const std::string& clerk) const {
    const auto found = options_.stores.find(store);
    const StorePaperText text = found == options_.stores.end() ? StorePaperText{} : found->second;
    return headOfStore(store, text, clerk, clock_.now());
}

PaperHead PaperDesk::headOf(const OrderView& view, const std::string& clerk) const {
    PaperHead head = headOf(view.order.hub.store, clerk);
    head.order_code = orderCode(view.order.hub);
    head.short_code = view.short_code;
    return head;
}

/// One paper of an order on its way to its printer.
struct PaperDesk::Making {
    const OrderView& view;
    const PaperWish& wish;
    const PrintJobView* before;  // the copy that there is already, if there is one
    std::string role;
    std::int64_t copies;  // 0: as the store has settled
    std::string reason;
    const Actor& actor;
    bool denies_before{false};
};

Result<PaperAdded, PaperRefused> PaperDesk::make(
    const CommandId& command_id, const Making& making
) {
    const PaperWish& wish = making.wish;
    const PaperPrinter printer = printerFor(making.role, options_.printers);
    OrderPapers papers{
        .view = making.view,
        .head = headOf(making.view, making.actor.name),
        .to_local = localTimeOf};
    mark(papers.head, making.before != nullptr ? making.before->copy : 0, making.reason);
    papers.head.job_code = jobCodeOf(command_id);
    const auto pages = pagesOf(views_, papers, wish, sizeOf(printer.paper));
    if (!pages) {
        return Failure{pages.error()};
    }
    PaperFile document = paperFileOf(*pages, printer, wish.kind);
    PaperRequest request{
        .command_id = command_id,
        .store = making.view.order.hub.store,
        .order_ref = wish.order_ref,
        .kind = wish.kind,
        .role = making.role,
        .format = std::move(document.format),
        .bytes = std::move(document.bytes),
        .denies_original = making.denies_before,
        .actor = making.actor};
    if (making.copies > 0) {
        request.copies = making.copies;
    }
    if (making.before != nullptr) {
        request.reprint_of = making.before->job_id;
        request.reason = papers.head.copy_reason;
    }
    return answerTo(ledger_.addPaper(request));
}

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
    return make(
        command_id,
        {.view = *view,
         .wish = wish,
         .before = lastJob(*view, wish.kind),
         .role = printerNameFor(wish.kind, wish.station, options_.printers),
         .copies = copies,
         .reason = reason,
         .actor = actor}
    );
}

bool PaperDesk::isMadeAnew(const PrintJobView& job) {
    const bool is_of_order = job.kind != PaperKind::label && job.kind != PaperKind::voucher &&
                             job.kind != PaperKind::return_receipt &&
                             job.kind != PaperKind::test_page;
    const bool is_half_way =
        job.progress.state == PrintState::in_doubt && job.progress.parts_sent > 0;
    return is_of_order && !is_half_way;
}

Result<PaperAdded, PaperRefused> PaperDesk::printAgain(
    const CommandId& command_id, const PrintJobView& job, const Reprint& reprint
) {
    const auto view = views_.order(job.order_ref);
    if (!view) {
        return refuse(PaperRefused::Why::no_such_order);
    }
    if (!isMadeAnew(job) || !isOver(job.progress.state)) {
        return refuse(PaperRefused::Why::ledger_refused);
    }
    const PaperWish wish{
        .order_ref = job.order_ref, .kind = job.kind, .language = reprint.language};
    return make(
        command_id,
        {.view = *view,
         .wish = wish,
         .before = lastJob(*view, job.kind),
         .role = reprint.station.empty()
                     ? job.role
                     : printerNameFor(job.kind, reprint.station, options_.printers),
         .copies = job.copies,
         .reason = reprint.reason,
         .actor = reprint.actor}
    );
}

Result<PaperAdded, PaperRefused> PaperDesk::printInstead(
    const CommandId& command_id, const PrintJobView& job, const Reprint& reprint
) {
    const auto view = views_.order(job.order_ref);
    if (!view || !isMadeAnew(job)) {
        return refuse(PaperRefused::Why::not_for_this_order);
    }
    const PaperWish wish{
        .order_ref = job.order_ref, .kind = job.kind, .language = reprint.language};
    return make(
        command_id,
        {.view = *view,
         .wish = wish,
         .before = &job,
         .role = job.role,
         .copies = job.copies,
         .reason = "not_printed",
         .actor = reprint.actor,
         .denies_before = true}
    );
}

Result<std::string, PaperRefused> PaperDesk::invoiceKeyIn(std::string_view nfe_xml) {
    const auto nfe = readNfe(nfe_xml);
    if (!nfe) {
        return refuse(PaperRefused::Why::not_for_this_order, nfe.error());
    }
    return nfe->access_key;
}

struct PaperDesk::Slip {
    std::string order_code;
    std::string language;
    std::string reason;  // of a further copy
};

Result<PaperAdded, PaperRefused> PaperDesk::makeSlip(
    PaperRequest request, const Slip& slip, const LayOut& lay
) {
    const PaperPrinter printer = printerFor(request.role, options_.printers);
    const auto add = [&](std::int64_t copies_before) -> Result<PaperAdded, PaperRefused> {
        PaperHead head = headOf(request.store, request.actor.name);
        head.order_code = slip.order_code;
        head.job_code = jobCodeOf(request.command_id);
        mark(head, copies_before, slip.reason);
        request.reason = head.copy_reason;
        const auto pages =
            lay(head, {.size = sizeOf(printer.paper), .language = languageOf(slip.language)});
        if (!pages) {
            return Failure{pages.error()};
        }
        PaperFile document = paperFileOf(*pages, printer, request.kind);
        request.format = std::move(document.format);
        request.bytes = std::move(document.bytes);
        return answerTo(ledger_.addPaper(request));
    };
    auto first = add(0);
    if (!first || !first->is_repeated || !first->job_id) {
        return first;
    }
    // It is on paper already; the ledger knows whether this very click put it there.
    request.reprint_of = first->job_id;
    return add(first->copy);
}

Result<PaperAdded, PaperRefused> PaperDesk::printVoucher(
    const CommandId& command_id,
    const Voucher& voucher,
    const std::string& reason,
    const Actor& actor
) {
    return makeSlip(
        {.command_id = command_id,
         .store = voucher.store,
         .order_ref = voucher.order_ref,
         .kind = PaperKind::voucher,
         .role = printerNameFor(PaperKind::voucher, voucher.station, options_.printers),
         .package_id = PackageId{voucher.code},
         .dedupe_key = voucher.store.site_id + "/" + voucher.code,
         .actor = actor},
        {.order_code = voucher.order_code, .language = voucher.language, .reason = reason},
        [&](const PaperHead& head, const PaperForm& form) {
            return pagesOf(voucher, head, form, localTimeOf);
        }
    );
}

Result<PaperAdded, PaperRefused> PaperDesk::printReturn(
    const CommandId& command_id,
    const ReturnPaper& paper,
    const std::string& reason,
    const Actor& actor
) {
    const Return& about = paper.about;
    PaperRequest request{
        .command_id = command_id,
        .store = about.store,
        .kind = PaperKind::return_receipt,
        .role = printerNameFor(PaperKind::return_receipt, paper.station, options_.printers),
        .dedupe_key = "return/" + about.return_id.value,
        .actor = actor};
    if (about.order_ref.value != 0) {
        request.order_ref = about.order_ref;
    }
    return makeSlip(
        std::move(request),
        {.order_code = about.order_id.value, .language = paper.language, .reason = reason},
        [&](const PaperHead& head, const PaperForm& form) {
            return pagesOf(paper, head, form, localTimeOf);
        }
    );
}

Result<PaperAdded, PaperRefused> PaperDesk::printTestPage(
    const CommandId& command_id, const StoreKey& store, const std::string& role, const Actor& actor
) {
    const PaperFile page = testPageFor(printerFor(role, options_.printers), role, clock_.now());
    return answerTo(ledger_.addPaper(
        {.command_id = command_id,
         .store = store,
         .kind = PaperKind::test_page,
         .role = role,
         .format = page.format,
         .bytes = page.bytes,
         .actor = actor}
    ));
}

Result<PaperPreview, PaperRefused> PaperDesk::preview(const PaperWish& wish, PreviewAs as) const {
    const auto view = views_.order(wish.order_ref);
    if (!view) {
        return refuse(PaperRefused::Why::no_such_order);
    }
    const PaperPrinter printer =
        printerFor(printerNameFor(wish.kind, wish.station, options_.printers), options_.printers);
    const OrderPapers papers{.view = *view, .head = headOf(*view, {}), .to_local = localTimeOf};
    const auto pages = pagesOf(views_, papers, wish, sizeOf(printer.paper));
    return pages ? shown(*pages, printer, wish.kind, as)
                 : Result<PaperPreview, PaperRefused>{Failure{pages.error()}};
}

PaperPreview PaperDesk::dayClose(const DayCloseWish& wish, const Actor& actor) const {
    const PaperHead head = headOf(wish.store, actor.name);
    const DayClose paper =
        dayCloseOf(wish, views_.boardSince(0).shown, head, clock_.now(), localTimeOf);
    const auto pages =
        layOut(paper, {.size = PaperSize::a4, .language = languageOf(wish.language)});
    return {
        .content_type = "application/pdf",
        .bytes = toPdf(pages, "day_close", paperPrinterFor("document", {}).dots_per_mm)};
}

PaperPreview PaperDesk::acceptance(const AcceptanceWish& wish, const Actor& actor) const {
    return acceptancePdf(wish, headOf(wish.store, actor.name));
}

Result<PaperPreview, PaperRefused> PaperDesk::previewVoucher(const Voucher& voucher, PreviewAs as)
    const {
    const PaperPrinter printer = printerFor(
        printerNameFor(PaperKind::voucher, voucher.station, options_.printers), options_.printers
    );
    PaperHead head = headOf(voucher.store, {});
    head.order_code = voucher.order_code;
    const PaperForm form{.size = sizeOf(printer.paper), .language = languageOf(voucher.language)};
    const auto pages = pagesOf(voucher, head, form, localTimeOf);
    return pages ? shown(*pages, printer, PaperKind::voucher, as)
                 : Result<PaperPreview, PaperRefused>{Failure{pages.error()}};
}

}  // namespace balcao
