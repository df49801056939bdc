#include "agent/papers/order_papers.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace balcao {

namespace {

std::string variantOf(const HubLine& line) {
    std::string text;
    for (const auto& [name, value] : line.attributes) {
        text += (text.empty() ? "" : " · ") + value;
    }
    return text;
}

/// How many of the line this store sends: as it decided, else as it was ordered.
std::int64_t acceptedOf(const Order& order, std::size_t index) {
    return index < order.lines.size() ? order.lines[index].accepted
                                      : order.hub.lines[index].quantity;
}

std::int64_t deliveredOf(const Order& order, std::size_t index) {
    return index < order.lines.size() ? order.lines[index].delivered : 0;
}

std::string carrierOf(const Carrier& carrier) {
    const std::string name = carrier.name.empty() ? carrier.code : carrier.name;
    const std::string& service =
        carrier.service_name.empty() ? carrier.service : carrier.service_name;
    return service.empty() ? name : name + " · " + service;
}

std::string destinationOf(const Address& address) {
    return address.state.empty() ? address.city : address.city + " – " + address.state;
}

std::string describe(const HubLine& line) {
    const std::string variant = variantOf(line);
    return variant.empty() ? line.description : line.description + " · " + variant;
}

std::string recipientOf(const HubOrder& order) {
    return order.delivery.recipient.empty() ? order.customer.name : order.delivery.recipient;
}

std::string fraction(std::int64_t number, std::int64_t count) {
    return std::to_string(number) + "/" + std::to_string(count);
}

/// The NF-e's number stands at 26 to 34 of its access key.
std::string invoiceNumber(const std::string& access_key) {
    if (access_key.size() != 44) {
        return {};
    }
    const std::string number = access_key.substr(25, 9);
    const auto first = std::min(number.find_first_not_of('0'), number.size() - 1);
    return number.substr(first);
}

/// "1,250 kg" of a box that somebody weighed.
std::string weightOf(const Order& order, std::int64_t number) {
    constexpr std::int64_t kGrams = 1000;
    const auto index = static_cast<std::size_t>(number - 1);
    const std::int64_t weight_g = index < order.boxes.size() ? order.boxes[index].weight_g : 0;
    if (weight_g == 0) {
        return {};
    }
    const std::string rest = std::to_string(kGrams + weight_g % kGrams).substr(1);
    return std::to_string(weight_g / kGrams) + "," + rest + " kg";
}

SlipLine slipLine(const HubLine& line, std::int64_t quantity) {
    return {
        .sku = line.sku.empty() ? line.reference : line.sku,
        .description = line.description,
        .variant = variantOf(line),
        .quantity = quantity,
        .unit_price_minor = line.unit_price_minor};
}

std::int64_t quantityIn(const PackedBox& box, const LineId& line_id) {
    const auto inside = std::ranges::find(box.lines, line_id, &BoxLine::line_id);
    return inside == box.lines.end() ? 0 : inside->quantity;
}

/// True if it is known of every unit in which box it lies.
bool isAllBoxed(const Order& order) {
    for (std::size_t index = 0; index < order.hub.lines.size(); ++index) {
        std::int64_t boxed = 0;
        for (const PackedBox& box : order.boxes) {
            boxed += quantityIn(box, order.hub.lines[index].line_id);
        }
        if (boxed != acceptedOf(order, index)) {
            return false;  // left open, or reported short after it was packed
        }
    }
    return true;
}

std::string trackingOf(const Order& order, std::int64_t number) {
    const auto index = static_cast<std::size_t>(number - 1);
    const bool has_label =
        index < order.labels.size() && !order.labels[index].tracking_code.empty();
    return has_label ? order.labels[index].tracking_code : order.hub.delivery.tracking_code;
}

}  // namespace

std::string packageCode(OrderRef order_ref, std::int64_t number) {
    return "V" + std::to_string(order_ref.value) + "-" + std::to_string(number);
}

std::string orderCode(const HubOrder& order) {
    return order.external_order_id.empty() ? order.order_id.value : order.external_order_id;
}

PickingList OrderPapers::pickingList() const {
    const HubOrder& hub = view.order.hub;
    const bool is_pickup = hub.journey == Journey::pickup_in_store;
    PickingList paper{
        .head = head,
        .ready_by = std::nullopt,
        .cut_off = std::nullopt,
        .is_pickup = is_pickup,
        .channel = hub.channel.name.empty() ? hub.channel.code : hub.channel.name,
        .carrier = carrierOf(hub.delivery.carrier),
        .customer = hub.customer.name,
        .lines = {},
        .notes = hub.notes,
        .is_gift = !hub.gift_message.empty()};
    if (hub.ready_by) {
        paper.ready_by = to_local(*hub.ready_by);
    }
    if (hub.collect_by && !is_pickup) {
        paper.cut_off = to_local(*hub.collect_by);
    }
    for (std::size_t index = 0; index < hub.lines.size(); ++index) {
        const HubLine& line = hub.lines[index];
        if (const std::int64_t quantity = acceptedOf(view.order, index); quantity > 0) {
            paper.lines.push_back(
                {.place = {},
                 .sku = line.sku.empty() ? line.reference : line.sku,
                 .ean = line.ean,
                 .description = line.description,
                 .variant = variantOf(line),
                 .quantity = quantity,
                 .photo = std::nullopt}
            );
        }
    }
    return paper;
}

