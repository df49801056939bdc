#include "agent/papers/paper_pages.h"

#include "agent/papers/local_time.h"
#include "printing/documents/nfe.h"

#include <algorithm>
#include <utility>

namespace balcao {

namespace {

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

PagesOrRefused danfePages(
    const LedgerViews& views, const OrderPapers& papers, const PaperWish& wish, PaperSize size
) {
    using Why = PaperRefused::Why;
    const std::string& kept = papers.view.order.invoice_sha256;
    const auto xml =
        !wish.nfe_xml.empty() || kept.empty() ? std::optional{wish.nfe_xml} : views.document(kept);
    if (!xml) {
        return refuse(
            Why::not_for_this_order,
            "nfe_wiped: the kept file was wiped some days after the order ended; attach the XML "
            "file of its invoice again"
        );
    }
    if (xml->empty()) {
        return refuse(
            Why::not_for_this_order,
            "nfe_missing: the order has no file of an NF-e; attach the XML file of its invoice"
        );
    }
    const auto nfe = readNfe(*xml);
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

}  // namespace

Failure<PaperRefused> refuse(PaperRefused::Why why, const std::string& reason) {
    return Failure{PaperRefused{.why = why, .reason = reason}};
}

PaperHead headOfStore(
    const StoreKey& store, const StorePaperText& text, const std::string& clerk, Instant at
) {
    return {
        .store_name = text.name.empty() ? store.store_id : text.name,
        .store_cnpj = text.cnpj,
        .store_address = text.address,
        .order_code = {},
        .short_code = {},
        .printed_at = localTimeOf(at),
        .printed_by = clerk,
        .job_code = {},
        .copy = 1,
        .copy_reason = {}};
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
            return layOutAll(papers.packingSlips(), form);
        case PaperKind::pickup_label:
            return layOutAll(
                papers.pickupLabels(notedIn(views.journal(view.order_ref)).shelf), form
            );
        case PaperKind::package_label:
            return layOutAll(papers.boxLabels(), form);
        case PaperKind::manifest:
            return layOut(
                papers.manifest(waitingForCarrier(views, view), wish.driver, wish.plate), form
            );
        case PaperKind::receipt:
            return layOut(
                papers.handoverReceipt(notedIn(views.journal(view.order_ref)).received_by), form
            );
        case PaperKind::danfe_label:
            return danfePages(views, papers, wish, size);
        case PaperKind::label:
        case PaperKind::voucher:
        case PaperKind::return_receipt:
        case PaperKind::test_page:
            break;
    }
    return refuse(
        PaperRefused::Why::not_for_this_order, "paper_unknown: this paper is not made from an order"
    );
}

PagesOrRefused pagesOf(
    const Voucher& voucher, const PaperHead& head, const PaperForm& form, ToLocal to_local
) {
    if (voucher.code.empty()) {
        return refuse(
            PaperRefused::Why::not_for_this_order, "voucher_without_code: the hub gave it no code"
        );
    }
    StoreCredit paper{
        .head = head,
        .code = voucher.code,
        .amount_minor = voucher.amount_minor,
        .balance_minor = voucher.balance_minor,
        .currency = voucher.currency,
        .valid_until = std::nullopt,
        .customer = voucher.customer,
        .document = voucher.document,
        .returned = {},
        .clerk = head.printed_by};
    if (voucher.valid_until) {
        paper.valid_until = to_local(*voucher.valid_until);
    }
    for (const VoucherLine& line : voucher.returned) {
        paper.returned.push_back({.quantity = line.quantity, .description = line.description});
    }
    return layOut(paper, form);
}

PagesOrRefused pagesOf(
    const ReturnPaper& wish, const PaperHead& head, const PaperForm& form, ToLocal to_local
) {
    const Return& about = wish.about;
    if (!about.resolution && about.state != ReturnState::denied &&
        about.state != ReturnState::closed) {
        return refuse(
            PaperRefused::Why::not_for_this_order,
            "return_not_settled: nobody has said yet what the customer gets"
        );
    }
    ReturnReceipt paper{
        .head = head,
        .lines = {},
        .amount_minor = about.amount_minor,
        .currency = about.currency,
        .resolution = about.resolution,
        .coupon_code = wish.coupon_code,
        .customer = about.customer.name,
        .document = about.customer.document,
        .note = about.note,
        .clerk = about.opened_by,
        .taken_at = to_local(about.opened_at)};
    for (const ReturnLine& line : about.lines) {
        paper.lines.push_back(
            {.brought = line.quantity,
             .kept = line.accepted,
             .description = line.description,
             .reason = line.reason}
        );
    }
    return layOut(paper, form);
}

}  // namespace balcao
