#pragma once

#include "agent/clerk/router.h"
#include "agent/clerk/static_pages.h"
#include "agent/clerk/wall.h"

#include <functional>
#include <optional>

namespace balcao {

/// The way of a request through the wall to its operation or file, the same for the page at work
/// and for the set-up's. Everything outlives it.
class Site {
public:
    /// Whether the person at this browser may call this; nothing if so. None: nobody is asked.
    using AskPerson = std::function<std::optional<Response>(const Request&, const Route&)>;

    Site(const Wall& wall, const Router& router, const StaticPages& pages, AskPerson ask_person)
        : wall_{wall}
        , router_{router}
        , pages_{pages}
        , ask_person_{std::move(ask_person)} {}

    /// As RequestTaker::take(): must not wait, never throws.
    Reply take(const Request& request) const;

private:
    Reply route(const Request& request) const;
    Reply otherPath(const Request& request) const;

    const Wall& wall_;
    const Router& router_;
    const StaticPages& pages_;
    AskPerson ask_person_;
};

}  // namespace balcao
