#include "agent/ledger/proof_codec.h"

#include "agent/ledger/codec_parts.h"
#include "agent/ledger/order_codec.h"

namespace balcao {

std::string encodeProof(const Proof& proof) {
    std::string text;
    JsonWriter json{text};
    json.beginObject();
    json.member("proof_id", proof.proof_id.value);
    json.member("site_id", proof.store.site_id);
    json.member("store_id", proof.store.store_id);
    json.member("order_ref", proof.order_ref.value);
    json.member("order_id", proof.order_id.value);
    json.member("kind", toText(proof.kind));
    json.member("format", toText(proof.format));
    json.member("sha256", proof.sha256);
    json.member("byte_count", proof.byte_count);
    json.member("state", toText(proof.state));
    putText(json, "taken_by", proof.taken_by);
    json.member("taken_at_ms", toMs(proof.taken_at));
    putInstant(json, "settled_at_ms", proof.settled_at);
    putInstant(json, "erased_at_ms", proof.erased_at);
    json.endObject();
    return text;
}

Proof readProof(const JsonValue& value) {
    Proof read;
    read.proof_id = {value.textAt("proof_id")};
    read.store = {.site_id = value.textAt("site_id"), .store_id = value.textAt("store_id")};
    read.order_ref = {value.integerAt("order_ref")};
    read.order_id = {value.textAt("order_id")};
    read.kind = readEnum<ProofKind>(value.at("kind"));
    read.format = readEnum<ProofFormat>(value.at("format"));
    read.sha256 = value.textAt("sha256");
    read.byte_count = value.integerAt("byte_count");
    read.state = readEnum<ProofState>(value.at("state"));
    read.taken_by = value.textOr("taken_by");
    read.taken_at = readInstant(value.at("taken_at_ms"));
    read.settled_at = optionalInstant(value, "settled_at_ms");
    read.erased_at = optionalInstant(value, "erased_at_ms");
    return read;
}

Proof decodeProof(JsonReader& reader, std::string_view text) {
    return readProof(reader.parse(text, kOwnJson));
}

}  // namespace balcao
