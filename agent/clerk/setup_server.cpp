#include "agent/clerk/setup_server.h"

#include "agent/clerk/http/web_server.h"
#include "agent/clerk/setup_parts.h"
#include "agent/clerk/site.h"
#include "agent/service/random_ids.h"

#include <utility>

namespace balcao {

class SetupServer::Impl final : public RequestTaker {
public:
    Impl(Options&& options, const SetupSteps& steps)
        : server_{{.host = options.address, .port = options.port}, WebServer::Limits{}}
        , wall_{server_.port(), newToken()}
        , pages_{options.pages, std::move(options.pages_dir), "setup.html"}
        , parts_{
              .wall = wall_,
              .steps = steps,
              .version = std::move(options.version),
              .on_set_up = std::move(options.on_set_up)} {
        addSetupRoutes(router_, parts_);
        server_.start(*this);
    }

    ~Impl() override { server_.stop(); }
    Impl(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl& operator=(Impl&&) = delete;

    std::uint16_t port() const { return server_.port(); }

    Reply take(const Request& request) override { return site_.take(request); }

private:
    WebServer server_;
    Wall wall_;
    StaticPages pages_;
    SetupParts parts_;
    Router router_;
    Site site_{wall_, router_, pages_, {}};
};

SetupServer::SetupServer(Options options, const SetupSteps& steps)
    : impl_{std::make_unique<Impl>(std::move(options), steps)} {}

SetupServer::~SetupServer() = default;

std::uint16_t SetupServer::port() const {
    return impl_->port();
}

}  // namespace balcao
