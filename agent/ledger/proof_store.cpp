#include "agent/ledger/proof_store.h"

#include "agent/ledger/codec_parts.h"

namespace balcao {

namespace {

constexpr std::int64_t kPlacesPerLine = 1000;  // as of the other books

}  // namespace

ProofStore::ProofStore(Database& database)
    : add_{database,
           "INSERT INTO proofs (position, proof_id, site_id, store_id, order_ref, state,"
           " taken_at_ms, may_be_erased, proof_json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"}
    , change_{database,
              "UPDATE proofs SET state = ?2, may_be_erased = ?3, proof_json = ?4"
              " WHERE proof_id = ?1"}
    , keep_bytes_{database,
                  "INSERT INTO proof_files (proof_id, site_id, store_id, bytes)"
                  " VALUES (?, ?, ?, ?)"}
    , erase_bytes_{database, "DELETE FROM proof_files WHERE proof_id = ?"}
    , find_{database, "SELECT proof_json FROM proofs WHERE proof_id = ?"}
    , count_{database, "SELECT count(*) FROM proofs WHERE order_ref = ?"}
    , to_erase_{database,
                "SELECT proof_json FROM proofs WHERE may_be_erased = 1 AND taken_at_ms < ?"
                " ORDER BY taken_at_ms LIMIT ?"} {}

void ProofStore::keep(const Proof& proof, std::int64_t seq) {
    const std::string state{toText(proof.state)};
    const bool may_be_erased = proof.state != ProofState::waiting && !proof.erased_at;
    const std::string text = encodeProof(proof);
    const std::size_t changed =
        change_.run(proof.proof_id.value, state, may_be_erased ? 1 : 0, text);
    if (changed == 0) {
        add_.run(
            seq * kPlacesPerLine,
            proof.proof_id.value,
            proof.store.site_id,
            proof.store.store_id,
            proof.order_ref.value,
            state,
            toMs(proof.taken_at),
            may_be_erased ? 1 : 0,
            text
        );
    }
    if (proof.erased_at) {
        erase_bytes_.run(proof.proof_id.value);
    }
}

void ProofStore::keepBytes(const Proof& proof, const std::string& bytes) {
    keep_bytes_.run(proof.proof_id.value, proof.store.site_id, proof.store.store_id, Blob{bytes});
}

std::optional<Proof> ProofStore::find(const ProofId& proof_id) {
    const auto row = find_.first(proof_id.value);
    return row ? std::optional{decodeProof(reader_, std::get<0>(*row))} : std::nullopt;
}

std::size_t ProofStore::countOf(OrderRef order_ref) {
    const auto row = count_.first(order_ref.value);
    return row ? static_cast<std::size_t>(std::get<0>(*row)) : 0;
}

std::vector<Proof> ProofStore::toErase(Instant before, std::int64_t most) {
    std::vector<Proof> found;
    for (const auto& row : to_erase_.all(toMs(before), most)) {
        found.push_back(decodeProof(reader_, std::get<0>(row)));
    }
    return found;
}

}  // namespace balcao
