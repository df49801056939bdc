#include "agent/clerk/operations.h"

namespace balcao {

void addOperations(Router& router, const ClerkParts& parts, std::span<const Operation> operations) {
    for (const Operation& one : operations) {
        router.add(
            {.operation_id = one.operation_id,
             .method = one.method,
             .path = one.path,
             .access = one.access,
             .door = one.door,
             .action = one.action,
             .handle = [&parts, lane = one.lane, answer = one.answer](const Call& call) -> Reply {
                 return inLane(lane, call, [&parts, answer](const Call& later) {
                     return answer(parts, later);
                 });
             }}
        );
    }
}

}  // namespace balcao
