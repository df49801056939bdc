#include "agent/ledger/staff_store.h"

#include "tests/ledger/ledger_fixture.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

struct Staff : LedgerFixture {
    StaffActor by() { return {.store = kStore, .name = "Grace", .now = clock.now()}; }

    template <typename Work>
    auto with(Work work) {
        std::optional<decltype(work(std::declval<StaffStore&>()))> result;
        ledger->withStaff([&](StaffStore& store) { result = work(store); });
        return *result;
    }

    Result<std::int64_t, StaffRefusal> add(
        const std::string& name, StaffRole role = StaffRole::clerk, const std::string& badge = {}
    ) {
        return with([&](StaffStore& store) {
            return store.add(
                {.name = name, .role = role, .pin_hash = "hash of " + name, .badge_hash = badge},
                by()
            );
        });
    }

    Result<std::int64_t, StaffRefusal> change(std::int64_t person_id, const StaffChange& what) {
        return with([&](StaffStore& store) { return store.change(person_id, what, by()); });
    }

    StaffBook book() {
        return with([](StaffStore& store) { return store.book(); });
    }

    StaffPerson person(std::int64_t person_id) {
        const auto people = book().people;
        return *std::ranges::find(people, person_id, &StaffPerson::person_id);
    }

    std::optional<CountedTry> tryPin(std::int64_t person_id) {
        return with([&](StaffStore& store) { return store.countTry(person_id, by()); });
    }

