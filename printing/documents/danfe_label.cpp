#include "printing/documents/nfe.h"
#include "printing/documents/sheet.h"

#include <algorithm>
#include <array>

namespace balcao {

namespace {

constexpr double kNarrowestMm = 55;
constexpr double kModuleMm = 0.25;  // two dots at 203 dpi

/// The key in groups of four, as people read it out.
std::string grouped(std::string_view key) {
    std::string text;
    for (std::size_t place = 0; place < key.size(); place += 4) {
        text += (text.empty() ? "" : " ") + std::string{key.substr(place, 4)};
    }
    return text;
}

std::string cnpjOrCpf(const std::string& document) {
    if (document.size() == 11) {
        return document.substr(0, 3) + "." + document.substr(3, 3) + "." + document.substr(6, 3) +
               "-" + document.substr(9);
    }
    return document.size() == 14 ? documentOnPaper(document) : document;
}

/// A title in bold capitals, as the rule wants it, and its value. Returns the height.
double drawField(
    Sheet& sheet, const Slot& slot, double top, std::string_view title, std::string_view value
) {
    const PaperMeasures& measures = sheet.measures();
    double height =
        sheet.line(slot, top, title, {.size_pt = measures.small_pt, .weight = Weight::bold});
    height += sheet.paragraph(slot, top + height, value, {.size_pt = measures.body_pt}, 2);
    return height + 0.6;
}

struct DanfeField {
    std::string_view title;
    std::string value;
};

/// Fields side by side in one row.
void drawRow(Sheet& sheet, const Slot& slot, const std::vector<DanfeField>& fields) {
    double height = 0;
    const double width = slot.width_mm / static_cast<double>(fields.size());
    double x = slot.x_mm;
    for (const DanfeField& field : fields) {
        height = std::max(
            height,
            drawField(
                sheet, {.x_mm = x, .width_mm = width - 1.5}, sheet.y(), field.title, field.value
            )
        );
        x += width;
    }
    sheet.skip(height);
}

/// All fields in rows; in a narrow slot each row holds less.
void drawFields(Sheet& sheet, const Slot& slot, const Nfe& nfe) {
    const auto time = [](const LocalTime& when) {
        return timeText(when, Language::pt);
    };
    const bool is_narrow = slot.width_mm < 75;
    const auto rule = [&] {
        sheet.box({slot.x_mm, sheet.y(), slot.width_mm, 0.25}, 0);
        sheet.skip(1);
    };
    const auto rows = [&](const std::vector<DanfeField>& first,
                          const std::vector<DanfeField>& second) {
        if (is_narrow) {
            drawRow(sheet, slot, first);
            drawRow(sheet, slot, second);
        } else {
            std::vector<DanfeField> all = first;
            all.insert(all.end(), second.begin(), second.end());
            drawRow(sheet, slot, all);
        }
    };
    drawRow(sheet, slot, {{"CHAVE DE ACESSO", grouped(nfe.access_key)}});
    rows({{"PROTOCOLO", nfe.protocol}}, {{"AUTORIZAÇÃO", time(nfe.authorised_at)}});
    rows(
        {{"TIPO", nfe.type == "0" ? "0 - Entrada" : "1 - Saída"}, {"SÉRIE", nfe.series}},
        {{"NÚMERO", nfe.number}, {"EMISSÃO", dateText(nfe.issued_at, Language::pt)}}
    );
    rule();
    drawRow(sheet, slot, {{"EMITENTE", nfe.issuer_name}});
    rows(
        {{"CNPJ", cnpjOrCpf(nfe.issuer_cnpj)}},
        {{"INSCR. ESTADUAL", nfe.issuer_registration}, {"UF", nfe.issuer_state}}
    );
    rule();
    drawRow(sheet, slot, {{"DESTINATÁRIO", nfe.recipient_name}});
    std::vector<DanfeField> last;
    if (!nfe.recipient_registration.empty()) {
        last.push_back({"INSCR. ESTADUAL", nfe.recipient_registration});
    }
    last.push_back({"UF", nfe.recipient_state});
    rows({{"CPF/CNPJ", cnpjOrCpf(nfe.recipient_document)}}, last);
}

/// The key's bars across the paper's whole width: its edges are part of the quiet zone, as the head
/// does not reach them anyway. False if they are too long.
bool drawBarsAcross(Sheet& sheet, const std::string& key, double bars_mm) {
    const PaperMeasures& measures = sheet.measures();
    const double beyond_edge = measures.is_roll ? 4 : 0;  // 72 of 80 mm are reached
    const double quiet_mm = 10 * kModuleMm;
    if (bars_mm > measures.width_mm ||
        bars_mm + 2 * quiet_mm > measures.width_mm + 2 * beyond_edge) {
        return false;
    }
    const double width = std::min(bars_mm + 2 * quiet_mm + 4, measures.width_mm);
    const double left = (measures.width_mm - width) / 2;
    sheet.bareBars({left, sheet.y(), width, 13}, key, BarsWay::across);
    sheet.skip(14.5);
    return true;
}

}  // namespace

Result<std::vector<Page>, std::string> layOutDanfe(
    const Nfe& nfe, const PaperHead& head, PaperSize size
) {
    if (measuresOf(size).width_mm < kNarrowestMm || size == PaperSize::label_100x50) {
        return Failure{std::string{
            "paper_too_small: the DANFE label needs paper of 100 x 150 mm, 80 mm or A4"}};
    }
    const auto bars = encodeBars(Symbology::code128, nfe.access_key);
    if (!bars) {
        return Failure{std::string{"nfe_key_wrong: the access key cannot be bars"}};
    }
    PaperHead plain = head;
    plain.short_code.clear();  // nothing of ours among the fiscal fields
    plain.store_address.clear();
    plain.store_cnpj.clear();
    plain.store_name.clear();
    Sheet sheet{{.size = size, .language = Language::pt}, plain, "DANFE Simplificado - Etiqueta"};
    if (nfe.is_test) {
        const double height = lineHeightMm(sheet.measures().strong_pt) + 1;
        sheet.banner(
            {sheet.full().x_mm, sheet.y(), sheet.full().width_mm, height},
            "HOMOLOGAÇÃO - SEM VALOR FISCAL",
            sheet.measures().strong_pt
        );
        sheet.skip(height + 1.5);
    }
    const double bars_mm = bars->modules.width() * kModuleMm;
    Slot slot = sheet.full();
    if (drawBarsAcross(sheet, nfe.access_key, bars_mm)) {
        drawFields(sheet, slot, nfe);
        return sheet.finish();
    }
    // Letters make the bars too long for a roll: they run down the right side.
    constexpr double kTurnedMm = 13;
    const double top = sheet.y();
    const double length = bars_mm + 20 * kModuleMm + 1;
    sheet.bareBars(
        {slot.rightMm() - kTurnedMm, top, kTurnedMm, length}, nfe.access_key, BarsWay::down
    );
    slot.width_mm -= kTurnedMm + 2;
    drawFields(sheet, slot, nfe);
    sheet.moveTo(std::max(sheet.y(), top + length));
    return sheet.finish();
}

}  // namespace balcao
