#include "agent/clerk/operations.h"

namespace balcao {

void addOperations(
    Router& router,
    const ClerkParts& parts,
    std::span<const Operation> operations,
    LaneKind (*lane_of_read)(const Call&)
) {
    for (const Operation& one : operations) {
        const bool is_write = one.method == "POST";
        router.add(
            {.operation_id = one.operation_id,
             .method = one.method,
             .path = one.path,
             .access = is_write ? Access::write : Access::read,
             .action = one.action,
             .handle = [&parts, run = one.answer, is_write, lane_of_read](const Call& call
                       ) -> Reply {
                 const LaneKind lane = is_write ? LaneKind::writes : lane_of_read(call);
                 return inLane(lane, call, [&parts, run](const Call& later) {
                     return run(parts, later);
                 });
             }}
        );
    }
}

}  // namespace balcao
