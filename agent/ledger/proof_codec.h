#pragma once

#include "agent/json/json_reader.h"
#include "common/proofs/proof.h"

#include <string>
#include <string_view>

namespace balcao {

/// A proof as the ledger keeps it, without its bytes. The same promises as order_codec.h.
std::string encodeProof(const Proof& proof);
Proof decodeProof(JsonReader& reader, std::string_view text);
Proof readProof(const JsonValue& value);

}  // namespace balcao
