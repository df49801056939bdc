#include "agent/ledger/codes_store.h"

#include "agent/ledger/codec_parts.h"
#include "agent/ledger/codes_codec.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace balcao {

namespace {

const std::string kFacts =
    "SELECT order_facts.order_ref, coalesce(json_extract(hub_json, '$.hub_code'), ''),"
    " coalesce(json_extract(hub_json, '$.hub_status'), ''),"
    " coalesce(json_extract(hub_json, '$.channel.code'), ''),"
    " coalesce(json_extract(hub_json, '$.channel.name'), ''),"
    " coalesce(json_extract(hub_json, '$.delivery.carrier.code'), ''),"
    " coalesce(json_extract(hub_json, '$.delivery.carrier.name'), ''),"
    " coalesce(json_extract(hub_json, '$.delivery.carrier.service'), ''),"
    " coalesce(json_extract(hub_json, '$.delivery.carrier.service_name'), '') FROM ";

// What waits for its turn behind another message, for a person or for its undo never left. What is
// due may be on its way this moment.
const std::string kMayHaveLeft =
    " AND (attempts > 0 OR next_attempt_at_ms <= ?2) AND codes_version IS NULL";

template <typename Row>
HubOrder orderOf(const Row& row) {
    HubOrder order;
    order.hub_code = std::get<1>(row);
    order.hub_status = fromText<HubStatus>(std::get<2>(row)).value_or(HubStatus::unknown);
    order.channel.code = std::get<3>(row);
    order.channel.name = std::get<4>(row);
    order.delivery.carrier = {
        .code = std::get<5>(row),
        .name = std::get<6>(row),
        .service = std::get<7>(row),
        .service_name = std::get<8>(row)};
    return order;
}

}  // namespace

CodesStore::CodesStore(Database& database)
    : find_{database, "SELECT kept_at_ms, kept_by, codes_json FROM hub_codes WHERE version = ?"}
    , newest_{database, "SELECT coalesce(max(version), 0) FROM hub_codes"}
    , versions_{database,
                "SELECT version, kept_at_ms, kept_by FROM hub_codes WHERE version > 0"
                " ORDER BY version DESC LIMIT ?"}
    , of_board_{database,
                kFacts + "orders JOIN order_facts USING (order_ref) WHERE is_on_board = 1"}
    , of_newest_{database,
                 kFacts + "order_facts WHERE order_ref >"
                          " (SELECT max(order_ref) FROM order_facts) - ?"}
    , add_{database,
           "INSERT INTO hub_codes (version, site_id, store_id, kept_at_ms, kept_by, codes_json)"
           " VALUES (?, ?, ?, ?, ?, ?)"}
    , pin_messages_{database,
                    "UPDATE outbox SET codes_version = ?1 WHERE may_go = 1 AND may_undo = 0" +
                        kMayHaveLeft}
    , pin_errands_{database,
                   "UPDATE errands SET codes_version = ?1 WHERE is_parked = 0" + kMayHaveLeft} {}

std::optional<KeptCodes> CodesStore::find(std::int64_t version) {
    const auto row = find_.first(version);
    if (!row) {
        return std::nullopt;
    }
    const auto& [kept_at_ms, kept_by, codes_json] = *row;
    return KeptCodes{
        .version = {.version = version, .kept_at = fromMs(kept_at_ms), .by = kept_by},
        .codes = readCodes(reader_.parse(codes_json, kOwnJson))};
}

std::int64_t CodesStore::newest() {
    return std::get<0>(newest_.first().value());
}

std::vector<CodesVersion> CodesStore::versions(std::int64_t most) {
    std::vector<CodesVersion> versions;
    for (const auto& [version, kept_at_ms, kept_by] : versions_.all(most)) {
        versions.push_back({.version = version, .kept_at = fromMs(kept_at_ms), .by = kept_by});
    }
    return versions;
}

std::vector<OrderRef> CodesStore::readOtherwise(const HubCodes& codes) {
    std::vector<OrderRef> refs;
    for (const auto& row : of_board_.all()) {
        HubOrder order = orderOf(row);
        if (readWith(codes, order) != order) {
            refs.push_back({std::get<0>(row)});
        }
    }
    return refs;
}

std::vector<SeenCode> CodesStore::seen(std::int64_t most) {
    std::map<std::pair<CodeTable, std::string>, SeenCode> by_code;
    const auto count = [&](CodeTable table, const std::string& code, const std::string& name) {
        if (!code.empty()) {
            SeenCode& one = by_code[{table, code}];
            one = {.table = table, .code = code, .name = name, .orders = one.orders + 1};
        }
    };
    for (const auto& row : of_newest_.all(most)) {
        const HubOrder order = orderOf(row);
        const Carrier& carrier = order.delivery.carrier;
        count(CodeTable::statuses, order.hub_code, {});
        count(CodeTable::channels, order.channel.code, order.channel.name);
        count(CodeTable::carriers, carrier.code, carrier.name);
        count(CodeTable::services, carrier.service, carrier.service_name);
    }
    std::vector<SeenCode> seen;
    for (auto& [key, one] : by_code) {
        seen.push_back(std::move(one));
    }
    return seen;
}

std::int64_t CodesStore::add(
    const HubCodes& codes, const StoreKey& store, const std::string& by, Instant now
) {
    const std::int64_t before = newest();
    pin_messages_.run(before, toMs(now));
    pin_errands_.run(before, toMs(now));
    add_.run(before + 1, store.site_id, store.store_id, toMs(now), by, encodeCodes(codes));
    return before + 1;
}

}  // namespace balcao
