#include "agent/ledger/staff_store.h"

#include "agent/ledger/codec_parts.h"

#include <algorithm>

namespace balcao {

namespace {

const std::string kPerson =
    "SELECT person_id, name, role, pin_hash, badge_hash, is_enabled, failed_tries, last_failed_ms"
    " FROM people ";

std::optional<Instant> timeOf(const std::optional<std::int64_t>& ms) {
    return ms ? std::optional{fromMs(*ms)} : std::nullopt;
}

std::optional<std::int64_t> msOf(const std::optional<Instant>& at) {
    return at ? std::optional{toMs(*at)} : std::nullopt;
}

template <typename Row>
StaffPerson personOf(const Row& row) {
    const auto& [person_id, name, role, pin_hash, badge_hash, is_enabled, failed_tries, last_failed_ms] =
        row;
    return {
        .person_id = person_id,
        .name = name,
        .role = fromText<StaffRole>(role).value_or(StaffRole::clerk),
        .has_badge = !badge_hash.empty(),
        .is_enabled = is_enabled,
        .failed = {.count = failed_tries, .last_at = timeOf(last_failed_ms)}};
}

template <typename Row>
std::string pinHashOf(const Row& row) {
    return std::get<3>(row);
}

template <typename Row>
std::string badgeHashOf(const Row& row) {
    return std::get<4>(row);
}

}  // namespace

StaffStore::StaffStore(Database& database)
    : people_{database, kPerson}
    , person_{database, kPerson + "WHERE person_id = ?"}
    , person_of_badge_{database, kPerson + "WHERE badge_hash = ? AND badge_hash <> ''"}
    , devices_{database, "SELECT device_hash FROM devices"}
    , sessions_{database,
                "SELECT session_hash, device_hash, person_id, started_at_ms, seen_at_ms, is_locked"
                " FROM sessions"}
    , add_{database,
           "INSERT INTO people (site_id, store_id, name, role, pin_hash, badge_hash, is_enabled,"
           " failed_tries, created_at_ms) VALUES (?, ?, ?, ?, ?, ?, 1, 0, ?)"}
    , id_of_name_{database, "SELECT person_id FROM people WHERE name = ?"}
    , update_{database,
              "UPDATE people SET name = ?2, role = ?3, pin_hash = ?4, badge_hash = ?5,"
              " is_enabled = ?6 WHERE person_id = ?1"}
    , set_tries_{database,
                 "UPDATE people SET failed_tries = ?2, last_failed_ms = ?3 WHERE person_id = ?1"}
    , device_tries_{database,
                    "SELECT failed_tries, last_failed_ms FROM devices WHERE device_hash = ?"}
    , set_device_tries_{database,
                        "UPDATE devices SET failed_tries = ?2, last_failed_ms = ?3"
                        " WHERE device_hash = ?1"}
    , enrol_{database,
             "INSERT INTO devices (device_hash, site_id, store_id, enrolled_by, enrolled_at_ms,"
             " failed_tries) VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (device_hash) DO NOTHING"}
    , start_{database,
             "INSERT INTO sessions (session_hash, site_id, store_id, device_hash, person_id,"
             " started_at_ms, seen_at_ms, is_locked) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, 0)"}
    , end_at_device_{database, "DELETE FROM sessions WHERE device_hash = ?"}
    , end_of_person_{database, "DELETE FROM sessions WHERE person_id = ?"}
    , set_seen_{database,
                "UPDATE sessions SET seen_at_ms = ?2, is_locked = 0 WHERE session_hash = ?1"}
    , lock_{database, "UPDATE sessions SET is_locked = 1 WHERE session_hash = ?"}
    , end_{database, "DELETE FROM sessions WHERE session_hash = ?"}
    , log_{database,
           "INSERT INTO people_log (site_id, store_id, person_id, what, actor_name, at_ms)"
           " VALUES (?, ?, ?, ?, ?, ?)"} {}

StaffBook StaffStore::book() {
    StaffBook book;
    for (const auto& row : people_.all()) {
        book.people.push_back(personOf(row));
    }
    std::ranges::sort(book.people, {}, &StaffPerson::name);
    for (const auto& row : devices_.all()) {
        book.devices.push_back(std::get<0>(row));
    }
    for (const auto& [session_hash, device_hash, person_id, started_at_ms, seen_at_ms, is_locked] :
         sessions_.all()) {
        book.sessions.push_back(
            {.session_hash = session_hash,
             .device_hash = device_hash,
             .person_id = person_id,
             .started_at = fromMs(started_at_ms),
             .seen_at = fromMs(seen_at_ms),
             .is_locked = is_locked}
        );
    }
    return book;
}

std::optional<StaffPerson> StaffStore::find(std::int64_t person_id) {
    const auto row = person_.first(person_id);
    return row ? std::optional{personOf(*row)} : std::nullopt;
}

bool StaffStore::hasOtherManager(std::int64_t person_id) {
    return std::ranges::any_of(book().people, [&](const StaffPerson& one) {
        return one.person_id != person_id && one.is_enabled && one.role == StaffRole::manager;
    });
}

bool StaffStore::isNameTaken(const std::string& name, std::int64_t but_of) {
    return std::ranges::any_of(book().people, [&](const StaffPerson& one) {
        return one.person_id != but_of && one.name == name;
    });
}

bool StaffStore::isBadgeTaken(const std::string& badge_hash, std::int64_t but_of) {
    const auto row = person_of_badge_.first(badge_hash);
    return row && std::get<0>(*row) != but_of;
}

Result<std::int64_t, StaffRefusal> StaffStore::add(
    const NewStaffPerson& person, const StaffActor& by
) {
    if (isNameTaken(person.name, 0)) {
        return Failure{StaffRefusal::name_taken};
    }
    if (isBadgeTaken(person.badge_hash, 0)) {
        return Failure{StaffRefusal::badge_taken};
    }
    add_.run(
        by.store.site_id,
        by.store.store_id,
        person.name,
        std::string{toText(person.role)},
        person.pin_hash,
        person.badge_hash,
        toMs(by.now)
    );
    const std::int64_t person_id = std::get<0>(id_of_name_.first(person.name).value());
    log(person_id, "added", by);
    return person_id;
}

Result<std::int64_t, StaffRefusal> StaffStore::change(
    std::int64_t person_id, const StaffChange& change, const StaffActor& by
) {
    const auto row = person_.first(person_id);
    if (!row) {
        return Failure{StaffRefusal::no_such_person};
    }
    const StaffPerson before = personOf(*row);
    const std::string name = change.name.value_or(before.name);
    const StaffRole role = change.role.value_or(before.role);
    const std::string badge_hash = change.badge_hash.value_or(badgeHashOf(*row));
    const bool is_enabled = change.is_enabled.value_or(before.is_enabled);
    if (isNameTaken(name, person_id)) {
        return Failure{StaffRefusal::name_taken};
    }
    if (isBadgeTaken(badge_hash, person_id)) {
        return Failure{StaffRefusal::badge_taken};
    }
    const bool is_manager = is_enabled && role == StaffRole::manager;
    const bool was_manager = before.is_enabled && before.role == StaffRole::manager;
    if (was_manager && !is_manager && !hasOtherManager(person_id)) {
        return Failure{StaffRefusal::last_manager};
    }
    update_.run(
        person_id,
        name,
        std::string{toText(role)},
        change.pin_hash.value_or(pinHashOf(*row)),
        badge_hash,
        is_enabled
    );
    if (change.pin_hash) {
        forgetTries(person_id);
    }
    if (change.pin_hash || !is_enabled || role != before.role) {
        end_of_person_.run(person_id);
    }
    if (change.name || change.role) {
        log(person_id, "changed", by);
    }
    if (change.pin_hash) {
        log(person_id, "pin_changed", by);
    }
    if (change.badge_hash) {
        log(person_id, "badge_changed", by);
    }
    if (is_enabled != before.is_enabled) {
        log(person_id, is_enabled ? "enabled" : "disabled", by);
    }
    return person_id;
}

std::optional<CountedTry> StaffStore::countTry(std::int64_t person_id, const StaffActor& by) {
    const auto row = person_.first(person_id);
    if (!row || !personOf(*row).is_enabled) {
        return std::nullopt;
    }
    CountedTry counted{.verdict = {}, .person = personOf(*row), .pin_hash = {}};
    FailedTries kept = withClock(counted.person.failed, by.now);
    counted.verdict = mayTry(kept, by.now);
    if (counted.verdict.answer == TryAnswer::allowed) {
        kept = withOneMore(kept, by.now);
        counted.pin_hash = pinHashOf(*row);
        if (kept.count == kMostFailedTries) {
            log(person_id, "locked_out", by);
        }
    }
    if (kept != counted.person.failed) {
        set_tries_.run(person_id, kept.count, msOf(kept.last_at));
    }
    return counted;
}

void StaffStore::forgetTries(std::int64_t person_id) {
    set_tries_.run(person_id, 0, std::nullopt);
}

std::optional<CountedTry> StaffStore::tryBadge(
    const std::string& badge_hash, const std::string& device_hash, const StaffActor& by
) {
    const auto device = device_tries_.first(device_hash);
    if (!device) {
        return std::nullopt;
    }
    const FailedTries before{
        .count = std::get<0>(*device), .last_at = timeOf(std::get<1>(*device))};
    FailedTries kept = withClock(before, by.now);
    CountedTry counted{.verdict = mayTry(kept, by.now), .person = {}, .pin_hash = {}};
    if (counted.verdict.answer == TryAnswer::allowed) {
        const auto row = person_of_badge_.first(badge_hash);
        if (row && personOf(*row).is_enabled) {
            counted.person = personOf(*row);
            kept = FailedTries{};
        } else {
            kept = withOneMore(kept, by.now);
        }
    }
    if (kept != before) {
        set_device_tries_.run(device_hash, kept.count, msOf(kept.last_at));
    }
    return counted;
}

void StaffStore::enrol(const std::string& device_hash, const StaffActor& by) {
    enrol_.run(device_hash, by.store.site_id, by.store.store_id, by.name, toMs(by.now));
    log(0, "device_enrolled", by);
}

void StaffStore::start(const StaffSession& session, const StaffActor& by) {
    end_at_device_.run(session.device_hash);
    start_.run(
        session.session_hash,
        by.store.site_id,
        by.store.store_id,
        session.device_hash,
        session.person_id,
        toMs(session.started_at)
    );
    // Whoever proved who they are at this browser also proved that it is in good hands.
    set_device_tries_.run(session.device_hash, 0, std::nullopt);
    log(session.person_id, "signed_in", by);
}

void StaffStore::setSeen(const std::string& session_hash, Instant at) {
    set_seen_.run(session_hash, toMs(at));
}

void StaffStore::lock(const std::string& session_hash) {
    lock_.run(session_hash);
}

void StaffStore::end(const std::string& session_hash) {
    end_.run(session_hash);
}

void StaffStore::log(std::int64_t person_id, const std::string& what, const StaffActor& by) {
    log_.run(by.store.site_id, by.store.store_id, person_id, what, by.name, toMs(by.now));
}

}  // namespace balcao
