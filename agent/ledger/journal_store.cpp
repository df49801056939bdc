#include "agent/ledger/journal_store.h"

#include "agent/ledger/codec_parts.h"

#include <utility>

namespace balcao {

namespace {

template <typename Row>
JournalLine lineOf(Row row) {
    auto& [seq, site_id, store_id, order_ref, command_id, kind, payload, actor_kind, actor_name, at_ms] =
        row;
    return {
        .seq = seq,
        .store = {.site_id = std::move(site_id), .store_id = std::move(store_id)},
        .order_ref = {order_ref},
        .command_id = {std::move(command_id)},
        .kind = std::move(kind),
        .payload = std::move(payload),
        .actor =
            {.kind = fromText<ActorKind>(actor_kind).value_or(ActorKind::agent),
             .name = std::move(actor_name)},
        .at = fromMs(at_ms)};
}

template <typename Rows>
std::vector<JournalLine> linesOf(Rows rows) {
    std::vector<JournalLine> lines;
    lines.reserve(rows.size());
    for (auto& row : rows) {
        lines.push_back(lineOf(std::move(row)));
    }
    return lines;
}

const std::string kLine =
    "SELECT seq, site_id, store_id, coalesce(order_ref, 0), command_id, kind, payload, actor_kind, "
    "actor_name,"
    " at_ms FROM journal ";

}  // namespace

JournalStore::JournalStore(Database& database)
    : database_{database}
    , append_{database,
              "INSERT INTO journal (site_id, store_id, order_ref, command_id, kind, payload,"
              " actor_kind, actor_name, at_ms) VALUES (?, ?, nullif(?, 0), ?, ?, ?, ?, ?, ?)"}
    , order_of_command_{database, "SELECT coalesce(order_ref, 0) FROM journal WHERE command_id = ? LIMIT 1"}
    , last_seq_{database, "SELECT seq FROM sqlite_sequence WHERE name = 'journal'"}
    , after_{database, kLine + "WHERE seq > ? ORDER BY seq LIMIT ?"}
    , of_order_{database, kLine + "WHERE order_ref = ? ORDER BY seq"} {}

std::int64_t JournalStore::append(const JournalLine& line) {
    append_.run(
        line.store.site_id,
        line.store.store_id,
        line.order_ref.value,
        line.command_id.value,
        line.kind,
        line.payload,
        std::string{toText(line.actor.kind)},
        line.actor.name,
        toMs(line.at)
    );
    return database_.lastInsertId();
}

std::optional<OrderRef> JournalStore::orderOfCommand(const CommandId& command_id) {
    const auto row = order_of_command_.first(command_id.value);
    return row ? std::optional{OrderRef{std::get<0>(*row)}} : std::nullopt;
}

std::int64_t JournalStore::lastSeq() {
    const auto row = last_seq_.first();
    return row ? std::get<0>(*row) : 0;
}

std::vector<JournalLine> JournalStore::after(std::int64_t seq, std::int64_t limit) {
    return linesOf(after_.all(seq, limit));
}

std::vector<JournalLine> JournalStore::ofOrder(OrderRef order_ref) {
    return linesOf(of_order_.all(order_ref.value));
}

}  // namespace balcao
