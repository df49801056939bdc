#include "tests/print/labelled_orders.h"

#include <Poco/UUIDGenerator.h>

#include <stdexcept>
#include <vector>

namespace balcao::test {

namespace {

const StoreKey kStore{.site_id = "1", .store_id = "42"};
const Instant kMorning{std::chrono::milliseconds{1'700'000'000'000}};

CommandId newId() {
    return {Poco::UUIDGenerator::defaultGenerator().createRandom().toString()};
}

HubOrder hubOrder(const std::string& order_id) {
    HubOrder order;
    order.store = kStore;
    order.order_id = {order_id};
    order.external_order_id = "V-" + order_id;
    order.version = 1;
    order.hub_code = "1";
    order.hub_status = HubStatus::assigned;
    order.placed_at = kMorning;
    order.assigned_at = kMorning;
    order.updated_at = kMorning;
    order.customer.name = "Ana Lima";
    HubLine line;
    line.line_id = {"1"};
    line.sku = "CAM-01";
    line.description = "Camisa";
    line.quantity = 1;
    line.unit_price_minor = 1000;
    order.lines = {line};
    order.currency = "BRL";
    order.total_minor = 1000;
    order.is_paid = true;
    return order;
}

template <typename T>
const T& orThrow(const Result<T, Refused>& answer, const std::string& doing) {
    if (!answer) {
        throw std::runtime_error{"the ledger refused to " + doing};
    }
    return *answer;
}

void accept(Ledger& ledger, OrderRef order_ref) {
    orThrow(
        ledger.submit(
            {.command_id = newId(),
             .order_ref = order_ref,
             .command = Decide{{{.line_id = {"1"}, .accepted = 1, .refusals = {}}}},
             .actor = {.kind = ActorKind::clerk, .name = "ada"}}
        ),
        "accept the order"
    );
}

void confirm(Ledger& ledger, const OutboxMessage& message) {
    orThrow(
        ledger.submit(
            {.command_id = newId(),
             .order_ref = message.order_ref,
             .command =
                 ConfirmMessage{
                     .message_id = message.message_id,
                     .kind = kindOf(message.message),
                     .order = std::nullopt},
             .actor = {.kind = ActorKind::agent, .name = ""}}
        ),
        "confirm a message"
    );
}

}  // namespace

Ledger::Options ledgerOptions(const std::filesystem::path& folder) {
    Ledger::Options options;
    options.folder = folder;
    options.reserve_bytes = 0;
    return options;
}

std::string packageName(std::size_t number) {
    return "volume-" + std::to_string(number);
}

std::string zplOf(std::size_t number, std::size_t size) {
    std::string label = "^XA^FO10,10^FD" + packageName(number) + "^FS^FX ";
    label.append(size, 'x');
    return label + "^FS^XZ";
}

void addLabelledOrder(
    Ledger& ledger,
    const std::string& order_id,
    std::size_t count,
    const std::function<std::string(std::size_t number)>& bytes_of
) {
    const std::vector<HubNews> news{{.order = hubOrder(order_id), .fingerprint = 1}};
    ledger.takeNews(news);
    OrderRef order_ref;
    for (const KnownOrder& known : ledger.knownOrders(kStore)) {
        order_ref = known.order_id.value == order_id ? known.order_ref : order_ref;
    }
    accept(ledger, order_ref);

    std::vector<LabelDocument> labels;
    for (std::size_t number = 1; number <= count; ++number) {
        LabelDocument document;
        document.label.package_id = {packageName(number)};
        document.label.format = "zpl";
        document.bytes = bytes_of(number);
        labels.push_back(document);
    }
    // The outbox says the answer to the hub first and then asks for the labels.
    const Instant later = kMorning + std::chrono::hours{24 * 365 * 100};
    while (const auto message = ledger.nextMessage(later)) {
        if (std::holds_alternative<FetchLabelsMessage>(message->message)) {
            orThrow(ledger.takeLabels(*message, labels), "take the labels");
            return;
        }
        confirm(ledger, *message);
    }
    throw std::runtime_error{"nobody asks for the labels of an accepted order"};
}

}  // namespace balcao::test
