#include "agent/clerk/board_cache.h"

#include "agent/json/json_reader.h"
#include "tests/clerk/views.h"

#include <Poco/InflatingStream.h>
#include <Poco/StreamCopier.h>
#include <boost/test/unit_test.hpp>

#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

/// A ledger's board in memory, with what it was asked.
class Shelf {
public:
    void put(std::int64_t order_ref, OrderState state) {
        ++revision_;
        views_[order_ref] = viewOf(anOrder().in(state), order_ref, revision_);
        left_.erase(order_ref);
    }
    void putWithDeadline(std::int64_t order_ref, int minutes) {
        put(order_ref, OrderState::offered);
        views_[order_ref].order.hub.answer_by = kOrderDay + std::chrono::minutes{minutes};
    }
    void take(std::int64_t order_ref) {
        ++revision_;
        views_.erase(order_ref);
        left_[order_ref] = revision_;
    }

    BoardChanges changes(std::int64_t since) {
        asked.push_back(since);
        BoardChanges changes;
        changes.revision = revision_;
        for (const auto& [order_ref, view] : views_) {
            if (view.revision > since) {
                changes.shown.push_back(view);
            }
        }
        for (const auto& [order_ref, revision] : left_) {
            if (since != 0 && revision > since) {
                changes.gone.push_back(OrderRef{order_ref});
            }
        }
        return changes;
    }

    std::int64_t revision() const { return revision_; }

    std::vector<std::int64_t> asked;

private:
    std::map<std::int64_t, OrderView> views_;
    std::map<std::int64_t, std::int64_t> left_;
    std::int64_t revision_{0};
};

struct Board {
    Shelf shelf;
    BoardCache cache{[this](std::int64_t since) {
        return shelf.changes(since);
    }};
    JsonReader reader;

    std::shared_ptr<const BoardCache::List> list() { return cache.list(BoardCache::Form::plain); }
    std::shared_ptr<const BoardCache::List> listAt(std::int64_t revision) const {
        return cache.listAt(revision, BoardCache::Form::plain);
    }

    std::vector<std::int64_t> orderRefs() {
        std::vector<std::int64_t> refs;
        const std::string text = *list()->bytes;
        for (const JsonValue card : reader.parse(text).at("orders").elements()) {
            refs.push_back(card.integerAt("order_ref"));
        }
        return refs;
    }

    std::string changesText(std::int64_t since) {
        const auto changes = cache.changesSince(since);
        std::string text;
        const JsonValue json = reader.parse(changes.json);
        for (const JsonValue card : json.at("shown").elements()) {
            text += "+" + std::to_string(card.integerAt("order_ref"));
        }
        for (const JsonValue order_ref : json.at("gone").elements()) {
            text += "-" + std::to_string(order_ref.integer());
        }
        return text;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(board_cache, Board)

BOOST_AUTO_TEST_CASE(an_empty_board_is_a_list_without_orders) {
    BOOST_TEST(*list()->bytes == R"({"revision":0,"count":0,"orders":[]})");
}

BOOST_AUTO_TEST_CASE(cards_are_sorted_by_stage_then_deadline_then_age) {
    shelf.put(1, OrderState::in_transit);
    shelf.putWithDeadline(2, 30);
    shelf.putWithDeadline(3, 10);
    shelf.put(4, OrderState::picking);
    shelf.put(5, OrderState::accepted);
    shelf.put(6, OrderState::accepted);
    const std::vector<std::int64_t> wanted{3, 2, 5, 6, 4, 1};
    BOOST_TEST(orderRefs() == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(only_what_changed_is_asked_for) {
    shelf.put(1, OrderState::offered);
    list();
    shelf.put(2, OrderState::offered);
    list();
    list();
    const std::vector<std::int64_t> wanted{0, 1, 2};
    BOOST_TEST(shelf.asked == wanted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_list_is_kept_until_the_ledger_moves_on) {
    shelf.put(1, OrderState::offered);
    const auto first = list();
    BOOST_TEST(listAt(1) == first);
    BOOST_TEST(list() == first);
    BOOST_TEST(!listAt(2));
    shelf.put(1, OrderState::accepted);
    const auto second = list();
    BOOST_TEST(second != first);
    BOOST_TEST(second->etag != first->etag);
    BOOST_TEST(first->bytes->find("offered") != std::string::npos);  // a reader may still have it
}

BOOST_AUTO_TEST_CASE(the_packed_list_is_the_same_board_and_kept_as_long) {
    shelf.put(1, OrderState::offered);
    const auto packed = cache.list(BoardCache::Form::gzip);
    std::istringstream bytes{*packed->bytes};
    Poco::InflatingInputStream unpacking{bytes, Poco::InflatingStreamBuf::STREAM_GZIP};
    std::string text;
    Poco::StreamCopier::copyToString(unpacking, text);
    BOOST_TEST(text == *list()->bytes);
    BOOST_TEST(packed->etag == list()->etag);
    BOOST_TEST(cache.listAt(1, BoardCache::Form::gzip) == packed);
    shelf.put(2, OrderState::offered);
    list();
    BOOST_TEST(!cache.listAt(1, BoardCache::Form::gzip));
}

BOOST_AUTO_TEST_CASE(changes_since_a_revision_are_what_came_and_what_left) {
    shelf.put(1, OrderState::offered);
    shelf.put(2, OrderState::offered);
    const std::int64_t start = list()->revision;
    shelf.put(3, OrderState::offered);
    BOOST_TEST(changesText(start) == "+3");
    const std::int64_t middle = shelf.revision();
    shelf.take(1);
    shelf.put(2, OrderState::accepted);
    BOOST_TEST(changesText(middle) == "+2-1");
    BOOST_TEST(changesText(start) == "+2+3-1");
    BOOST_TEST(changesText(shelf.revision()).empty());
    BOOST_TEST(cache.changesSince(shelf.revision()).is_empty);
}

BOOST_AUTO_TEST_CASE(an_order_that_came_back_is_not_gone) {
    shelf.put(1, OrderState::offered);
    const std::int64_t start = list()->revision;
    shelf.take(1);
    list();
    shelf.put(1, OrderState::offered);
    BOOST_TEST(changesText(start) == "+1");
}

BOOST_AUTO_TEST_CASE(an_order_that_came_and_went_unseen_is_not_mentioned) {
    shelf.put(1, OrderState::offered);
    const std::int64_t start = list()->revision;
    shelf.put(2, OrderState::offered);
    shelf.take(2);
    BOOST_TEST(changesText(start).empty());
}

BOOST_AUTO_TEST_CASE(a_revision_from_before_this_run_is_too_far_back) {
    shelf.put(1, OrderState::offered);
    shelf.put(2, OrderState::offered);
    list();
    BOOST_TEST(cache.changesSince(1).is_too_far_back);
    BOOST_TEST(cache.changesSince(99).is_too_far_back);
    BOOST_TEST(!cache.changesSince(2).is_too_far_back);
}

BOOST_AUTO_TEST_CASE(departures_are_remembered_up_to_a_bound) {
    shelf.put(1, OrderState::offered);
    const std::int64_t start = list()->revision;
    for (int i = 0; i < 10'001; ++i) {
        shelf.put(2, OrderState::offered);
        cache.changesSince(shelf.revision());
        shelf.take(2);
        cache.changesSince(shelf.revision());
    }
    BOOST_TEST(cache.changesSince(start).is_too_far_back);
    BOOST_TEST(!cache.changesSince(shelf.revision()).is_too_far_back);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
