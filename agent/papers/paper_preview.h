#pragma once

#include "agent/papers/paper_desk.h"
#include "printing/canvas/page.h"

#include <map>
#include <string>
#include <vector>

namespace balcao {

/// The role whose printer gets a paper: the usual one if the store has it, else the next best.
std::string roleFor(PaperKind kind, const std::map<std::string, PaperPrinter>& printers);

/// The store's printer of a role, or what such a printer usually is.
PaperPrinter printerFor(
    const std::string& role, const std::map<std::string, PaperPrinter>& printers
);

/// The pages as somebody wants to look at them; refused if they are too many for one picture.
Result<PaperPreview, PaperRefused> shown(
    const std::vector<Page>& pages,
    const PaperPrinter& printer,
    PaperKind kind,
    PaperDesk::PreviewAs as
);

/// One of the store's own papers with invented values, as its printer would get it: to see how it
/// looks before there is an order. Not of the carrier's label, nor of the DANFE label, which an
/// NF-e alone can make.
///
/// `language` is pt, en or es.
Result<PaperPreview, PaperRefused> exampleOf(
    PaperKind kind,
    const std::string& language,
    PaperDesk::PreviewAs as,
    const PaperDesk::Options& store,
    Instant now
);

}  // namespace balcao
