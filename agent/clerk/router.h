#pragma once

#include "agent/clerk/http/request_taker.h"
#include "agent/clerk/wall.h"
#include "common/people/staff.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// A request that was let in, with what its path and query say.
struct Call {
    const Request& request;
    std::vector<std::string> path_values;  // of the {names} in the route's path, in their order

    /// The path value as a number from 1 on; nothing if it is none.
    std::optional<std::int64_t> number(std::size_t index) const;
};

/// Who is served where people must sign in.
enum class Door : std::uint8_t {
    staff,      // reads: an enrolled browser; with an action: somebody who is signed in and may
    strangers,  // everybody: it is how one comes in
};

/// One operation of api.yaml.
struct Route {
    std::string_view operation_id;  // as in api.yaml
    std::string_view method;        // GET (HEAD comes with it) or POST
    std::string_view path;          // with {names}
    Access access{Access::read};
    Door door{Door::staff};
    std::optional<StaffAction> action{};  // nothing: all of the staff, or the handler asks
    std::function<Reply(const Call&)> handle;
};

/// Finds the operation that a request means.
class Router {
public:
    struct Match {
        const Route* route{};  // nullptr: see `allowed`
        std::vector<std::string> path_values;
        std::string allowed;  // methods of this path; empty: there is no such path
    };

    void add(Route route);

    Match find(std::string_view method, std::string_view path) const;

    const std::vector<Route>& routes() const { return routes_; }

private:
    std::vector<Route> routes_;
};

}  // namespace balcao
