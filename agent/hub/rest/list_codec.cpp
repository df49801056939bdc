#include "agent/hub/rest/list_codec.h"

#include <cstdint>

namespace balcao {

namespace {

constexpr std::size_t kMaxCursorBytes = 4096;

}  // namespace

ListPage readListPage(std::string_view body, const StoreKey& store, JsonReader& reader) {
    JsonList list = splitList(body, "orders", kMaxListBytes);
    const JsonValue envelope = reader.parse(list.envelope);
    if (!list.has_list) {
        envelope.fail("has no orders");
    }
    if (envelope.at("siteId").text() != store.site_id) {
        envelope.at("siteId").fail("is another site's");
    }
    if (envelope.at("storeId").text() != store.store_id) {
        envelope.at("storeId").fail("is another store's");
    }
    if (envelope.integerAt("count") != static_cast<std::int64_t>(list.elements.size())) {
        envelope.at("count").fail("is not the number of orders");
    }
    const auto cursor = envelope.find("nextCursor");
    if (cursor && (cursor->text().empty() || cursor->text().size() > kMaxCursorBytes)) {
        cursor->fail("is empty or too long");
    }
    return {
        .orders = std::move(list.elements),
        .next_cursor = cursor ? std::string{cursor->text()} : std::string{}};
}

}  // namespace balcao
