#include "agent/clerk/wall.h"

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <vector>

namespace balcao::test {

namespace {

constexpr std::uint16_t kPort = 8787;
constexpr const char* kToken = "0123456789abcdef0123456789abcdef";

/// A request as the parser would have made it; the texts must outlive it.
class Asked {
public:
    explicit Asked(std::string host) { add("Host", std::move(host)); }

    Asked& add(std::string name, std::string value) {
        texts_.push_back({std::move(name), std::move(value)});
        return *this;
    }

    Request request() const {
        Request request;
        request.query = query;
        for (const auto& [name, value] : texts_) {
            request.headers.push_back({name, value});
        }
        return request;
    }

    std::string query;

private:
    std::vector<std::pair<std::string, std::string>> texts_;
};

/// 200 if it may pass.
int hostStatus(const Wall& wall, const std::string& host) {
    const auto refused = wall.checkHost(Asked{host}.request());
    return refused ? refused->status : 200;
}

int accessStatus(const Wall& wall, const Asked& asked, Access access) {
    const auto refused = wall.checkAccess(asked.request(), access);
    return refused ? refused->status : 200;
}

/// Spellings of hosts that are not ours, though many mean this computer.
std::vector<std::string> foreignHosts() {
    std::vector<std::string> hosts{
        "",
        ":8787",
        "evil.example:8787",
        "127.0.0.1",
        "localhost",
        "[::1]",
        "127.0.0.1:",
        "127.0.0.1:80",
        "127.0.0.1:08787",
        "127.0.0.1:8787:8787",
        "127.0.0.1:8787 ",
        "::1:8787",
        "[::1:8787",
        "::1]:8787",
        "[0:0:0:0:0:0:0:1]:8787",
        "[::ffff:127.0.0.1]:8787",
        "[::ffff:7f00:1]:8787",
        "[::1%25lo]:8787",
        "[::]:8787",
        "0.0.0.0:8787",
        "0:8787",
        "2130706433:8787",
        "0x7f000001:8787",
        "0x7f.0.0.1:8787",
        "0177.0.0.1:8787",
        "127.1:8787",
        "127.0.1:8787",
        "127.00.0.1:8787",
        "127.0.0.01:8787",
        "127.0.0.2:8787",
        "127.0.0.1.:8787",
        "127.0.0.1,127.0.0.1:8787",
        "localhost.:8787",
        "localhost:8787.",
        "LOCALHOST:8787",
        "Localhost:8787",
        "localhost.localdomain:8787",
        "xlocalhost:8787",
        "localhostx:8787",
        "localhost.evil.example:8787",
        "127.0.0.1.evil.example:8787",
        "127.0.0.1.nip.io:8787",
        "user@localhost:8787",
        "user:pw@127.0.0.1:8787",
        "@127.0.0.1:8787",
        "127.0.0.1:8787@evil.example",
        "http://127.0.0.1:8787",
        "//127.0.0.1:8787",
        "127.0.0.1:8787/",
        "127.0.0.1:8787?x",
        "127.0.0.1:8787#x",
        "127.0.0.1%00:8787",
        "127%2e0.0.1:8787",
        "127。0。0。1:8787",
        "ｌocalhost:8787",
        "loc\xc3\xa5lhost:8787",
        "127.0.0.1;8787",
        "127.0.0.1 :8787",
        "127.0.0.1\t:8787"};
    const std::array<std::string, 3> ours{"127.0.0.1:8787", "localhost:8787", "[::1]:8787"};
    for (const std::string& host : ours) {
        for (std::size_t i = 0; i < host.size(); ++i) {
            std::string shorter = host;
            shorter.erase(i, 1);
            hosts.push_back(shorter);
            for (const char other :
                 {'x', '0', '.', ':', '@', ' ', '-', '%', 'A', '9', '/', '\x7f'}) {
                std::string changed = host;
                changed[i] = other;
                if (changed != host) {
                    hosts.push_back(changed);
                }
                std::string longer = host;
                longer.insert(i, 1, other);
                hosts.push_back(longer);
            }
        }
        for (int port = 1; port < 60; ++port) {
            hosts.push_back(host.substr(0, host.rfind(':') + 1) + std::to_string(port * 1103));
        }
    }
    return hosts;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(wall)

BOOST_AUTO_TEST_CASE(our_three_names_pass_and_a_thousand_others_do_not) {
    const Wall wall{kPort, kToken};
    for (const char* ours : {"127.0.0.1:8787", "localhost:8787", "[::1]:8787"}) {
        BOOST_TEST(hostStatus(wall, ours) == 200, ours);
    }
    const auto foreign = foreignHosts();
    BOOST_TEST(foreign.size() >= 1000U);
    for (const std::string& host : foreign) {
        BOOST_TEST(hostStatus(wall, host) == 421, host);
    }
}

BOOST_AUTO_TEST_CASE(a_foreign_host_learns_nothing) {
    const auto refused = Wall{kPort, kToken}.checkHost(Asked{"evil.example"}.request());
    BOOST_REQUIRE(refused);
    BOOST_TEST(refused->body.empty());
    BOOST_TEST(refused->closes_connection);
}

BOOST_AUTO_TEST_CASE(names_without_a_port_are_ours_only_on_port_80) {
    const Wall wall{80, kToken};
    for (const char* ours : {"127.0.0.1", "localhost", "[::1]", "localhost:80"}) {
        BOOST_TEST(hostStatus(wall, ours) == 200, ours);
    }
    BOOST_TEST(hostStatus(wall, "localhost:8787") == 421);
}

BOOST_AUTO_TEST_CASE(writes_pass_only_from_our_own_page) {
    // Every origin with every Sec-Fetch-Site: a write passes only if what is there is ours and at
    // least one of them is there.
    const Wall wall{kPort, kToken};
    const std::array<const char*, 9> origins{
        "-",
        "http://localhost:8787",
        "http://127.0.0.1:8787",
        "https://localhost:8787",
        "http://localhost:3000",
        "http://evil.example",
        "null",
        "",
        "http://localhost:8787/"};
    const std::array<const char*, 6> sites{
        "-", "same-origin", "same-site", "cross-site", "none", "Same-Origin"};
    for (const std::string origin : origins) {
        for (const std::string site : sites) {
            Asked asked{"localhost:8787"};
            asked.add("X-Balcao-Token", kToken).add("Content-Type", "application/json");
            if (origin != "-") {
                asked.add("Origin", origin);
            }
            if (site != "-") {
                asked.add("Sec-Fetch-Site", site);
            }
            const bool is_origin_right = origin == "-" || origin == "http://localhost:8787";
            const bool is_site_right = site == "-" || site == "same-origin";
            const bool is_proven = origin != "-" || site != "-";
            const int wanted = is_origin_right && is_site_right && is_proven ? 200 : 403;
            BOOST_TEST(
                accessStatus(wall, asked, Access::write) == wanted,
                "origin '" << origin << "', site '" << site << "'"
            );
        }
    }
}

BOOST_AUTO_TEST_CASE(reads_and_the_session_are_refused_to_other_sites) {
    const Wall wall{kPort, kToken};
    for (const Access access : {Access::read, Access::stream, Access::same_origin}) {
        const auto statusWith = [&](const char* name, const char* value) {
            Asked asked{"localhost:8787"};
            asked.add("X-Balcao-Token", kToken).add(name, value);
            return accessStatus(wall, asked, access);
        };
        BOOST_TEST(statusWith("Sec-Fetch-Site", "same-origin") == 200);
        BOOST_TEST(statusWith("Sec-Fetch-Site", "none") == 200);
        BOOST_TEST(statusWith("Accept", "*/*") == 200);
        BOOST_TEST(statusWith("Sec-Fetch-Site", "cross-site") == 403);
        BOOST_TEST(statusWith("Sec-Fetch-Site", "same-site") == 403);
        BOOST_TEST(statusWith("Origin", "http://localhost:3000") == 403);
        BOOST_TEST(statusWith("Origin", "null") == 403);
    }
}

BOOST_AUTO_TEST_CASE(every_call_but_the_session_needs_the_token) {
    const Wall wall{kPort, kToken};
    const std::string wrong(32, '0');
    for (const std::string& token : {std::string{}, wrong, std::string{kToken} + "0"}) {
        Asked asked{"localhost:8787"};
        asked.add("X-Balcao-Token", token).add("Sec-Fetch-Site", "same-origin");
        asked.add("Content-Type", "application/json");
        BOOST_TEST(accessStatus(wall, asked, Access::read) == 401);
        BOOST_TEST(accessStatus(wall, asked, Access::stream) == 401);
        BOOST_TEST(accessStatus(wall, asked, Access::write) == 401);
        BOOST_TEST(accessStatus(wall, asked, Access::same_origin) == 200);
        BOOST_TEST(accessStatus(wall, asked, Access::open) == 200);
    }
}

BOOST_AUTO_TEST_CASE(only_a_stream_may_carry_the_token_in_its_query) {
    const Wall wall{kPort, kToken};
    Asked asked{"localhost:8787"};
    asked.query = std::string{"token="} + kToken;
    BOOST_TEST(accessStatus(wall, asked, Access::stream) == 200);
    BOOST_TEST(accessStatus(wall, asked, Access::read) == 401);
}

BOOST_AUTO_TEST_CASE(writes_must_be_json) {
    const Wall wall{kPort, kToken};
    const auto statusOf = [&](const char* type) {
        Asked asked{"localhost:8787"};
        asked.add("X-Balcao-Token", kToken).add("Origin", "http://localhost:8787");
        asked.add("Content-Type", type);
        return accessStatus(wall, asked, Access::write);
    };
    for (const char* type :
         {"application/json",
          "Application/JSON",
          "application/json;charset=utf-8",
          "application/json; charset=UTF-8"}) {
        BOOST_TEST(statusOf(type) == 200, type);
    }
    for (const char* type :
         {"",
          "text/plain",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "application/json; charset=latin1",
          "application/jsonx",
          "text/plain;application/json"}) {
        BOOST_TEST(statusOf(type) == 415, type);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
