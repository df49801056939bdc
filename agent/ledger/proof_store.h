#pragma once

#include "agent/ledger/proof_codec.h"
#include "agent/ledger/statement.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// Proofs of delivery: the tables of 0011. The proofs follow the journal's lines; their bytes come
/// with the command that brings them and go when they are erased.
class ProofStore {
public:
    explicit ProofStore(Database& database);

    /// Writes what a line says; a new one gets its place from the line's number `seq`.
    void keep(const Proof& proof, std::int64_t seq);

    void keepBytes(const Proof& proof, const std::string& bytes);

    std::optional<Proof> find(const ProofId& proof_id);
    std::size_t countOf(OrderRef order_ref);

    /// Settled ones that were taken before `before` and have their bytes, oldest first.
    std::vector<Proof> toErase(Instant before, std::int64_t most);

private:
    JsonReader reader_;
    Statement<Params<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::int64_t,
        std::string,
        std::int64_t,
        std::int64_t,
        std::string>>
        add_;
    Statement<Params<std::string, std::string, std::int64_t, std::string>> change_;
    Statement<Params<std::string, std::string, std::string, Blob>> keep_bytes_;
    Statement<Params<std::string>> erase_bytes_;
    Statement<Params<std::string>, Columns<std::string>> find_;
    Statement<Params<std::int64_t>, Columns<std::int64_t>> count_;
    Statement<Params<std::int64_t, std::int64_t>, Columns<std::string>> to_erase_;
};

}  // namespace balcao
