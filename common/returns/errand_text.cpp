#include "common/returns/errand.h"

namespace balcao {

std::string_view toText(ErrandKind value) {
    switch (value) {
        case ErrandKind::tell_return:
            return "tell_return";
        case ErrandKind::issue_coupon:
            return "issue_coupon";
        case ErrandKind::move_coupon:
            return "move_coupon";
        case ErrandKind::send_proof:
            return "send_proof";
        case ErrandKind::send_stock:
            return "send_stock";
    }
    return "corrupt";
}

template <>
std::optional<ErrandKind> fromText(std::string_view text) {
    for (const ErrandKind kind :
         {ErrandKind::tell_return,
          ErrandKind::issue_coupon,
          ErrandKind::move_coupon,
          ErrandKind::send_proof,
          ErrandKind::send_stock}) {
        if (toText(kind) == text) {
            return kind;
        }
    }
    return std::nullopt;
}

}  // namespace balcao
