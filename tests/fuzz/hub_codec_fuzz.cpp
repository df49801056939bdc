// Whatever a hub sends as its list of orders: no crash, and every order that is taken keeps what
// the contract promises (R19).
#include "agent/hub/rest/list_codec.h"
#include "agent/hub/rest/order_codec.h"
#include "common/base/fingerprint.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

void demand(bool is_true) {
    if (!is_true) {
        std::abort();
    }
}

void checkOrder(const balcao::HubOrder& order) {
    demand(balcao::isHubId(order.order_id.value));
    demand(order.assignment >= 1 && order.version >= 0);
    demand(!order.lines.empty() && order.lines.size() <= 500);
    demand(order.total_minor >= 0 && order.freight_minor >= 0 && order.discount_minor >= 0);
    demand(order.currency.size() == 3);
    for (const balcao::HubLine& line : order.lines) {
        demand(line.quantity >= 1 && line.unit_price_minor >= 0);
        demand(balcao::times(line.unit_price_minor, line.quantity).has_value());
        demand(!line.accepted || (*line.accepted >= 0 && *line.accepted <= line.quantity));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace balcao;
    static const StoreKey store{.site_id = "1", .store_id = "101"};
    static const HubCodes codes = defaultHubCodes();
    static JsonReader reader;
    const std::string_view body{reinterpret_cast<const char*>(data), size};
    try {
        const ListPage page = readListPage(body, store, reader);
        for (const std::string_view bytes : page.orders) {
            demand(
                bytes.data() >= body.data() && bytes.data() + bytes.size() <= body.data() + size
            );
            demand(fingerprint(bytes) == fingerprint(std::string{bytes}));
            try {
                checkOrder(readHubOrder(reader.parse(bytes), store, codes));
            } catch (const JsonError&) {
                continue;  // this order breaks the contract; the next may not
            }
        }
    } catch (const JsonError&) {
        return 0;
    }
    return 0;
}
