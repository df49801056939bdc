#include "printing/canvas/pdf_canvas.h"

#include "printing/fonts/cp1252.h"

#include <hpdf.h>
#include <hpdf_doc.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace balcao {

namespace {

constexpr double kPointsPerMm = 72 / 25.4;

float points(double mm) {
    return static_cast<float>(mm * kPointsPerMm);
}

/// The first error of a document. libharu's errors are sticky, and no exception may cross its C
/// code.
struct FirstError {
    HPDF_STATUS error{HPDF_OK};
    HPDF_STATUS detail{HPDF_OK};
};

void keepFirst(HPDF_STATUS error, HPDF_STATUS detail, void* kept) {
    auto* const first = static_cast<FirstError*>(kept);
    if (first->error == HPDF_OK) {
        *first = {.error = error, .detail = detail};
    }
}

/// One document of libharu 2.3.0 behind the fences that its faults need: every call is checked, the
/// document is dropped at the first error, fonts are our own, pictures are raw bits (its PNG reader
/// ends the process on a damaged file).
class HaruDocument {
public:
    explicit HaruDocument(const std::string& title)
        : document_{HPDF_New(keepFirst, &first_)} {
        if (document_ == nullptr) {
            throw std::runtime_error{"write a PDF: libharu does not start"};
        }
        try {
            begin(title);
        } catch (...) {
            HPDF_Free(document_);
            throw;
        }
    }
    ~HaruDocument() { HPDF_Free(document_); }
    HaruDocument(const HaruDocument&) = delete;
    HaruDocument(HaruDocument&&) = delete;
    HaruDocument& operator=(const HaruDocument&) = delete;
    HaruDocument& operator=(HaruDocument&&) = delete;

    HPDF_Doc document() const { return document_; }
    HPDF_Font font(Weight weight) const { return weight == Weight::regular ? regular_ : bold_; }

    HPDF_Page addPage(const Page& page) {
        HPDF_Page added = HPDF_AddPage(document_);
        check("adding a page");
        HPDF_Page_SetWidth(added, points(page.width_mm));
        HPDF_Page_SetHeight(added, points(page.height_mm));
        check("setting the size of a page");
        return added;
    }

    void check(const char* doing) const {
        if (first_.error != HPDF_OK) {
            std::string number(8, '\0');
            const int length = std::snprintf(
                number.data(), number.size(), "0x%04lx", static_cast<unsigned long>(first_.error)
            );
            number.resize(static_cast<std::size_t>(std::clamp(length, 0, 7)));
            throw std::runtime_error{
                std::string{"write a PDF: "} + doing + " failed in libharu with " + number};
        }
    }

    std::string save() {
        HPDF_SaveToStream(document_);
        check("saving");
        std::string bytes(HPDF_GetStreamSize(document_), '\0');
        auto size = static_cast<HPDF_UINT32>(bytes.size());
        HPDF_ReadFromStream(document_, reinterpret_cast<HPDF_BYTE*>(bytes.data()), &size);
        check("reading what was written");
        bytes.resize(size);
        return bytes;
    }

private:
    void begin(const std::string& title) {
        HPDF_SetCompressionMode(document_, HPDF_COMP_ALL);
        HPDF_SetInfoAttr(document_, HPDF_INFO_TITLE, cp1252Of(title).c_str());
        HPDF_SetInfoAttr(document_, HPDF_INFO_CREATOR, "balcao-agent");
        check("beginning");
        regular_ = loadFont(Weight::regular);
        bold_ = loadFont(Weight::bold);
    }

    /// What HPDF_LoadTTFontFromFile does, from memory: this version has no public call for that.
    HPDF_Font loadFont(Weight weight) {
        const std::string_view bytes = pdfFontBytes(weight);
        HPDF_Stream stream =
            HPDF_MemStream_New(document_->mmgr, static_cast<HPDF_UINT>(bytes.size()));
        check("making room for our font");
        const auto size = static_cast<HPDF_UINT>(bytes.size());
        HPDF_Stream_Write(stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()), size);
        check("giving our font");
        // The stream belongs to the font, the font to the document.
        HPDF_FontDef font = HPDF_TTFontDef_Load(document_->mmgr, stream, HPDF_TRUE);
        check("reading our font");
        if (HPDF_List_Add(document_->fontdef_list, font) != HPDF_OK) {
            HPDF_FontDef_Free(font);
            check("keeping our font");
        }
        std::string tag = weight == Weight::regular ? "HPDFAA" : "HPDFAB";
        HPDF_TTFontDef_SetTagName(font, tag.data());
        HPDF_Font loaded = HPDF_GetFont(document_, font->base_font, "WinAnsiEncoding");
        check("using our font");
        return loaded;
    }

