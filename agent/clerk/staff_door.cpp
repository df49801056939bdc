#include "agent/clerk/staff_door.h"

#include "agent/service/files.h"
#include "agent/service/log.h"
#include "agent/service/secrets.h"

#include <algorithm>
#include <exception>
#include <string_view>
#include <utility>

namespace balcao {

namespace {

/// A working day; then the PIN is asked for again, however busy the person was.
constexpr std::chrono::hours kLongestSession{12};
/// How often a person's presence is written down at most.
constexpr std::chrono::minutes kSeenEvery{1};

std::string_view valueOf(std::string_view cookies, std::string_view name) {
    while (!cookies.empty()) {
        const auto end = std::min(cookies.find(';'), cookies.size());
        std::string_view one = cookies.substr(0, end);
        cookies.remove_prefix(std::min(end + 1, cookies.size()));
        one.remove_prefix(std::min(one.find_first_not_of(' '), one.size()));
        const auto equals = one.find('=');
        if (equals != std::string_view::npos && one.substr(0, equals) == name) {
            return one.substr(equals + 1);
        }
    }
    return {};
}

EntryRefused refusedBy(const TryVerdict& verdict) {
    EntryRefused refused;
    refused.why =
        verdict.answer == TryAnswer::locked ? EntryRefused::Why::locked : EntryRefused::Why::wait;
    refused.not_before = verdict.not_before;
    return refused;
}

EntryRefused refusedAs(EntryRefused::Why why) {
    EntryRefused refused;
    refused.why = why;
    return refused;
}

}  // namespace

StaffDoor::StaffDoor(Options options, Ledger& ledger, const Clock& clock)
    : options_{std::move(options)}
    , ledger_{ledger}
    , clock_{clock}
    , hasher_{options_.pepper, options_.cost} {
    ledger_.withStaff([this](StaffStore& store) { read(store); });
}

/// Takes over what the books hold. On the ledger's thread, after each change, in its transaction.
void StaffDoor::read(StaffStore& store) {
    StaffBook book = store.book();
    const Lock lock{mutex_};
    people_.clear();
    by_name_.clear();
    for (StaffPerson& person : book.people) {
        by_name_.push_back(person.person_id);
        people_.emplace(person.person_id, std::move(person));
    }
    devices_ = {book.devices.begin(), book.devices.end()};
    std::map<std::string, StaffSession> sessions;
    for (StaffSession& session : book.sessions) {
        const auto known = sessions_.find(session.session_hash);
        if (known != sessions_.end()) {
            session.seen_at = std::max(session.seen_at, known->second.seen_at);
        }
        sessions.emplace(session.session_hash, std::move(session));
    }
    sessions_ = std::move(sessions);
}

// --- questions of every request
// ------------------------------------------------------------------

std::vector<StaffPerson> StaffDoor::people() const {
    const Lock lock{mutex_};
    std::vector<StaffPerson> all;
    for (const std::int64_t person_id : by_name_) {
        all.push_back(people_.at(person_id));
    }
    return all;
}

bool StaffDoor::hasManager() const {
    const auto all = people();
    return std::ranges::any_of(all, [](const StaffPerson& one) {
        return one.is_enabled && one.role == StaffRole::manager;
    });
}

std::string StaffDoor::sessionCookieName() const {
    return "balcao_session_" + std::to_string(options_.port);
}

std::string StaffDoor::deviceCookieName() const {
    return "balcao_device_" + std::to_string(options_.port);
}

std::string StaffDoor::cookie(const Request& request, const std::string& name) const {
    const std::string token{valueOf(request.header("cookie"), name)};
    return token.empty() ? std::string{} : hasher_.fingerprint(token);
}

std::string StaffDoor::deviceHash(const Request& request) const {
    std::string hash = cookie(request, deviceCookieName());
    const Lock lock{mutex_};
    return devices_.contains(hash) ? hash : std::string{};
}

bool StaffDoor::isEnrolled(const Request& request) const {
    return !deviceHash(request).empty();
}

bool StaffDoor::isIdle(const StaffSession& session, Instant now) const {
    return now - session.seen_at > options_.idle;
}

bool StaffDoor::isOver(const StaffSession& session, Instant now) const {
    return now - session.started_at > kLongestSession || session.started_at - now > kSeenEvery;
}

std::optional<SignedIn> StaffDoor::whoIs(const Request& request) const {
    const std::string session_hash = cookie(request, sessionCookieName());
    const std::string device_hash = cookie(request, deviceCookieName());
    const Instant now = clock_.now();
    const Lock lock{mutex_};
    const auto session = sessions_.find(session_hash);
    if (session == sessions_.end() || session->second.device_hash != device_hash ||
        isOver(session->second, now)) {
        return std::nullopt;
    }
    const auto person = people_.find(session->second.person_id);
    if (person == people_.end() || !person->second.is_enabled) {
        return std::nullopt;
    }
    return SignedIn{
        .person = person->second,
        .session_hash = session_hash,
        .is_locked = session->second.is_locked || isIdle(session->second, now)};
}

std::optional<Response> StaffDoor::refuseReading(const Request& request) const {
    if (!options_.is_required || isEnrolled(request)) {
        return std::nullopt;
    }
    return problem(
        403, "device-unknown", "A manager must sign in at this browser before it is used."
    );
}

std::optional<Response> StaffDoor::refuse(const Request& request, StaffAction action) const {
    const auto who = whoIs(request);
    if (!who) {
        if (!options_.is_required && action != StaffAction::manage_people) {
            return std::nullopt;
        }
        return problem(403, "sign-in-needed", "Nobody is signed in at this browser.");
    }
    if (who->is_locked) {
        return problem(403, "session-locked", "The page is locked: the PIN is needed.");
    }
    if (!mayDo(who->person.role, action)) {
        return problem(403, "not-your-role", "This person's role may not do this.");
    }
    return std::nullopt;
}

Actor StaffDoor::actorOf(const Request& request) const {
    const auto who = whoIs(request);
    if (!who) {
        return {.kind = ActorKind::clerk, .name = {}};
    }
    return {.kind = actorKindOf(who->person.role), .name = who->person.name};
}

// --- coming and going
// ----------------------------------------------------------------------------

StaffActor StaffDoor::actor(const std::string& name) const {
    return {.store = options_.store, .name = name, .now = clock_.now()};
}

std::string StaffDoor::badgeHash(const std::string& badge) const {
    return badge.empty() ? std::string{} : hasher_.fingerprint("badge " + badge);
}

Result<StaffPerson, EntryRefused> StaffDoor::provePin(
    std::int64_t person_id, const std::string& pin
) {
    std::optional<CountedTry> counted;
    ledger_.withStaff([&](StaffStore& store) {
        counted = store.countTry(person_id, actor({}));
        read(store);
    });
    if (!counted) {
        return Failure{refusedAs(EntryRefused::Why::wrong)};
    }
    if (counted->verdict.answer != TryAnswer::allowed) {
        return Failure{refusedBy(counted->verdict)};
    }
    if (!hasher_.isPin(pin, counted->pin_hash)) {
        log::warning("people", "a wrong PIN was given for person " + std::to_string(person_id));
        return Failure{refusedAs(EntryRefused::Why::wrong)};
    }
    ledger_.withStaff([&](StaffStore& store) {
        store.forgetTries(person_id);
        read(store);
    });
    return counted->person;
}

Result<EntryCookies, EntryRefused> StaffDoor::enter(
    const Request& request, const StaffPerson& person
) {
    std::string device_hash = deviceHash(request);
    EntryCookies cookies{.session = newSecretToken(), .device = {}};
    const bool is_new_device = device_hash.empty();
    if (is_new_device) {
        if (!mayDo(person.role, StaffAction::manage_people)) {
            return Failure{refusedAs(EntryRefused::Why::device_unknown)};
        }
        cookies.device = newSecretToken();
        device_hash = hasher_.fingerprint(cookies.device);
    }
    ledger_.withStaff([&](StaffStore& store) {
        const StaffActor by = actor(person.name);
        if (is_new_device) {
            store.enrol(device_hash, by);
        }
        store.start(
            {.session_hash = hasher_.fingerprint(cookies.session),
             .device_hash = device_hash,
             .person_id = person.person_id,
             .started_at = by.now,
             .seen_at = by.now,
             .is_locked = false},
            by
        );
        read(store);
    });
    return cookies;
}

Result<EntryCookies, EntryRefused> StaffDoor::signIn(
    const Request& request, std::int64_t person_id, const std::string& pin
) {
    const auto person = provePin(person_id, pin);
    if (!person) {
        return Failure{person.error()};
    }
    return enter(request, *person);
}

Result<StaffPerson, EntryRefused> StaffDoor::prove(
    const Request& request, std::int64_t person_id, const std::string& pin
) {
    if (!isEnrolled(request)) {
        return Failure{refusedAs(EntryRefused::Why::device_unknown)};
    }
    return provePin(person_id, pin);
}

Result<StaffPerson, EntryRefused> StaffDoor::proveBadge(
    const Request& request, const std::string& badge
) {
    const std::string device_hash = deviceHash(request);
    if (device_hash.empty()) {
        return Failure{refusedAs(EntryRefused::Why::device_unknown)};
    }
    std::optional<CountedTry> counted;
    ledger_.withStaff([&](StaffStore& store) {
        counted = store.tryBadge(badgeHash(badge), device_hash, actor({}));
    });
    if (counted && counted->verdict.answer != TryAnswer::allowed) {
        return Failure{refusedBy(counted->verdict)};
    }
    if (!counted || counted->person.person_id == 0) {
        return Failure{refusedAs(EntryRefused::Why::wrong)};
    }
    if (counted->person.failed.count >= kMostFailedTries) {
        return Failure{refusedAs(EntryRefused::Why::locked)};
    }
    return counted->person;
}

Result<EntryCookies, EntryRefused> StaffDoor::signInWithBadge(
    const Request& request, const std::string& badge
) {
    const auto person = proveBadge(request, badge);
    if (!person) {
        return Failure{person.error()};
    }
    return enter(request, *person);
}

bool StaffDoor::isRecoveryCode(const std::string& code) const {
    std::error_code missing;
    if (code.empty() || !std::filesystem::exists(options_.code_file, missing)) {
        return false;
    }
    try {
        // Compared as fingerprints, so that the time tells nothing of the code.
        return hasher_.fingerprint(code) == hasher_.fingerprint(readSecretFile(options_.code_file));
    } catch (const std::exception& failure) {
        log::error("people", std::string{"reading the recovery code: "} + failure.what());
        return false;
    }
}

Result<EntryCookies, EntryRefused> StaffDoor::makeFirstManager(
    const Request& request, const std::string& name, const std::string& pin, const std::string& code
) {
    const bool is_recovery = isRecoveryCode(code);
    if (!is_recovery && (hasManager() || !code.empty())) {
        return Failure{refusedAs(EntryRefused::Why::not_first)};
    }
    const std::string pin_hash = hasher_.hashPin(pin);
    if (is_recovery) {
        std::error_code gone;
        std::filesystem::remove(options_.code_file, gone);  // it works once
    }
    std::optional<Result<std::int64_t, StaffRefusal>> added;
    std::optional<StaffPerson> person;
    ledger_.withStaff([&](StaffStore& store) {
        added = store.add(
            {.name = name, .role = StaffRole::manager, .pin_hash = pin_hash, .badge_hash = {}},
            actor(name)
        );
        read(store);
    });
    if (!added->has_value()) {
        EntryRefused refused = refusedAs(EntryRefused::Why::refused_by_books);
        refused.books = added->error();
        return Failure{refused};
    }
    return enter(
        request, {.person_id = **added, .name = name, .role = StaffRole::manager, .failed = {}}
    );
}

void StaffDoor::keep(const Request& request) {
    const auto who = whoIs(request);
    if (!who || who->is_locked) {
        return;
    }
    const Instant now = clock_.now();
    {
        const Lock lock{mutex_};
        StaffSession& session = sessions_[who->session_hash];
        if (now - session.seen_at < kSeenEvery) {
            return;
        }
        session.seen_at = now;
    }
    ledger_.withStaff([&](StaffStore& store) { store.setSeen(who->session_hash, now); });
}

void StaffDoor::lock(const Request& request) {
    if (const auto who = whoIs(request)) {
        ledger_.withStaff([&](StaffStore& store) {
            store.lock(who->session_hash);
            read(store);
        });
    }
}

void StaffDoor::signOut(const Request& request) {
    if (const auto who = whoIs(request)) {
        ledger_.withStaff([&](StaffStore& store) {
            store.end(who->session_hash);
            read(store);
        });
    }
}

// --- people
// --------------------------------------------------------------------------------------

Result<std::int64_t, StaffRefusal> StaffDoor::add(const Request& request, const Wish& wish) {
    const NewStaffPerson person{
        .name = wish.name.value_or(std::string{}),
        .role = wish.role.value_or(StaffRole::clerk),
        .pin_hash = hasher_.hashPin(wish.pin.value_or(std::string{})),
        .badge_hash = badgeHash(wish.badge.value_or(std::string{}))};
    Result<std::int64_t, StaffRefusal> result = Failure{StaffRefusal::no_such_person};
    ledger_.withStaff([&](StaffStore& store) {
        result = store.add(person, actor(actorOf(request).name));
        read(store);
    });
    return result;
}

Result<std::int64_t, StaffRefusal> StaffDoor::change(
    const Request& request, std::int64_t person_id, const Wish& wish
) {
    StaffChange change{
        .name = wish.name,
        .role = wish.role,
        .pin_hash = {},
        .badge_hash = {},
        .is_enabled = wish.is_enabled};
    if (wish.pin) {
        change.pin_hash = hasher_.hashPin(*wish.pin);
    }
    if (wish.badge) {
        change.badge_hash = badgeHash(*wish.badge);
    }
    Result<std::int64_t, StaffRefusal> result = Failure{StaffRefusal::no_such_person};
    const std::string by = actorOf(request).name;
    ledger_.withStaff([&](StaffStore& store) {
        result = store.change(person_id, change, actor(by));
        read(store);
    });
    return result;
}

std::filesystem::path recoveryCodeFile(const std::filesystem::path& data_folder) {
    return data_folder / "recovery-code";
}

std::string newRecoveryCode(const std::filesystem::path& data_folder) {
    std::string code = newSpokenCode();
    writeFileDurably(recoveryCodeFile(data_folder), code + "\n");
    return code;
}

}  // namespace balcao
