#pragma once

#include "common/base/enum_text.h"
#include "common/base/result.h"
#include "common/order/order.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace balcao {

/// A proof of delivery, as the click that brought it named it: the hub's proofId, too.
using ProofId = Id<struct ProofIdTag>;

/// The hub's contract has the same three.
enum class ProofKind : std::uint8_t { photo, signature, document };

/// What the bytes are, as their beginning and end say.
enum class ProofFormat : std::uint8_t { jpeg, png, pdf };

enum class ProofState : std::uint8_t {
    waiting,    // the hub has yet to get it
    sent,       // the hub has it
    kept_here,  // the hub takes none, or a person gave up: it stays in this store
};

/// The largest that the hub takes (hub store API, putProof).
constexpr std::size_t kMostProofBytes = std::size_t{5} << 20U;

/// So many belong to one order: a parcel, a counter and their second tries.
constexpr std::size_t kMostProofs = 20;

/// A picture, signature or paper that shows that a customer got an order's goods. Its bytes are
/// kept apart, until it is erased.
struct Proof {
    ProofId proof_id{};
    StoreKey store{};
    OrderRef order_ref{};
    OrderId order_id{};  // the hub's
    ProofKind kind{ProofKind::photo};
    ProofFormat format{ProofFormat::jpeg};
    std::string sha256{};
    std::int64_t byte_count{};
    ProofState state{ProofState::waiting};
    std::string taken_by{};
    Instant taken_at{};
    std::optional<Instant> settled_at{};  // when the hub had it, or was given up
    std::optional<Instant> erased_at{};   // the bytes are gone since

    bool operator==(const Proof&) const = default;
};

// --- Commands. ---------------------------------------------------------------------------------

struct ProofArrived {};   // the hub has it
struct KeepProofHere {};  // it will not go to the hub
struct EraseProof {};     // its days are over

using ProofCommand = std::variant<ProofArrived, KeepProofHere, EraseProof>;

/// Why a proof was not taken or a command changed nothing.
enum class ProofRefusal : std::uint8_t {
    not_now,    // the customer cannot have the goods yet, or it was erased
    empty,      // there are no bytes
    too_large,  // more than kMostProofBytes
    no_proof,   // neither JPEG, PNG nor PDF, or not whole
    too_many,   // kMostProofs are there
    unknown,    // no such order or proof
    id_used,    // the command's id belongs to another click
};

/// What the bytes are; nothing if they are no whole JPEG, PNG or PDF. Looks at their beginning and
/// end alone and trusts no name and no announced type.
std::optional<ProofFormat> sniffProof(std::string_view bytes);

/// Why these bytes cannot become a proof of an order in this state that has `others`; nothing if
/// they can.
std::optional<ProofRefusal> whyNotProof(
    OrderState state, std::string_view bytes, std::size_t others
);

/// Says how the proof stands after the command. Pure. One that waits for the hub is not erased.
Result<Proof, ProofRefusal> decide(const Proof& before, const ProofCommand& command, Instant now);

/// The type of its bytes in HTTP.
std::string_view mediaTypeOf(ProofFormat format);

std::string_view toText(ProofKind value);
std::string_view toText(ProofFormat value);
std::string_view toText(ProofState value);
std::string_view toText(ProofRefusal value);

template <>
std::optional<ProofKind> fromText(std::string_view text);
template <>
std::optional<ProofFormat> fromText(std::string_view text);
template <>
std::optional<ProofState> fromText(std::string_view text);

}  // namespace balcao
