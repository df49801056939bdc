#include "printing/printers/gdi_printer.h"

#include "printing/raster/private_folder.h"

#include <charconv>
#include <cmath>
#include <exception>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>

namespace balcao {

namespace {

constexpr std::string_view kOrderMark = "balcao-gdi-1";

/// The child looks whether the file is there; what is in it does not matter. If it cannot be made,
/// the child takes the document back after a while by itself.
void tell(const PrivateFolder& folder, const char* word) {
    const std::ofstream file{folder / word};
}

std::string firstLineOf(const std::string& text) {
    return text.substr(0, text.find_first_of("\r\n"));
}

/// The agent's part of the talk while the child runs: claims the document once it is begun.
class Talk {
public:
    Talk(const PrivateFolder& folder, const std::string& document, const ClaimCommit& claim)
        : folder_{folder}
        , document_{document}
        , claim_{claim} {}

    /// Must not throw: the child is not to be left alone.
    void look() {
        const std::string job = has_begun_ ? "" : firstLineOf(readWhole(folder_ / "job.txt"));
        if (job.empty()) {
            return;
        }
        has_begun_ = true;
        try {
            is_claimed_ = claim_(job + " " + document_);
        } catch (...) {
            problem_ = std::current_exception();
        }
        tell(folder_, is_claimed_ ? "go" : "stop");
    }

    bool hasBegun() const { return has_begun_; }

    /// Throws what the claim threw.
    bool isClaimed() const {
        if (problem_) {
            std::rethrow_exception(problem_);
        }
        return is_claimed_;
    }

private:
    const PrivateFolder& folder_;
    const std::string& document_;
    const ClaimCommit& claim_;
    bool has_begun_{false};
    bool is_claimed_{false};
    std::exception_ptr problem_;
};

std::string wordsFor(const ChildEnd& end, const std::string& complaint) {
    switch (end.how) {
        case ChildEnd::How::exited:
            break;
        case ChildEnd::How::killed:
            return "the driver crashed, or needed more than it may have";
        case ChildEnd::How::timed_out:
            return "the driver did not come to an end";
        case ChildEnd::How::not_started:
            return "the program that draws was not started: " + end.problem;
    }
    return complaint.empty() ? "the program that draws ended with code " + std::to_string(end.code)
                             : complaint;
}

}  // namespace

std::string toText(const GdiOrder& order) {
    const auto thousandths = static_cast<long long>(std::lround(order.dots_per_mm * 1000));
    return std::string{kOrderMark} + "\n" + order.printer + "\n" + order.document + "\n" +
           std::to_string(thousandths) + "\n";
}

std::optional<GdiOrder> readGdiOrder(const std::string& text) {
    std::istringstream lines{text};
    std::string mark;
    std::string thousandths;
    GdiOrder order;
    std::getline(lines, mark);
    std::getline(lines, order.printer);
    std::getline(lines, order.document);
    std::getline(lines, thousandths);
    int dots = 0;
    const char* const last = thousandths.data() + thousandths.size();
    const auto [end, error] = std::from_chars(thousandths.data(), last, dots);
    const bool is_sound = mark == kOrderMark && !order.printer.empty() && !order.document.empty() &&
                          error == std::errc{} && end == last && dots > 0;
    order.dots_per_mm = dots / 1000.0;
    return is_sound ? std::optional{order} : std::nullopt;
}

GdiPrinter::GdiPrinter(GdiAddress address, double dots_per_mm, Child child)
    : address_{std::move(address)}
    , dots_per_mm_{dots_per_mm}
    , child_{std::move(child)} {}

std::string GdiPrinter::address() const {
    return balcao::toText(PrinterAddress{address_});
}

std::optional<std::string> GdiPrinter::whyNot(DocumentKind kind) const {
    if (kind == DocumentKind::png) {
        return std::nullopt;
    }
    return "language_not_supported: " + std::string{nameOf(kind)} +
           " is no page that Windows can draw; ask the hub for a PDF or a picture";
}

RecordSend GdiPrinter::miss(const std::string& why) const {
    return {
        .end = SendEnd::zero_bytes,
        .reason = "winspool_unusable: printing to " + address() + ": " + why};
}

RecordSend GdiPrinter::endOf(const ChildEnd& end, const std::string& complaint, std::size_t size)
    const {
    const bool has_exited = end.how == ChildEnd::How::exited;
    if (has_exited && end.code == static_cast<int>(GdiEnd::drawn)) {
        return {
            .end = SendEnd::all_accepted,
            .evidence = PrintEvidence::e1,
            .bytes_sent = static_cast<std::int64_t>(size),
            .reason = {}};
    }
    const std::string words = wordsFor(end, complaint);
    if (has_exited && end.code == static_cast<int>(GdiEnd::taken_back)) {
        return miss(words);
    }
    return {
        .end = SendEnd::unknown,
        .evidence = PrintEvidence::e0,
        .bytes_sent = static_cast<std::int64_t>(size),
        .reason = "winspool_stopped: printing to " + address() + ": " + words};
}

std::optional<RecordSend> GdiPrinter::send(const PrintPayload& payload, const ClaimCommit& claim) {
    std::optional<PrivateFolder> folder;
    try {
        folder.emplace("gdi");
        const GdiOrder order{
            .printer = address_.name, .document = payload.name, .dots_per_mm = dots_per_mm_};
        writeWhole(*folder / "order.txt", toText(order));
        writeWhole(*folder / "page.png", payload.bytes);
    } catch (const std::exception& problem) {
        return miss(problem.what());
    }
    const ChildTask task{
        .program = child_.program,
        .arguments = child_.arguments,
        .folder = folder->path(),
        .output = *folder / "output.txt",
        .complaints = *folder / "complaints.txt"};
    Talk talk{*folder, payload.name, claim};
    const ChildEnd end = runChild(task, child_.limits, [&] { talk.look(); });
    const std::string complaint = firstLineOf(readWhole(task.complaints));
    if (!talk.hasBegun()) {
        return miss(wordsFor(end, complaint));
    }
    return talk.isClaimed() ? std::optional{endOf(end, complaint, payload.bytes.size())}
                            : std::nullopt;
}

}  // namespace balcao
