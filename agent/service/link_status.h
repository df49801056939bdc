#pragma once

#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/mutex.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// How the last talk with the hub went. The order of the values is from harmless to grave.
enum class HubLinkState : std::uint8_t {
    ok,
    starting,  // no answer yet since the agent started
    offline,   // not reachable, or its answers make no sense; goes on trying
    refused,   // the hub no longer accepts this store's credential: somebody must act
};

/// What is known about the link between one store and its hub.
struct HubLink {
    HubLinkState state{HubLinkState::starting};
    std::optional<Instant> since;    // when this state began
    std::optional<Instant> last_ok;  // last answer of the hub
    std::int64_t offset_ms{};        // the hub's clock minus ours
    std::string problem;             // English, for support, without personal data; empty if ok

    bool operator==(const HubLink&) const = default;
};

/// How a printer is, as far as the last send or its own words tell; unknown never stops anybody
/// from printing.
enum class PrinterLinkState : std::uint8_t {
    unknown,
    ok,
    unreachable,
    stopped,  // it answers, and cannot print before somebody has done something
};

struct PrinterLink {
    bool is_configured{false};
    PrinterLinkState state{PrinterLinkState::unknown};
    std::string problem{};               // English, for support; empty if ok
    std::vector<std::string> reasons{};  // what the printer says, in IPP's keywords: "media-empty"
    std::string complaint{};             // what somebody should change about it, for support
    std::string role{};                  // its name: "label", "label@Mesa 2" (PrinterName)
    std::optional<StoreKey> store{};     // nothing: the printer of every store

    bool operator==(const PrinterLink&) const = default;
};

/// How the ledger's disk is. The order of the values is from harmless to grave.
enum class DiskState : std::uint8_t {
    ok,
    low,     // nothing more is taken from the hub; the reserve for decisions is still there
    full,    // the reserve is spent: decisions live on what it left
    broken,  // nothing is written any more until the agent is started afresh
};

/// The spelling in JSON and logs.
std::string_view toText(HubLinkState value);
std::string_view toText(DiskState value);
std::string_view toText(PrinterLinkState value);

/// What the workers know about hub, printers and disk, for the page's connection line. Lost at
/// exit: it is true only while the workers run. Thread-safe.
class LinkStatus {
public:
    /// Calls `listener` after every change worth showing, on the thread that reported it; it must
    /// return at once and must not call this. An empty one ends that: after onChange has returned,
    /// the listener before is not called any more.
    void onChange(std::function<void()> listener);

    /// Names a store before its first poll, so that the page shows it as starting.
    void expectStore(const StoreKey& store, Instant now);

    /// The hub answered as agreed. A mere renewal of "ok" is told to the listener at most every
    /// 5 s.
    void hubAnswered(const StoreKey& store, Instant now, std::int64_t offset_ms);

    /// The hub did not answer as agreed (`offline`), or refuses this store (`refused`).
    void hubFailed(
        const StoreKey& store, HubLinkState state, Instant now, const std::string& problem
    );

    /// `name` is the printer's among those of this agent: its role, with the store if it has one of
    /// its own.
    void setPrinter(const std::string& name, const PrinterLink& link);

    /// Written by whoever watches the disk; ok until then.
    void setDisk(DiskState state);

    DiskState disk() const;

    /// The link of one store; starting if nothing was reported.
    HubLink hub(const StoreKey& store) const;

    /// The gravest of all stores' links, for the one line on the page.
    HubLink worstHub() const;

    /// The hub's clock minus ours, as the latest answer of any store showed it.
    std::int64_t hubOffsetMs() const;

    PrinterLink printer(const std::string& name) const;
    std::vector<PrinterLink> printers() const;

    /// Grows with every change, told or not.
    std::uint64_t changeCount() const;

private:
    void tell() const;

    mutable Mutex listener_mutex_;
    std::function<void()> listener_ BALCAO_GUARDED_BY(listener_mutex_);
    mutable Mutex mutex_;
    std::map<StoreKey, HubLink> hubs_ BALCAO_GUARDED_BY(mutex_);
    std::map<std::string, PrinterLink> printers_ BALCAO_GUARDED_BY(mutex_);
    DiskState disk_ BALCAO_GUARDED_BY(mutex_){DiskState::ok};
    std::optional<Instant> told_ok_at_ BALCAO_GUARDED_BY(mutex_);
    std::int64_t offset_ms_ BALCAO_GUARDED_BY(mutex_){};
    std::uint64_t change_count_ BALCAO_GUARDED_BY(mutex_){};
};

}  // namespace balcao
