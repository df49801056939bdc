#pragma once

#include "agent/ledger/statement.h"
#include "common/base/ids.h"
#include "common/base/result.h"
#include "common/people/staff.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

/// A person of the store, without their secrets.
struct StaffPerson {
    std::int64_t person_id{};
    std::string name;
    StaffRole role{StaffRole::clerk};
    bool has_badge{false};
    bool is_enabled{true};
    FailedTries failed;
};

/// A new person; the secrets come hashed.
struct NewStaffPerson {
    std::string name;
    StaffRole role{StaffRole::clerk};
    std::string pin_hash;
    std::string badge_hash;  // empty: no badge
};

/// What shall change of a person; what is not named stays.
struct StaffChange {
    std::optional<std::string> name;
    std::optional<StaffRole> role;
    std::optional<std::string> pin_hash;  // forgets the failed tries, too
    std::optional<std::string> badge_hash;
    std::optional<bool> is_enabled;
};

/// Somebody who is signed in at a browser.
struct StaffSession {
    std::string session_hash;
    std::string device_hash;
    std::int64_t person_id{};
    Instant started_at{};
    Instant seen_at{};
    bool is_locked{false};
};

/// Everything about people that the page's door keeps in mind.
struct StaffBook {
    std::vector<StaffPerson> people;
    std::vector<std::string> devices;  // hashes of their tokens
    std::vector<StaffSession> sessions;
};

enum class StaffRefusal : std::uint8_t { no_such_person, name_taken, badge_taken, last_manager };

/// Who changes people, where and when.
struct StaffActor {
    StoreKey store;
    std::string name;
    Instant now{};
};

/// A try that may be made: it is counted already.
struct CountedTry {
    TryVerdict verdict;
    StaffPerson person;
    std::string pin_hash;  // if the verdict allows it
};

/// People, devices and sessions: tables people, devices, sessions, people_log. On the writer
/// thread only (Ledger::withStaff).
class StaffStore {
public:
    explicit StaffStore(Database& database);

    StaffBook book();

    Result<std::int64_t, StaffRefusal> add(const NewStaffPerson& person, const StaffActor& by);
    /// At least one enabled manager must be left. Who is disabled or gets a new PIN is signed out.
    Result<std::int64_t, StaffRefusal> change(
        std::int64_t person_id, const StaffChange& change, const StaffActor& by
    );

    /// Counts a try of a person's PIN before it is looked at; nothing if there is no such person
    /// or they are disabled.
    std::optional<CountedTry> countTry(std::int64_t person_id, const StaffActor& by);
    /// The PIN was right: the tries are forgotten.
    void forgetTries(std::int64_t person_id);

    /// Who carries the badge; counts a try of the device first and takes it back if somebody does.
    std::optional<CountedTry> tryBadge(
        const std::string& badge_hash, const std::string& device_hash, const StaffActor& by
    );

    void enrol(const std::string& device_hash, const StaffActor& by);
    /// Ends the session that was there before at this device.
    void start(const StaffSession& session, const StaffActor& by);
    void setSeen(const std::string& session_hash, Instant at);
    void lock(const std::string& session_hash);
    void end(const std::string& session_hash);

private:
    using PersonColumns = Columns<
        std::int64_t,
        std::string,
        std::string,
        std::string,
        std::string,
        bool,
        std::int64_t,
        std::optional<std::int64_t>>;

    std::optional<StaffPerson> find(std::int64_t person_id);
    bool hasOtherManager(std::int64_t person_id);
    bool isNameTaken(const std::string& name, std::int64_t but_of);
    bool isBadgeTaken(const std::string& badge_hash, std::int64_t but_of);
    void log(std::int64_t person_id, const std::string& what, const StaffActor& by);

    Statement<Params<>, PersonColumns> people_;
    Statement<Params<std::int64_t>, PersonColumns> person_;
    Statement<Params<std::string>, PersonColumns> person_of_badge_;
    Statement<Params<>, Columns<std::string>> devices_;
    Statement<
        Params<>,
        Columns<std::string, std::string, std::int64_t, std::int64_t, std::int64_t, bool>>
        sessions_;
    Statement<Params<
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::string,
        std::int64_t>>
        add_;
    Statement<Params<std::string>, Columns<std::int64_t>> id_of_name_;
    Statement<Params<std::int64_t, std::string, std::string, std::string, std::string, bool>>
        update_;
    Statement<Params<std::int64_t, std::int64_t, std::optional<std::int64_t>>> set_tries_;
    Statement<Params<std::string>, Columns<std::int64_t, std::optional<std::int64_t>>>
        device_tries_;
    Statement<Params<std::string, std::int64_t, std::optional<std::int64_t>>> set_device_tries_;
    Statement<Params<std::string, std::string, std::string, std::string, std::int64_t>> enrol_;
    Statement<
        Params<std::string, std::string, std::string, std::string, std::int64_t, std::int64_t>>
        start_;
    Statement<Params<std::string>> end_at_device_;
    Statement<Params<std::int64_t>> end_of_person_;
    Statement<Params<std::string, std::int64_t>> set_seen_;
    Statement<Params<std::string>> lock_;
    Statement<Params<std::string>> end_;
    Statement<
        Params<std::string, std::string, std::int64_t, std::string, std::string, std::int64_t>>
        log_;
};

}  // namespace balcao
