#pragma once

#include "agent/ledger/views.h"
#include "printing/documents/papers.h"

#include <string>
#include <vector>

namespace balcao {

// What the ledger knows of an order, as the papers want it. Pure.

/// How an instant reads on the wall of the store.
using ToLocal = LocalTime (*)(Instant);

struct OrderPapers {
    const OrderView& view;
    PaperHead head;
    ToLocal to_local{nullptr};

    PickingList pickingList() const;
    /// One for each box if it is known of every unit where it lies, else one of the whole order.
    std::vector<PackingSlip> packingSlips() const;
    /// One for each box.
    std::vector<PickupLabel> pickupLabels(const std::string& shelf) const;
    std::vector<BoxLabel> boxLabels() const;
    HandoverReceipt handoverReceipt(const std::string& received_by) const;
    /// The boxes of `orders`, which all wait for this order's carrier.
    Manifest manifest(
        const std::vector<OrderView>& orders, const std::string& driver, const std::string& plate
    ) const;

private:
    PackingSlip wholeSlip() const;
};

/// The code of a box, in bars on our labels: "V123-1".
std::string packageCode(OrderRef order_ref, std::int64_t number);

/// What customer and hub call the order.
std::string orderCode(const HubOrder& order);

}  // namespace balcao