PackingSlip OrderPapers::wholeSlip() const {
    const HubOrder& hub = view.order.hub;
    PackingSlip paper{
        .head = head,
        .recipient = recipientOf(hub),
        .channel = hub.channel.name.empty() ? hub.channel.code : hub.channel.name,
        .package_number = 1,
        .package_count = view.order.package_count,
        .lines = {},
        .currency = hub.currency,
        .has_prices = true,
        .discount_minor = 0,
        .freight_minor = 0,
        .total_minor = std::nullopt,
        .is_gift = !hub.gift_message.empty(),
        .gift_message = hub.gift_message};
    bool is_whole = true;
    for (std::size_t index = 0; index < hub.lines.size(); ++index) {
        const HubLine& line = hub.lines[index];
        const std::int64_t quantity = acceptedOf(view.order, index);
        is_whole = is_whole && quantity == line.quantity;
        if (quantity > 0) {
            paper.lines.push_back(slipLine(line, quantity));
        }
    }
    if (is_whole) {  // else the sum on the paper would be wrong
        paper.discount_minor = hub.discount_minor;
        paper.freight_minor = hub.freight_minor;
        paper.total_minor = hub.total_minor;
    }
    return paper;
}

std::vector<PackingSlip> OrderPapers::packingSlips() const {
    const PackingSlip whole = wholeSlip();
    const Order& order = view.order;
    if (order.boxes.size() < 2 || !isAllBoxed(order)) {
        return {whole};
    }
    std::vector<PackingSlip> slips;
    for (std::size_t box = 0; box < order.boxes.size(); ++box) {
        PackingSlip slip = whole;
        slip.package_number = static_cast<std::int64_t>(box) + 1;
        slip.discount_minor = 0;  // sums are the order's, not the box's
        slip.freight_minor = 0;
        slip.total_minor.reset();
        slip.lines.clear();
        for (const HubLine& line : order.hub.lines) {
            if (const std::int64_t quantity = quantityIn(order.boxes[box], line.line_id);
                quantity > 0) {
                slip.lines.push_back(slipLine(line, quantity));
            }
        }
        slips.push_back(std::move(slip));
    }
    return slips;
}

std::vector<PickupLabel> OrderPapers::pickupLabels(const std::string& shelf) const {
    const HubOrder& hub = view.order.hub;
    std::vector<PickupLabel> labels;
    for (std::int64_t number = 1; number <= view.order.package_count; ++number) {
        PickupLabel label{
            .head = head,
            .customer = hub.customer.name,
            .package_number = number,
            .package_count = view.order.package_count,
            .package_code = packageCode(view.order_ref, number),
            .shelf = shelf,
            .collect_by = std::nullopt,
            .is_paid = hub.is_paid};
        if (hub.collect_by) {
            label.collect_by = to_local(*hub.collect_by);
        }
        labels.push_back(std::move(label));
    }
    return labels;
}

std::vector<BoxLabel> OrderPapers::boxLabels() const {
    const HubOrder& hub = view.order.hub;
    std::vector<BoxLabel> labels;
    for (std::int64_t number = 1; number <= view.order.package_count; ++number) {
        labels.push_back(
            {.head = head,
             .package_number = number,
             .package_count = view.order.package_count,
             .package_code = packageCode(view.order_ref, number),
             .carrier = carrierOf(hub.delivery.carrier),
             .destination = destinationOf(hub.delivery.address),
             .tracking_code = trackingOf(view.order, number),
             .weight = weightOf(view.order, number)}
        );
    }
    return labels;
}

HandoverReceipt OrderPapers::handoverReceipt(const std::string& received_by) const {
    const HubOrder& hub = view.order.hub;
    const bool is_handed = std::ranges::any_of(view.order.lines, [](const LineProgress& line) {
        return line.delivered > 0;
    });
    const std::string receiver = received_by.empty() ? hub.customer.name : received_by;
    HandoverReceipt paper{
        .head = head,
        .handed = {},
        .left = {},
        .received_by = receiver,
        .document_type = {},
        .document = {},
        .is_third_party = receiver != hub.customer.name,
        .is_code_checked = std::nullopt,
        .clerk = head.printed_by,
        .handed_at = head.printed_at};
    if (!paper.is_third_party) {
        paper.document_type = hub.customer.document.size() == 11 ? "CPF" : "";
        paper.document = hub.customer.document;
    }
    for (std::size_t index = 0; index < hub.lines.size(); ++index) {
        const std::int64_t accepted = acceptedOf(view.order, index);
        const std::int64_t handed = is_handed ? deliveredOf(view.order, index) : accepted;
        if (handed > 0) {
            paper.handed.push_back({.quantity = handed, .description = describe(hub.lines[index])});
        }
        if (accepted > handed) {
            paper.left.push_back(
                {.quantity = accepted - handed, .description = describe(hub.lines[index])}
            );
        }
    }
    return paper;
}

Manifest OrderPapers::manifest(
    const std::vector<OrderView>& orders, const std::string& driver, const std::string& plate
) const {
    Manifest paper{
        .head = head,
        .carrier = carrierOf(view.order.hub.delivery.carrier),
        .number = "R" + std::to_string(view.order_ref.value),
        .order_count = static_cast<std::int64_t>(orders.size()),
        .driver = driver,
        .plate = plate,
        .rows = {}};
    paper.head.short_code.clear();  // it speaks of many orders
    paper.head.order_code.clear();
    for (const OrderView& one : orders) {
        for (std::int64_t number = 1; number <= one.order.package_count; ++number) {
            paper.rows.push_back(
                {.order_code = orderCode(one.order.hub),
                 .package = fraction(number, one.order.package_count),
                 .tracking_code = trackingOf(one.order, number),
                 .invoice_number = invoiceNumber(one.order.hub.invoice_key),
                 .destination = destinationOf(one.order.hub.delivery.address),
                 .weight = weightOf(one.order, number)}
            );
        }
    }
    return paper;
}

}  // namespace balcao
