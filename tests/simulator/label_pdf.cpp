#include "tests/simulator/barcode.h"
#include "tests/simulator/label_maker.h"

#include <hpdf.h>

#include <memory>
#include <stdexcept>

namespace balcao::simulator {

namespace {

constexpr float kPointsPerMm = 72.0F / 25.4F;
constexpr float kWidth = 100 * kPointsPerMm;
constexpr float kHeight = 150 * kPointsPerMm;
constexpr float kMargin = 5 * kPointsPerMm;

void failOnError(HPDF_STATUS error, HPDF_STATUS detail, void* /*user*/) {
    throw std::runtime_error{
        "drawing a PDF label: libharu error " + std::to_string(error) + "/" +
        std::to_string(detail)};
}

/// UTF-8 to the PDF fonts' Latin alphabet; what it does not have becomes `?`.
std::string latin(const std::string& text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            bytes += text[i];
        } else if ((lead == 0xC2 || lead == 0xC3) && i + 1 < text.size()) {
            const auto next = static_cast<unsigned char>(text[++i]);
            bytes += static_cast<char>((lead == 0xC3 ? 0xC0U : 0x80U) | (next & 0x3FU));
        } else if (lead >= 0xC0) {
            bytes += '?';
        }
    }
    return bytes;
}

/// One page that is being drawn; y grows downwards from the top, in points.
class Page {
public:
    explicit Page(HPDF_Doc doc)
        : page_{HPDF_AddPage(doc)}
        , plain_{HPDF_GetFont(doc, "Helvetica", "WinAnsiEncoding")}
        , bold_{HPDF_GetFont(doc, "Helvetica-Bold", "WinAnsiEncoding")} {
        HPDF_Page_SetWidth(page_, kWidth);
        HPDF_Page_SetHeight(page_, kHeight);
    }

    enum class Weight { plain, bold };

    void text(float y, float size, const std::string& line, Weight weight = Weight::plain) {
        HPDF_Page_BeginText(page_);
        HPDF_Page_SetFontAndSize(page_, weight == Weight::bold ? bold_ : plain_, size);
        HPDF_Page_TextOut(page_, kMargin, kHeight - y, latin(line).c_str());
        HPDF_Page_EndText(page_);
    }

    void rule(float y) { bar(kMargin, y, kWidth - 2 * kMargin, 0.8F); }

    /// Fills the dark modules, each `module` wide and `row_height` high.
    void symbol(float x, float y, float module, float row_height, const Modules& modules) {
        for (std::size_t row = 0; row < modules.size(); ++row) {
            for (std::size_t column = 0; column < modules[row].size();) {
                std::size_t end = column;
                while (end < modules[row].size() && modules[row][end]) {
                    ++end;
                }
                if (end > column) {
                    bar(x + static_cast<float>(column) * module,
                        y + static_cast<float>(row) * row_height,
                        static_cast<float>(end - column) * module,
                        row_height);
                }
                column = end + (end == column ? 1 : 0);
            }
        }
    }

private:
    void bar(float x, float y, float width, float height) {
        HPDF_Page_Rectangle(page_, x, kHeight - y - height, width, height);
        HPDF_Page_Fill(page_);
    }

    HPDF_Page page_;
    HPDF_Font plain_;
    HPDF_Font bold_;
};

void draw(Page& page, const LabelText& text) {
    page.text(28, 18, text.carrier + " " + text.service, Page::Weight::bold);
    page.text(44, 10, "Pedido " + text.order_id + "   " + text.package);
    page.rule(52);
    const Modules code = code128(text.tracking_code);
    const float width = kWidth - 4 * kMargin;
    const float module = width / static_cast<float>(code.front().size());
    page.symbol(2 * kMargin, 64, module, 64, code);
    page.text(142, 12, text.tracking_code, Page::Weight::bold);
    page.rule(150);
    page.text(162, 9, "DESTINATÁRIO", Page::Weight::bold);
    float y = 178;
    for (const std::string& line : text.recipient) {
        page.text(y, 11, line);
        y += 14;
    }
    page.rule(236);
    page.symbol(kMargin + 6, 248, 3, 3, qrCode(text.qr));
    if (!text.note.empty()) {
        page.text(352, 8, "Obs.: " + text.note);
    }
    page.rule(360);
    page.text(372, 9, "REMETENTE", Page::Weight::bold);
    y = 385;
    for (const std::string& line : text.sender) {
        page.text(y, 9, line);
        y += 12;
    }
}

}  // namespace

std::string pdfLabel(const LabelText& text) {
    const std::unique_ptr<_HPDF_Doc_Rec, void (*)(HPDF_Doc)> doc{
        HPDF_New(failOnError, nullptr), HPDF_Free};
    HPDF_SetCompressionMode(doc.get(), HPDF_COMP_ALL);
    Page page{doc.get()};
    draw(page, text);
    HPDF_SaveToStream(doc.get());
    HPDF_UINT32 size = HPDF_GetStreamSize(doc.get());
    std::vector<HPDF_BYTE> buffer(size);
    HPDF_ReadFromStream(doc.get(), buffer.data(), &size);
    return {buffer.begin(), buffer.begin() + size};
}

}  // namespace balcao::simulator
