#include "agent/clerk/paper_answers.h"

#include "agent/clerk/order_answers.h"

#include <string>

namespace balcao {

Response answerOf(const PaperRefused& refused) {
    switch (refused.why) {
        case PaperRefused::Why::no_such_order:
            return noSuchOrder();
        case PaperRefused::Why::not_for_this_order: {
            const auto colon = refused.reason.find(": ");
            return problem(
                409,
                refused.reason.substr(0, colon),
                "This paper cannot be made.",
                colon == std::string::npos ? std::string{} : refused.reason.substr(colon + 2)
            );
        }
        case PaperRefused::Why::ledger_refused:
            break;
    }
    return problem(409, "not-now", "The paper cannot be printed now.");
}

}  // namespace balcao