    FirstError first_;
    HPDF_Doc document_;
    HPDF_Font regular_{nullptr};
    HPDF_Font bold_{nullptr};
};

/// Draws the marks of one page.
class Pen {
public:
    Pen(HaruDocument& document, const Page& page, double dots_per_mm)
        : document_{document}
        , page_{document.addPage(page)}
        , height_mm_{page.height_mm}
        , dots_per_mm_{dots_per_mm} {}

    void operator()(const TextMark& mark) {
        const std::string text = cp1252Of(mark.text);
        float x = points(mark.x_mm);
        if (mark.style.align != Align::left) {
            const double width = textWidthMm(mark.text, mark.style.size_pt, mark.style.weight);
            x -= points(mark.style.align == Align::right ? width : width / 2);
        }
        colour(mark.style.ink);
        HPDF_Page_BeginText(page_);
        HPDF_Page_SetFontAndSize(
            page_, document_.font(mark.style.weight), static_cast<float>(mark.style.size_pt)
        );
        HPDF_Page_TextOut(page_, x, up(mark.baseline_mm), text.c_str());
        HPDF_Page_EndText(page_);
        document_.check("writing a text");
    }

    void operator()(const BoxMark& mark) {
        colour(mark.ink);
        const Area& area = mark.area;
        if (mark.line_mm <= 0) {
            fill(area);
        } else {
            const double line = mark.line_mm;
            const double inner = area.height_mm - 2 * line;
            fill({area.x_mm, area.y_mm, area.width_mm, line});
            fill({area.x_mm, area.bottomMm() - line, area.width_mm, line});
            fill({area.x_mm, area.y_mm + line, line, inner});
            fill({area.rightMm() - line, area.y_mm + line, line, inner});
        }
        HPDF_Page_Fill(page_);
        document_.check("drawing a box");
    }

    void operator()(const BarsMark& mark) {
        const PlacedBars placed = placeBars(mark, dots_per_mm_);
        const int across = placed.across / placed.modules.width();
        const int down = placed.down / placed.modules.height();
        colour(Ink::black);
        for (int row = 0; row < placed.modules.height(); ++row) {
            for (int column = 0; column < placed.modules.width();) {
                const int first = column;
                while (placed.modules.at(column, row)) {
                    ++column;
                }
                if (column > first) {
                    fill(
                        {(placed.x + first * across) / dots_per_mm_,
                         (placed.y + row * down) / dots_per_mm_,
                         (column - first) * across / dots_per_mm_,
                         down / dots_per_mm_}
                    );
                }
                ++column;
            }
        }
        HPDF_Page_Fill(page_);
        document_.check("drawing bars");
    }

    void operator()(const PictureMark& mark) {
        const Bitmap& picture = mark.picture;
        if (picture.width() == 0 || picture.height() == 0) {
            return;
        }
        HPDF_Image image = HPDF_Image_LoadRaw1BitImageFromMem(
            document_.document(),
            picture.bytes().data(),
            static_cast<HPDF_UINT>(picture.width()),
            static_cast<HPDF_UINT>(picture.height()),
            static_cast<HPDF_UINT>(picture.rowBytes()),
            HPDF_FALSE,  // as this version reads it, ones are black then
            HPDF_TRUE
        );
        document_.check("keeping a picture");
        const Area& area = mark.area;
        HPDF_Page_DrawImage(
            page_,
            image,
            points(area.x_mm),
            up(area.bottomMm()),
            points(area.width_mm),
            points(area.height_mm)
        );
        document_.check("drawing a picture");
    }

private:
    /// PDF counts from the bottom.
    float up(double y_mm) const { return points(height_mm_ - y_mm); }

    void fill(const Area& area) {
        HPDF_Page_Rectangle(
            page_,
            points(area.x_mm),
            up(area.bottomMm()),
            points(area.width_mm),
            points(area.height_mm)
        );
    }

    void colour(Ink ink) {
        if (ink != ink_) {
            HPDF_Page_SetGrayFill(page_, ink == Ink::black ? 0.0F : 1.0F);
            ink_ = ink;
        }
    }

    HaruDocument& document_;
    HPDF_Page page_;
    double height_mm_;
    double dots_per_mm_;
    Ink ink_{Ink::black};  // as a page begins
};

}  // namespace

std::string toPdf(const std::vector<Page>& pages, const std::string& title, double dots_per_mm) {
    checkPages(pages);
    HaruDocument document{title};
    for (const Page& page : pages) {
        Pen pen{document, page, dots_per_mm};
        for (const Mark& mark : page.marks) {
            std::visit(pen, mark);
        }
    }
    return document.save();
}

}  // namespace balcao
