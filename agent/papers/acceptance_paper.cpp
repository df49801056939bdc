#include "agent/papers/acceptance_paper.h"

#include "agent/papers/local_time.h"
#include "common/acceptance/acceptance_words.h"
#include "printing/canvas/pdf_canvas.h"

#include <string>

namespace balcao {

namespace {

/// When it was proved and by which message; of what is not passed, what the hub said.
std::string provedText(const StepResult& step, Language language, ToLocal to_local) {
    std::string text;
    const auto add = [&](const std::string& part) {
        text.append(text.empty() || part.empty() ? "" : " · ").append(part);
    };
    if (step.at) {
        add(timeText(to_local(*step.at), language));
    }
    add(step.message_id.value);
    add(step.problem);
    return text;
}

AcceptanceBlock blockOf(const CaseResult& one, Language language, ToLocal to_local) {
    AcceptanceBlock block{
        .title = std::string{titleOf(one.id, language)},
        .order_code = one.external_order_id.empty() ? one.order_id.value : one.external_order_id,
        .result = std::string{wordOf(one.state(), language)},
        .rows = {}};
    for (const StepResult& step : one.steps) {
        std::string title{titleOf(step.step, language)};
        if (!step.is_required) {
            title.append(" (").append(optionalWord(language)).append(")");
        }
        block.rows.push_back(
            {.step = std::move(title),
             .result = std::string{wordOf(step.state, language)},
             .proved = provedText(step, language, to_local),
             .look = std::string{lookOf(step.step, language)}}
        );
    }
    return block;
}

}  // namespace

AcceptancePaper acceptancePaperOf(
    const AcceptanceWish& wish, const PaperHead& head, ToLocal to_local
) {
    const Language language = languageOf(wish.language);
    const AcceptanceCount count = wish.result.count();
    AcceptancePaper paper{
        .head = head,
        .store = wish.store.site_id + "/" + wish.store.store_id,
        .hub = wish.hub,
        .version = "Balcão " + wish.version,
        .from = to_local(wish.result.since),
        .to = to_local(wish.result.until),
        .result = std::to_string(count.passed) + " / " + std::to_string(count.required),
        .is_whole = wish.result.is_whole,
        .blocks = {}};
    for (const CaseResult& one : wish.result.cases) {
        paper.blocks.push_back(blockOf(one, language, to_local));
    }
    return paper;
}

PaperPreview acceptancePdf(const AcceptanceWish& wish, const PaperHead& head) {
    const auto pages = layOut(
        acceptancePaperOf(wish, head, localTimeOf),
        {.size = PaperSize::a4, .language = languageOf(wish.language)}
    );
    return {
        .content_type = "application/pdf",
        .bytes = toPdf(pages, "acceptance", paperPrinterFor("document", {}).dots_per_mm)};
}

}  // namespace balcao
