#pragma once

#include "tests/clerk/clerk_shop.h"

#include <Poco/JSON/Array.h>

#include <algorithm>
#include <map>
#include <string>

namespace balcao::test {

/// A browser: it keeps the cookies that it gets.
struct Browser {
    void takeFrom(const HttpReply& reply) {
        const auto found = reply.headers.find("set-cookie");
        if (found == reply.headers.end()) {
            return;
        }
        std::string text = found->second;
        while (!text.empty()) {
            const auto end = std::min(text.find('\n'), text.size());
            const std::string one = text.substr(0, end);
            text.erase(0, std::min(end + 1, text.size()));
            BOOST_TEST(one.find("; Path=/; HttpOnly; SameSite=Strict") != std::string::npos);
            const auto equals = one.find('=');
            jar[one.substr(0, equals)] = one.substr(equals + 1, one.find(';') - equals - 1);
        }
    }

    HttpPeer::Headers headers() const {
        std::string cookie;
        for (const auto& [name, value] : jar) {
            cookie += (cookie.empty() ? "" : "; ") + name + "=" + value;
        }
        return cookie.empty() ? HttpPeer::Headers{} : HttpPeer::Headers{{"Cookie", cookie}};
    }

    std::map<std::string, std::string> jar;
};

inline std::string typeOf(const HttpReply& reply) {
    return reply.json()->getValue<std::string>("type");
}

inline const std::string kPin = "274019";
inline const std::string kOtherPin = "502846";

struct StaffShop : ClerkShop {
    explicit StaffShop(bool is_required = true)
        : StaffShop{ShopOptions{.is_sign_in_required = is_required}} {}
    explicit StaffShop(const ShopOptions& how)
        : ClerkShop{how} {}

    HttpReply say(const std::string& operation_id, const std::string& body) {
        HttpReply reply = call(operation_id, {.body = body, .headers = browser.headers()});
        browser.takeFrom(reply);
        return reply;
    }

    HttpReply makeFirst(const std::string& name = "Grace", const std::string& code = {}) {
        return say(
            "makeFirstManager",
            R"({"name":")" + name + R"(","pin":")" + kPin + "\"" +
                (code.empty() ? "" : R"(,"code":")" + code + "\"") + "}"
        );
    }

    HttpReply add(const std::string& name, const std::string& role, const std::string& more = {}) {
        return say(
            "addPerson",
            R"({"name":")" + name + R"(","role":")" + role + R"(","pin":")" + kOtherPin + "\"" +
                more + "}"
        );
    }

    HttpReply signIn(std::int64_t person_id, const std::string& pin) {
        return say(
            "signIn", R"({"person_id":)" + std::to_string(person_id) + R"(,"pin":")" + pin + "\"}"
        );
    }

    HttpReply change(std::int64_t person_id, const std::string& members) {
        HttpReply reply = call(
            "changePerson",
            {.path = {{"person_id", std::to_string(person_id)}},
             .body = "{" + members + "}",
             .headers = browser.headers()}
        );
        return reply;
    }

    Poco::JSON::Object::Ptr people() {
        return call("getPeople", {.headers = browser.headers()}).json();
    }

    std::string whoAmI() {
        const auto all = people();
        return all->has("me") ? all->getObject("me")->getValue<std::string>("name") : "nobody";
    }

    HttpReply accept(OrderRef order_ref) {
        return call(
            "commandOrder",
            {.path = {{"order_ref", std::to_string(order_ref.value)}},
             .body = R"({"command_id":")" + newId().value +
                     R"(","command":"decide","lines":[{"line_id":"1","accepted":2},)"
                     R"({"line_id":"2","accepted":1}]})",
             .headers = browser.headers()}
        );
    }

    OrderRef readyAtCounter() {
        const OrderRef ref = offer(anOrder().pickup().hub());
        take(ref, acceptAll(order(ref)));
        take(ref, StartPicking{});
        take(ref, FinishPicking{});
        take(ref, Pack{});
        take(ref, MarkReady{.place = "A3"});
        return ref;
    }

    OrderRef atCustomer() {
        const OrderRef ref = readyAtCounter();
        take(ref, HandOver{});
        return ref;
    }

    HttpReply reverse(OrderRef order_ref) {
        return call(
            "commandOrder",
            {.path = {{"order_ref", std::to_string(order_ref.value)}},
             .body = R"({"command_id":")" + newId().value +
                     R"(","command":"reverse_handover","note":"cliente errado"})",
             .headers = browser.headers()}
        );
    }

    static std::int64_t idIn(const HttpReply& reply) {
        return reply.json()->getValue<std::int64_t>("person_id");
    }

    /// Grace, a manager, is signed in; Ada, a clerk, is there.
    std::int64_t openShop() {
        BOOST_REQUIRE(makeFirst().status == 200);
        return idIn(add("Ada", "clerk"));
    }

    Browser browser;
};

}  // namespace balcao::test
