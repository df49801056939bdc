#pragma once

#include "agent/clerk/http/request.h"
#include "agent/clerk/http/response.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/staff_store.h"
#include "agent/service/secret_hasher.h"
#include "common/base/clock.h"
#include "common/base/mutex.h"
#include "common/people/staff.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace balcao {

/// Somebody who is signed in, as the handlers see them.
struct SignedIn {
    StaffPerson person;
    std::string session_hash;
    bool is_locked{false};  // by hand or because nobody did anything for too long
};

/// Cookies that the answer sets: the person's session, and the browser's enrolment when it is new.
struct EntryCookies {
    std::string session;
    std::string device;  // empty: the browser was enrolled before
};

/// Why somebody was not let in.
struct EntryRefused {
    enum class Why : std::uint8_t {
        wrong,             // PIN or badge
        wait,              // too many were wrong: again from not_before on
        locked,            // far too many: a manager must give a new PIN
        device_unknown,    // a manager must sign in at this browser first
        not_first,         // there is a manager already, and the recovery code is wrong
        refused_by_books,  // see `books`
    };
    Why why{Why::wrong};
    Instant not_before{};
    StaffRefusal books{StaffRefusal::no_such_person};
};

/// Who may come in: people, their PINs and badges, the browsers, who is signed in where.
///
/// What every request asks is answered from memory; what changes is in the ledger before it counts.
/// A PIN's try is committed before the PIN is looked at, so that no power cut gives one for free.
/// Thread-safe; the calls that look at PINs take some 30 ms and belong into LaneKind::pins.
class StaffDoor {
public:
    struct Options {
        bool is_required{false};  // nobody acts without being signed in
        std::chrono::minutes idle{10};
        StoreKey store;
        std::uint16_t port{};               // cookies of two agents on one computer differ by it
        std::filesystem::path code_file{};  // the recovery code, if somebody asked for one
        std::string pepper;
        SecretHasher::Cost cost{SecretHasher::Cost::usual};
    };

    StaffDoor(Options options, Ledger& ledger, const Clock& clock);

    bool isRequired() const { return options_.is_required; }
    std::chrono::minutes idle() const { return options_.idle; }
    std::vector<StaffPerson> people() const;
    bool hasManager() const;

    /// Whether the request comes from an enrolled browser.
    bool isEnrolled(const Request& request) const;
    /// Who is signed in there.
    std::optional<SignedIn> whoIs(const Request& request) const;

    /// Why the request may not do this, if it may not. Nobody signed in is the nameless clerk where
    /// that is allowed; people are managed by people only.
    std::optional<Response> refuse(const Request& request, StaffAction action) const;
    /// Why the request may not read, if it may not.
    std::optional<Response> refuseReading(const Request& request) const;
    /// As whom the request acts in the journal.
    Actor actorOf(const Request& request) const;

    // --- coming and going; with PINs in LaneKind::pins ---

    /// Who proves to be there, beside whoever is signed in and stays so: a second person. The
    /// browser must be an enrolled one.
    Result<StaffPerson, EntryRefused> prove(
        const Request& request, std::int64_t person_id, const std::string& pin
    );
    Result<StaffPerson, EntryRefused> proveBadge(const Request& request, const std::string& badge);

    Result<EntryCookies, EntryRefused> signIn(
        const Request& request, std::int64_t person_id, const std::string& pin
    );
    Result<EntryCookies, EntryRefused> signInWithBadge(
        const Request& request, const std::string& badge
    );
    /// The first manager, or, with the recovery code, one more.
    Result<EntryCookies, EntryRefused> makeFirstManager(
        const Request& request,
        const std::string& name,
        const std::string& pin,
        const std::string& code
    );
    void keep(const Request& request);  // somebody is there
    void lock(const Request& request);
    void signOut(const Request& request);

    // --- people; the caller has asked refuse(manage_people) ---

    struct Wish {
        std::optional<std::string> name;
        std::optional<StaffRole> role;
        std::optional<std::string> pin;
        std::optional<std::string> badge;  // empty: takes it away
        std::optional<bool> is_enabled;
    };
    Result<std::int64_t, StaffRefusal> add(const Request& request, const Wish& wish);
    Result<std::int64_t, StaffRefusal> change(
        const Request& request, std::int64_t person_id, const Wish& wish
    );

    std::string sessionCookieName() const;
    std::string deviceCookieName() const;

private:
    std::string cookie(const Request& request, const std::string& name) const;
    std::string deviceHash(const Request& request) const;
    StaffActor actor(const std::string& name) const;
    std::string badgeHash(const std::string& badge) const;
    Result<EntryCookies, EntryRefused> enter(const Request& request, const StaffPerson& person);
    Result<StaffPerson, EntryRefused> provePin(std::int64_t person_id, const std::string& pin);
    bool isRecoveryCode(const std::string& code) const;
    void read(StaffStore& store);
    bool isIdle(const StaffSession& session, Instant now) const;
    bool isOver(const StaffSession& session, Instant now) const;

    Options options_;
    Ledger& ledger_;
    const Clock& clock_;
    SecretHasher hasher_;
    mutable Mutex mutex_;
    std::map<std::int64_t, StaffPerson> people_ BALCAO_GUARDED_BY(mutex_);
    std::vector<std::int64_t> by_name_ BALCAO_GUARDED_BY(mutex_);
    std::set<std::string> devices_ BALCAO_GUARDED_BY(mutex_);
    std::map<std::string, StaffSession> sessions_ BALCAO_GUARDED_BY(mutex_);
};

/// Writes a new recovery code into the data folder and returns it: with it one more manager can be
/// made at the page. It works once.
std::string newRecoveryCode(const std::filesystem::path& data_folder);

/// Where it is kept.
std::filesystem::path recoveryCodeFile(const std::filesystem::path& data_folder);

}  // namespace balcao
