#pragma once

#include "agent/papers/paper_desk.h"
#include "printing/canvas/page.h"

#include <map>
#include <string>
#include <vector>

namespace balcao {

/// The name of the printer that gets a paper: the packing table's own of the usual role, if it has
/// one; else the store's, and if it has none of this role, the next best. `station` may be empty.
std::string printerNameFor(
    PaperKind kind, const std::string& station, const std::map<std::string, PaperPrinter>& printers
);

/// The printer of this name, or what such a printer usually is.
PaperPrinter printerFor(
    const std::string& name, const std::map<std::string, PaperPrinter>& printers
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
