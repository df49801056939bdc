#include "common/proofs/proof.h"

#include <algorithm>
#include <array>

namespace balcao {

namespace {

using namespace std::string_view_literals;

// ISO/IEC 10918-1 (SOI, EOI), the PNG specification (signature, IEND), ISO 32000 (header, %%EOF).
constexpr auto kJpegBegin = "\xff\xd8\xff"sv;
constexpr auto kJpegEnd = "\xff\xd9"sv;
constexpr auto kPngBegin = "\x89PNG\r\n\x1a\n"sv;
constexpr auto kPngEnd = "IEND\xae\x42\x60\x82"sv;
constexpr auto kPdfBegin = "%PDF-"sv;
constexpr auto kPdfEnd = "%%EOF"sv;

/// Readers of PDF look for its end in so many last bytes; some writers leave blanks after it.
constexpr std::size_t kPdfTail = 1024;

// In the order of the values; reading and writing share each table.
constexpr std::array kKinds = {"photo"sv, "signature"sv, "document"sv};
constexpr std::array kFormats = {"jpeg"sv, "png"sv, "pdf"sv};
constexpr std::array kStates = {"waiting"sv, "sent"sv, "kept_here"sv};
constexpr std::array kRefusals = {
    "not_now"sv, "empty"sv, "too_large"sv, "no_proof"sv, "too_many"sv, "unknown"sv, "id_used"sv};

/// Whether somebody may have got goods of an order in this state.
bool mayBeProven(OrderState state) {
    static constexpr std::array kProvable = {
        OrderState::in_transit,  // own courier: the signature comes before the clerk's "delivered"
        OrderState::incident,
        OrderState::delivered,
        OrderState::partly_delivered,
        OrderState::in_return,
        OrderState::returned};
    return std::ranges::find(kProvable, state) != kProvable.end();
}

using Decision = Result<Proof, ProofRefusal>;

Decision decideOn(const Proof& before, const ProofArrived& /*command*/, Instant now) {
    if (before.state == ProofState::sent) {
        return Failure{ProofRefusal::not_now};
    }
    Proof after = before;
    after.state = ProofState::sent;
    after.settled_at = now;
    return after;
}

Decision decideOn(const Proof& before, const KeepProofHere& /*command*/, Instant now) {
    if (before.state != ProofState::waiting) {
        return Failure{ProofRefusal::not_now};
    }
    Proof after = before;
    after.state = ProofState::kept_here;
    after.settled_at = now;
    return after;
}

Decision decideOn(const Proof& before, const EraseProof& /*command*/, Instant now) {
    if (before.state == ProofState::waiting || before.erased_at) {
        return Failure{ProofRefusal::not_now};
    }
    Proof after = before;
    after.erased_at = now;
    return after;
}

}  // namespace

std::optional<ProofFormat> sniffProof(std::string_view bytes) {
    if (bytes.starts_with(kJpegBegin) && bytes.ends_with(kJpegEnd)) {
        return ProofFormat::jpeg;
    }
    if (bytes.starts_with(kPngBegin) && bytes.ends_with(kPngEnd)) {
        return ProofFormat::png;
    }
    const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), kPdfTail));
    if (bytes.starts_with(kPdfBegin) && tail.find(kPdfEnd) != std::string_view::npos) {
        return ProofFormat::pdf;
    }
    return std::nullopt;
}

std::optional<ProofRefusal> whyNotProof(
    OrderState state, std::string_view bytes, std::size_t others
) {
    if (!mayBeProven(state)) {
        return ProofRefusal::not_now;
    }
    if (bytes.empty()) {
        return ProofRefusal::empty;
    }
    if (bytes.size() > kMostProofBytes) {
        return ProofRefusal::too_large;
    }
    if (!sniffProof(bytes)) {
        return ProofRefusal::no_proof;
    }
    return others >= kMostProofs ? std::optional{ProofRefusal::too_many} : std::nullopt;
}

Result<Proof, ProofRefusal> decide(const Proof& before, const ProofCommand& command, Instant now) {
    return std::visit([&](const auto& one) { return decideOn(before, one, now); }, command);
}

std::string_view mediaTypeOf(ProofFormat format) {
    switch (format) {
        case ProofFormat::jpeg:
            return "image/jpeg";
        case ProofFormat::png:
            return "image/png";
        case ProofFormat::pdf:
            break;
    }
    return "application/pdf";
}

std::string_view toText(ProofKind value) {
    return wordOf(kKinds, value);
}

std::string_view toText(ProofFormat value) {
    return wordOf(kFormats, value);
}

std::string_view toText(ProofState value) {
    return wordOf(kStates, value);
}

std::string_view toText(ProofRefusal value) {
    return wordOf(kRefusals, value);
}

template <>
std::optional<ProofKind> fromText(std::string_view text) {
    return valueOf<ProofKind>(kKinds, text);
}

template <>
std::optional<ProofFormat> fromText(std::string_view text) {
    return valueOf<ProofFormat>(kFormats, text);
}

template <>
std::optional<ProofState> fromText(std::string_view text) {
    return valueOf<ProofState>(kStates, text);
}

}  // namespace balcao
