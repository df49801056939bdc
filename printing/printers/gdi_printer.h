#pragma once

#include "printing/printers/printer.h"
#include "printing/raster/child_process.h"

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <string>
#include <vector>

namespace balcao {

/// A printer of Windows whose driver takes no bytes as they are: it is drawn on (GDI), a page of
/// black and white dots a time. Takes PNG pages.
///
/// Drivers hang and crash, so a child of ours draws, with limits and a deadline, one device context
/// a page. They speak through files in a private folder:
///
///     agent  order.txt, page.png     what to draw, and on which printer
///     child  job.txt                 the spooler's number: a document is begun, no page yet
///     agent  go | stop               after the claim is committed, or when it was refused
///     child  its exit code           GdiEnd, with a sentence on its standard error
///
/// So a driver that hangs before the claim has sent nothing, and is tried again; a child that ends
/// badly behind "go" is a question. A page that the spooler took whole is E1.
class GdiPrinter final : public Printer {
public:
    struct Child {
        std::filesystem::path program;
        std::vector<std::string> arguments;  // it works in the folder
        ChildLimits limits;
    };

    /// `dots_per_mm` is that of the pages: drawn one for one where the device has as many.
    GdiPrinter(GdiAddress address, double dots_per_mm, Child child);

    std::string address() const override;
    std::optional<std::string> whyNot(DocumentKind kind) const override;
    std::optional<RecordSend> send(const PrintPayload& payload, const ClaimCommit& claim) override;

private:
    RecordSend miss(const std::string& why) const;
    RecordSend endOf(const ChildEnd& end, const std::string& complaint, std::size_t size) const;

    GdiAddress address_;
    double dots_per_mm_;
    Child child_;
};

/// How a child of GdiPrinter ends: its exit code.
enum class GdiEnd : int {
    drawn = 0,
    not_begun = 10,   // no document was begun
    taken_back = 11,  // a document was begun and taken back before its first page
    broken_off = 12,  // a page was begun: a part of it may come out
};

/// What order.txt says.
struct GdiOrder {
    std::string printer;   // its name in Windows, UTF-8
    std::string document;  // the name of the spooler's job
    double dots_per_mm{};

    bool operator==(const GdiOrder&) const = default;
};

std::string toText(const GdiOrder& order);

/// Nothing for a text that toText has not written.
std::optional<GdiOrder> readGdiOrder(const std::string& text);

/// The child's side: draws the page in `folder` and gives its exit code (GdiEnd); `complaint` gets
/// the sentence that says why it did not. Only Windows can.
int drawGdiPage(const std::filesystem::path& folder, std::ostream& complaint);

/// A GdiPrinter whose child is this very program (`--gdi-print`). Elsewhere than on Windows there
/// is none: jobs wait and say so.
std::unique_ptr<Printer> makeGdiPrinter(const GdiAddress& address, double dots_per_mm);

}  // namespace balcao