    void signIn(std::int64_t person_id, const std::string& session = "s1") {
        ledger->withStaff([&](StaffStore& store) {
            store.enrol("d1", by());
            store.start(
                {.session_hash = session,
                 .device_hash = "d1",
                 .person_id = person_id,
                 .started_at = clock.now(),
                 .seen_at = clock.now(),
                 .is_locked = false},
                by()
            );
        });
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(staff_store, Staff)

BOOST_AUTO_TEST_CASE(people_are_kept_over_a_stop) {
    const std::int64_t grace = *add("Grace", StaffRole::manager);
    const std::int64_t ada = *add("Ada", StaffRole::clerk, "badge");
    reopen();
    const auto people = book().people;
    BOOST_REQUIRE(people.size() == 2U);
    BOOST_TEST(people[0].person_id == ada);  // by name
    BOOST_TEST(people[0].has_badge);
    BOOST_TEST(people[1].person_id == grace);
    BOOST_TEST((people[1].role == StaffRole::manager));
    BOOST_TEST(people[1].is_enabled);
}

BOOST_AUTO_TEST_CASE(a_name_and_a_badge_are_one_persons) {
    const std::int64_t ada = *add("Ada", StaffRole::clerk, "badge");
    BOOST_TEST((add("Ada").error() == StaffRefusal::name_taken));
    BOOST_TEST((add("Bia", StaffRole::clerk, "badge").error() == StaffRefusal::badge_taken));
    const std::int64_t bia = *add("Bia");
    StaffChange rename;
    rename.name = "Ada";
    BOOST_TEST((change(bia, rename).error() == StaffRefusal::name_taken));
    BOOST_TEST(change(ada, rename).has_value());  // her own
    StaffChange take_badge;
    take_badge.badge_hash = "badge";
    BOOST_TEST((change(bia, take_badge).error() == StaffRefusal::badge_taken));
    BOOST_TEST((change(999, rename).error() == StaffRefusal::no_such_person));
}

BOOST_AUTO_TEST_CASE(somebody_must_be_left_who_manages_people) {
    const std::int64_t grace = *add("Grace", StaffRole::manager);
    StaffChange off;
    off.is_enabled = false;
    StaffChange to_clerk;
    to_clerk.role = StaffRole::clerk;
    BOOST_TEST((change(grace, off).error() == StaffRefusal::last_manager));
    BOOST_TEST((change(grace, to_clerk).error() == StaffRefusal::last_manager));
    const std::int64_t ida = *add("Ida", StaffRole::manager);
    BOOST_TEST(change(grace, off).has_value());
    BOOST_TEST((change(ida, to_clerk).error() == StaffRefusal::last_manager));
}

BOOST_AUTO_TEST_CASE(a_try_is_counted_before_the_pin_is_looked_at_and_survives_a_stop) {
    const std::int64_t ada = *add("Ada");
    for (int i = 0; i < 3; ++i) {
        const auto counted = tryPin(ada);
        BOOST_REQUIRE(counted.has_value());
        BOOST_TEST((counted->verdict.answer == TryAnswer::allowed));
        BOOST_TEST(counted->pin_hash == "hash of Ada");
    }
    reopen();
    const auto refused = tryPin(ada);
    BOOST_TEST((refused->verdict.answer == TryAnswer::wait));
    BOOST_TEST(refused->pin_hash.empty());
    BOOST_TEST(person(ada).failed.count == 3);
    clock.advance(5s);
    BOOST_TEST((tryPin(ada)->verdict.answer == TryAnswer::allowed));
}

BOOST_AUTO_TEST_CASE(of_ten_thousand_guesses_ten_are_looked_at_whatever_the_clock_does) {
    const std::int64_t ada = *add("Ada");
    int looked_at = 0;
    for (int i = 0; i < 10'000; ++i) {
        const auto counted = tryPin(ada);
        looked_at += counted->verdict.answer == TryAnswer::allowed ? 1 : 0;
        clock.advance(i % 3 == 0 ? 400h : (i % 3 == 1 ? -300h : 7s));
        if (i % 1000 == 0) {
            reopen();
        }
    }
    BOOST_TEST(looked_at == 10);
    BOOST_TEST((tryPin(ada)->verdict.answer == TryAnswer::locked));
}

BOOST_AUTO_TEST_CASE(the_right_pin_or_a_new_one_ends_the_counting) {
    const std::int64_t ada = *add("Ada");
    tryPin(ada);
    ledger->withStaff([&](StaffStore& store) { store.forgetTries(ada); });
    BOOST_TEST(person(ada).failed.count == 0);
    for (int i = 0; i < 10; ++i) {
        tryPin(ada);
        clock.advance(1h);
    }
    BOOST_TEST((tryPin(ada)->verdict.answer == TryAnswer::locked));
    StaffChange new_pin;
    new_pin.pin_hash = "new";
    BOOST_TEST(change(ada, new_pin).has_value());
    BOOST_TEST(tryPin(ada)->pin_hash == "new");
}

BOOST_AUTO_TEST_CASE(who_is_disabled_or_unknown_is_not_tried) {
    BOOST_REQUIRE(add("Grace", StaffRole::manager).has_value());
    const std::int64_t ada = *add("Ada");
    StaffChange off;
    off.is_enabled = false;
    BOOST_TEST(change(ada, off).has_value());
    BOOST_TEST(!tryPin(ada).has_value());
    BOOST_TEST(!tryPin(4711).has_value());
}

BOOST_AUTO_TEST_CASE(badges_that_nobody_has_make_the_browser_wait) {
    const std::int64_t ada = *add("Ada", StaffRole::clerk, "badge");
    signIn(ada);
    const auto scan = [&](const std::string& badge) {
        return with([&](StaffStore& store) { return store.tryBadge(badge, "d1", by()); });
    };
    BOOST_TEST(scan("badge")->person.person_id == ada);
    for (int i = 0; i < 3; ++i) {
        BOOST_TEST(scan("another")->person.person_id == 0);
    }
    BOOST_TEST((scan("badge")->verdict.answer == TryAnswer::wait));
    clock.advance(5s);
    BOOST_TEST(scan("badge")->person.person_id == ada);
    BOOST_TEST(!with([&](StaffStore& store) { return store.tryBadge("badge", "d9", by()); }));
}

BOOST_AUTO_TEST_CASE(one_person_at_a_time_is_signed_in_at_a_browser) {
    const std::int64_t ada = *add("Ada");
    const std::int64_t bia = *add("Bia");
    signIn(ada, "s1");
    signIn(bia, "s2");
    reopen();
    const auto sessions = book().sessions;
    BOOST_REQUIRE(sessions.size() == 1U);
    BOOST_TEST(sessions.front().session_hash == "s2");
    BOOST_TEST(sessions.front().person_id == bia);
    BOOST_TEST(book().devices.size() == 1U);
}

BOOST_AUTO_TEST_CASE(a_session_is_locked_and_ended) {
    signIn(*add("Ada"));
    ledger->withStaff([](StaffStore& store) { store.lock("s1"); });
    BOOST_TEST(book().sessions.front().is_locked);
    ledger->withStaff([&](StaffStore& store) { store.setSeen("s1", clock.now() + 1min); });
    BOOST_TEST(!book().sessions.front().is_locked);
    BOOST_TEST((book().sessions.front().seen_at == clock.now() + 1min));
    ledger->withStaff([](StaffStore& store) { store.end("s1"); });
    BOOST_TEST(book().sessions.empty());
}

BOOST_AUTO_TEST_CASE(who_gets_a_new_pin_or_is_disabled_is_signed_out) {
    BOOST_REQUIRE(add("Grace", StaffRole::manager).has_value());
    const std::int64_t ada = *add("Ada");
    StaffChange new_pin;
    new_pin.pin_hash = "new";
    StaffChange off;
    off.is_enabled = false;
    for (const StaffChange& what : {new_pin, off}) {
        signIn(ada);
        BOOST_TEST(change(ada, what).has_value());
        BOOST_TEST(book().sessions.empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
