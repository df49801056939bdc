#include "agent/setup_agent.h"

#include "agent/clerk/setup_server.h"
#include "agent/service/settings_setup.h"
#include "agent/service/system_clock.h"
#include "agent/service/worker.h"
#include "agent/setup/setup_desk.h"
#include "common/embed/embedded_file.h"

#include <chrono>
#include <span>
#include <utility>

namespace balcao {

namespace embedded {

std::span<const EmbeddedFile> clerkPages();

}  // namespace embedded

namespace {

using namespace std::chrono_literals;

/// How soon what somebody wrote beside the page is noticed.
constexpr std::chrono::milliseconds kLookEvery = 2s;

SetupServer::Options optionsFor(const Settings& settings, std::function<void()> on_set_up) {
    return {
        .address = settings.web.address,
        .port = settings.web.port,
        .pages_dir = settings.web.pages_dir,
        .pages = embedded::clerkPages(),
        .version = BALCAO_VERSION,
        .on_set_up = std::move(on_set_up)};
}

}  // namespace

class SetupAgent::Impl {
public:
    Impl(const SettingsRequest& request, std::function<void()> on_set_up)
        : request_{request}
        , on_set_up_{std::move(on_set_up)}
        , settings_{loadSettingsForSetup(request)}
        , desk_{request, clock_}
        , web_{optionsFor(settings_, [this] { tellOnce(); }), desk_}
        , watch_{"setup", [this] {
                     return look();
                 }} {}

    std::string pageAddress() const {
        return "http://" + settings_.web.address + ":" + std::to_string(web_.port());
    }

    std::uint16_t port() const { return web_.port(); }

private:
    std::chrono::milliseconds look() {
        try {
            if (missingSettings(request_).empty()) {
                loadSettings(request_);
                tellOnce();
            }
        } catch (const SettingsError&) {
            // Somebody is writing, or wrote something wrong; what is wrong is said by
            // --check-settings and by the next start.
        }
        return kLookEvery;
    }

    void tellOnce() {
        if (!is_told_.exchange(true)) {
            on_set_up_();
        }
    }

    SettingsRequest request_;
    std::function<void()> on_set_up_;
    Settings settings_;
    SystemClock clock_;
    SetupDesk desk_;
    std::atomic<bool> is_told_{false};
    SetupServer web_;
    Worker watch_;
};

SetupAgent::SetupAgent(const SettingsRequest& request, std::function<void()> on_set_up)
    : impl_{std::make_unique<Impl>(request, std::move(on_set_up))} {}

SetupAgent::~SetupAgent() = default;

std::string SetupAgent::pageAddress() const {
    return impl_->pageAddress();
}

std::uint16_t SetupAgent::port() const {
    return impl_->port();
}

}  // namespace balcao
