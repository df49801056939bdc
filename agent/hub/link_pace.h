#pragma once

#include "agent/hub/steady.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace balcao {

/// How long to leave the hub alone after a failure (herd rules): never
/// less than the usual pace, random, so that a fleet does not come back in step, and at most two
/// minutes, so that everybody is back soon. After five failures in a row the way counts as closed:
/// single probes, far apart, until one succeeds. Not thread-safe.
class LinkPace {
public:
    /// `usual` is the pause between two polls. With the default of 10 s the pauses begin at 30 s
    /// and end at 120 s; a faster pace, as in a test, scales both down.
    LinkPace(std::chrono::milliseconds usual, Jitter jitter)
        : floor_{std::max(usual, std::min(usual * 3, kFloor))}
        , cap_{std::max(floor_, std::min(usual * 12, kCap))}
        , jitter_{std::move(jitter)} {}

    /// The pause after one more failure; `retry_after` is what the hub asked for.
    std::chrono::milliseconds afterFailure(
        std::optional<std::chrono::milliseconds> retry_after = std::nullopt
    ) {
        ++failures_;
        auto longest = floor_;
        for (int i = 0; i < failures_ && longest < cap_; ++i) {
            longest = std::min(longest * 2, cap_);
        }
        const auto shortest = isOpen() ? std::max(floor_, cap_ / 2) : floor_;
        const auto own = shortest + scaled(longest - shortest, jitter_());
        return retry_after ? std::max(own, asked(*retry_after, jitter_())) : own;
    }

    void afterSuccess() { failures_ = 0; }

    /// The breaker: only probes go out.
    bool isOpen() const { return failures_ >= kFailuresToOpen; }

    /// What the hub asks for, within 1 s to 1 h, and up to a fifth more.
    static std::chrono::milliseconds asked(std::chrono::milliseconds retry_after, double jitter) {
        const auto bounded = std::clamp<std::chrono::milliseconds>(
            retry_after, std::chrono::seconds{1}, std::chrono::hours{1}
        );
        return bounded + scaled(bounded / 5, jitter);
    }

private:
    static constexpr std::chrono::milliseconds kFloor{std::chrono::seconds{30}};
    static constexpr std::chrono::milliseconds kCap{std::chrono::seconds{120}};
    static constexpr int kFailuresToOpen = 5;

    static std::chrono::milliseconds scaled(std::chrono::milliseconds span, double factor) {
        return std::chrono::milliseconds{
            static_cast<long long>(static_cast<double>(span.count()) * factor)};
    }

    std::chrono::milliseconds floor_;
    std::chrono::milliseconds cap_;
    Jitter jitter_;
    int failures_{};
};

}  // namespace balcao
