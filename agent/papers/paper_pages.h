#pragma once

#include "agent/ledger/views.h"
#include "agent/papers/order_papers.h"
#include "agent/papers/paper_desk.h"
#include "common/base/result.h"
#include "printing/documents/papers.h"

#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace balcao {

using PagesOrRefused = Result<std::vector<Page>, PaperRefused>;

Failure<PaperRefused> refuse(PaperRefused::Why why, const std::string& reason = {});

/// What every paper of a store says of itself; `at` as the clock on its wall shows it.
PaperHead headOfStore(
    const StoreKey& store, const StorePaperText& text, const std::string& clerk, Instant at
);

/// The pages of papers of one kind, one after the other.
template <typename Paper>
std::vector<Page> layOutAll(const std::vector<Paper>& papers, const PaperForm& form) {
    std::vector<Page> pages;
    for (const Paper& paper : papers) {
        auto more = layOut(paper, form);
        std::move(more.begin(), more.end(), std::back_inserter(pages));
    }
    return pages;
}

/// The pages of a paper of an order, with what the journal and the other orders say besides.
PagesOrRefused pagesOf(
    const LedgerViews& views, const OrderPapers& papers, const PaperWish& wish, PaperSize size
);

/// The pages of a voucher.
PagesOrRefused pagesOf(
    const Voucher& voucher, const PaperHead& head, const PaperForm& form, ToLocal to_local
);

/// The pages of a return's receipt.
PagesOrRefused pagesOf(
    const ReturnPaper& wish, const PaperHead& head, const PaperForm& form, ToLocal to_local
);

}  // namespace balcao
