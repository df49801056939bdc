#include "printing/intake/zpl_filter.h"

#include "printing/intake/zpl_commands.h"
#include "printing/intake/zpl_guard.h"
#include "printing/intake/zpl_scanner.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>

namespace balcao {

namespace {

using namespace std::string_view_literals;

constexpr std::int64_t kLongestDots = 600 * 12;  // 600 mm at 300 dpi
constexpr std::int64_t kMostGraphicBytes = 4 << 20;

// A label without one of these leaves the paper white.
constexpr std::array kPrinting = {
    "^FD"sv,
    "^FV"sv,
    "^SN"sv,
    "^GB"sv,
    "^GC"sv,
    "^GD"sv,
    "^GE"sv,
    "^GF"sv,
    "^GS"sv,
    "^XG"sv,
    "^IM"sv,
    "^IL"sv};

bool isOneOf(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string forbidden(std::string_view command, std::string_view does) {
    return "zpl_forbidden: the label holds the command " + std::string{command} + ", which " +
           std::string{does} + "; ask the carrier for a label without it";
}

std::string incomplete(std::string_view what) {
    return "zpl_incomplete: the label is not whole: " + std::string{what} +
           "; fetch it again from the hub";
}

/// "R:LOGO.GRF" and "logo" are the same picture: memory and .GRF are what a printer assumes.
std::string pictureName(std::string_view argument) {
    std::string name;
    for (const char letter : argument) {
        name.push_back(
            letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter
        );
    }
    if (name.starts_with("R:")) {
        name.erase(0, 2);
    }
    return name.substr(0, name.rfind('.'));
}

/// What stands between one ^XA and its ^XZ.
struct Format {
    std::string bytes;
    int copies{1};
    bool prints{false};
    bool counts_up{false};
    std::vector<std::string> pictures_used;
    std::vector<std::string> pictures_held;
};

class Filter {
public:
    explicit Filter(std::string_view zpl)
        : zpl_{zpl}
        , scanner_{zpl} {}

    Result<std::vector<ZplLabel>, std::string> labels() {
        while (const auto command = scanner_.next()) {
            take(*command);
            if (!problem_.empty()) {
                return Failure{std::move(problem_)};
            }
        }
        finish();
        return problem_.empty() ? Result<std::vector<ZplLabel>, std::string>{std::move(labels_)}
                                : Failure{std::move(problem_)};
    }

private:
    void take(const ZplCommand& command) {
        ends_within_command_ = command.name.size() < 3;
        if (command.name == "~DG") {
            keepPicture(command);
        } else if (format_) {
            takeInside(command);
        } else if (command.name == "^XA") {
            begin(command);
        } else if (const auto* const denial = denialOf(command.name);
                   denial != nullptr && denial->verdict == ZplVerdict::needed) {
            problem_ = forbidden(command.name, denial->does);
        } else {
            changePrefixes(command);
            noteRemoved(command.name);
        }
    }

    void begin(const ZplCommand& command) {
        if (!scanner_.hasUsualPrefixes()) {
            problem_ = forbidden(command.name, "begins with a changed character");
            return;
        }
        format_ = Format{};
        format_->bytes = textOf(command);
    }

    void takeInside(const ZplCommand& command) {
        if (command.name == "^XZ") {
            format_->bytes += "^XZ";
            end();
        } else if (command.name == "^PQ") {
            takeCopies(command);
        } else if (!isTakenOut(command) && problem_.empty()) {
            changePrefixes(command);
            measure(command);
            note(command);
            format_->bytes += textOf(command);
        }
    }

    /// True for what the label is the same without.
    bool isTakenOut(const ZplCommand& command) {
        const auto* const denial = denialOf(command.name);
        if (denial != nullptr && denial->verdict == ZplVerdict::needed) {
            problem_ = forbidden(command.name, denial->does);
            return false;
        }
        const bool is_foreign_file =
            isForMemoryOnly(command.name) && isOutsideMemory(command.arguments);
        if (denial != nullptr || is_foreign_file) {
            noteRemoved(command.name);
            return true;
        }
        return false;
    }

    void changePrefixes(const ZplCommand& command) {
        if (isOneOf(command.name, {"^CD", "~CD"}) && !command.arguments.starts_with(',')) {
            problem_ = forbidden(command.name, "changes the character that parts the arguments");
        }
    }

    void takeCopies(const ZplCommand& command) {
        const auto copies = zplNumber(command.arguments).value_or(1);
        if (copies > kMostZplCopies) {
            problem_ = forbidden("^PQ", "asks for more than 20 copies");
            return;
        }
        format_->copies = static_cast<int>(std::max<std::int64_t>(copies, 1));
    }

    void measure(const ZplCommand& command) {
        if (!isOneOf(command.name, {"^PW", "^LL"})) {
            return;
        }
        const auto dots = zplNumber(command.arguments);
        if (dots && *dots > kLongestDots) {
            problem_ =
                "too_large: the label says that it is longer than 600 mm; ask the carrier "
                "for a smaller one";
        } else if (dots && *dots > 1) {  // 0 and 1 are what drivers write when they do not know
            (command.name == "^PW" ? width_dots_ : height_dots_) = static_cast<int>(*dots);
        }
    }

    void note(const ZplCommand& command) {
        format_->prints |=
            std::find(kPrinting.begin(), kPrinting.end(), command.name) != kPrinting.end();
        format_->counts_up |= isOneOf(command.name, {"^SN", "^SF"});
        if (isOneOf(command.name, {"^XG", "^IM", "^IL"})) {
            format_->pictures_used.push_back(pictureName(zplArgument(command.arguments, 0)));
        }
        if (command.name == "^GF") {
            checkGraphic(zplArgument(command.arguments, 2));
        }
    }

    void checkGraphic(std::string_view announced) {
        if (zplNumber(announced).value_or(0) > kMostGraphicBytes) {
            problem_ =
                "too_large: a picture in the label has more than 4 MB; ask the carrier for "
                "a smaller one";
        }
    }

    /// A picture may go to the printer's memory, with every label that prints it.
    void keepPicture(const ZplCommand& command) {
        if (isOutsideMemory(command.arguments)) {
            problem_ = forbidden(command.name, "stores a picture in the printer for good");
            return;
        }
        checkGraphic(zplArgument(command.arguments, 1));
        const std::string name = pictureName(zplArgument(command.arguments, 0));
        pictures_[name] = textOf(command);
        if (format_) {
            format_->bytes += textOf(command);
            format_->pictures_held.push_back(name);
        }
    }

    void end() {
        if (!scanner_.hasUsualPrefixes()) {
            problem_ = forbidden("^CC", "changes the characters that begin a command for good");
        } else if (format_->counts_up && format_->copies > 1) {
            problem_ = forbidden("^SN", "counts up from copy to copy");
        } else if (!format_->prints) {
            settings_ += format_->bytes;
            unused_settings_ += format_->bytes;
        } else if (labels_.size() == kMostZplLabels) {
            problem_ = "too_large: the file holds more than 200 labels; ask for fewer at a time";
        } else {
            addLabel();
        }
        format_.reset();
    }

    void addLabel() {
        ZplLabel label{
            .bytes = settings_,
            .copies = format_->copies,
            .width_dots = width_dots_,
            .height_dots = height_dots_,
            .removed = {}};
        for (const std::string& name : format_->pictures_used) {
            const bool is_held =
                std::find(format_->pictures_held.begin(), format_->pictures_held.end(), name) !=
                format_->pictures_held.end();
            if (const auto picture = pictures_.find(name); picture != pictures_.end() && !is_held) {
                label.bytes += picture->second;
                format_->pictures_held.push_back(name);
            }
        }
        label.bytes += format_->bytes;
        labels_.push_back(std::move(label));
        unused_settings_.clear();
    }

    void finish() {
        if (scanner_.problem() == ZplScanner::Problem::short_graphic) {
            problem_ = incomplete("a picture in it has fewer bytes than it says");
        } else if (scanner_.problem() == ZplScanner::Problem::odd_prefix) {
            problem_ = forbidden("^CC", "changes the characters that begin a command");
        } else if (format_ || ends_within_command_) {
            problem_ = incomplete("it has no end (^XZ)");
        } else if (labels_.empty() && settings_.empty()) {
            problem_ = incomplete("it has no beginning (^XA)");
        } else if (labels_.empty()) {
            problem_ = "empty_document: the label prints nothing; fetch it again from the hub";
        } else {
            labels_.back().bytes += unused_settings_;
            check();
        }
    }

    /// A second opinion on what is left.
    void check() {
        for (ZplLabel& label : labels_) {
            label.removed = removed_;
            if (auto why = whyNotPrintable(label.bytes, ZplPrefixes::any)) {
                problem_ = *std::move(why);
                return;
            }
        }
    }

    void noteRemoved(const std::string& name) {
        const bool is_usual_preamble =
            isOneOf(name, {"^CC", "~CC", "^CT", "~CT", "^CD", "~CD"}) || name.size() < 3;
        if (!is_usual_preamble &&
            std::find(removed_.begin(), removed_.end(), name) == removed_.end()) {
            removed_.push_back(name);
        }
    }

    std::string_view textOf(const ZplCommand& command) const {
        return zpl_.substr(command.begin, command.end - command.begin);
    }

    std::string_view zpl_;
    ZplScanner scanner_;
    std::optional<Format> format_;  // the one that is open
    std::map<std::string, std::string> pictures_;
    std::string settings_;         // all formats so far that print nothing
    std::string unused_settings_;  // those since the last label
    std::optional<int> width_dots_;
    std::optional<int> height_dots_;
    std::vector<ZplLabel> labels_;
    std::vector<std::string> removed_;
    std::string problem_;
    bool ends_within_command_{false};
};

}  // namespace

Result<std::vector<ZplLabel>, std::string> splitZpl(std::string_view zpl) {
    if (holdsSetGetDo(zpl)) {
        return Failure{forbidden("! U", "changes the printer's settings")};
    }
    return Filter{zpl}.labels();
}

}  // namespace balcao
