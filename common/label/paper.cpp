#include "common/label/paper.h"

#include <algorithm>
#include <optional>

namespace balcao {

namespace {

using namespace std::chrono_literals;

constexpr std::array kModes = {PrintMode::automatic, PrintMode::ask, PrintMode::never};

}  // namespace

std::chrono::minutes lifeOf(PaperKind kind) {
    switch (kind) {
        case PaperKind::label:
        case PaperKind::pickup_label:
        case PaperKind::package_label:
        case PaperKind::danfe_label:
            return 2h;
        case PaperKind::picking_list:
        case PaperKind::content_list:
        case PaperKind::manifest:
            return 12h;
        case PaperKind::voucher:
        case PaperKind::receipt:
        case PaperKind::test_page:
            return 10min;
    }
    return 10min;
}

std::string_view usualRoleOf(PaperKind kind) {
    switch (kind) {
        case PaperKind::label:
        case PaperKind::pickup_label:
        case PaperKind::package_label:
        case PaperKind::danfe_label:
            return "label";
        case PaperKind::voucher:
        case PaperKind::receipt:
            return "receipt";
        case PaperKind::picking_list:
        case PaperKind::content_list:
        case PaperKind::manifest:
        case PaperKind::test_page:
            return "document";
    }
    return "document";
}

std::string_view toText(PaperKind value) {
    switch (value) {
        case PaperKind::label:
            return "label";
        case PaperKind::picking_list:
            return "picking_list";
        case PaperKind::content_list:
            return "content_list";
        case PaperKind::pickup_label:
            return "pickup_label";
        case PaperKind::package_label:
            return "package_label";
        case PaperKind::manifest:
            return "manifest";
        case PaperKind::voucher:
            return "voucher";
        case PaperKind::receipt:
            return "receipt";
        case PaperKind::danfe_label:
            return "danfe_label";
        case PaperKind::test_page:
            return "test_page";
    }
    return "corrupt";
}

std::string_view toText(PrintMode value) {
    switch (value) {
        case PrintMode::automatic:
            return "auto";
        case PrintMode::ask:
            return "ask";
        case PrintMode::never:
            return "never";
    }
    return "corrupt";
}

template <>
std::optional<PaperKind> fromText(std::string_view text) {
    const auto* const found =
        std::find_if(kPaperKinds.begin(), kPaperKinds.end(), [text](PaperKind kind) {
            return toText(kind) == text;
        });
    return found == kPaperKinds.end() ? std::nullopt : std::optional{*found};
}

template <>
std::optional<PrintMode> fromText(std::string_view text) {
    const auto* const found = std::find_if(kModes.begin(), kModes.end(), [text](PrintMode mode) {
        return toText(mode) == text;
    });
    return found == kModes.end() ? std::nullopt : std::optional{*found};
}

}  // namespace balcao
