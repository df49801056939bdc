#pragma once

#include "agent/hub/hub.h"
#include "agent/ledger/views.h"
#include "agent/service/health.h"
#include "agent/service/settings.h"
#include "common/base/clock.h"

#include <iosfwd>
#include <string>
#include <utility>
#include <vector>

namespace balcao {

/// "Por que meu pedido não chegou?": walks the chain for one order and says where it is, or where
/// it got stuck. An order that is here is told by its state, its messages and its papers; of one
/// that is not, the hub is asked. Not thread-safe.
class OrderTrace {
public:
    /// Everything outlives it.
    struct Parts {
        const LedgerViews* views{nullptr};  // none: there is no ledger yet
        Hub& hub;                           // asked only for orders that are not here
        const Clock& clock;
        std::vector<StoreKey> stores;
    };

    explicit OrderTrace(Parts parts)
        : parts_{std::move(parts)} {}

    /// What is known of the order with this number, the hub's or the sales channel's; never empty.
    /// Without personal data. Throws LedgerError if the ledger cannot be read.
    std::vector<HealthFinding> trace(const std::string& number);

private:
    void tellOrder(const OrderRow& row, std::vector<HealthFinding>& findings) const;
    HealthFinding askHub(const StoreKey& store, const std::string& number);

    Parts parts_;
};

/// `--why NUMBER`: the same from the command line; one line for each finding to `out`, in
/// `language` (pt, en or es). Gives back the gravest. Throws std::exception if the ledger cannot be
/// read.
HealthGrade whyByHand(
    const Settings& settings,
    const std::string& number,
    const std::string& language,
    std::ostream& out
);

}  // namespace balcao
