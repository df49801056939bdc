#pragma once

#include "agent/papers/order_papers.h"
#include "agent/papers/paper_desk.h"

namespace balcao {

/// The acceptance script's result in words. Pure.
AcceptancePaper acceptancePaperOf(
    const AcceptanceWish& wish, const PaperHead& head, ToLocal to_local
);

/// The same as a PDF on A4. Throws std::runtime_error if the PDF cannot be made.
PaperPreview acceptancePdf(const AcceptanceWish& wish, const PaperHead& head);

}  // namespace balcao
