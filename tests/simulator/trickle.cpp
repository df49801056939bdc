#include "tests/simulator/trickle.h"

#include <random>

namespace balcao::simulator {

Trickle::Trickle(Hub& hub, std::chrono::seconds mean)
    : hub_{hub}
    , thread_{[this, mean] {
        run(mean);
    }} {}

Trickle::~Trickle() {
    hub_.stop();
    thread_.join();
}

void Trickle::run(std::chrono::seconds mean) {
    std::mt19937_64 engine{hub_.options().seed};
    std::uniform_real_distribution<double> spread{0.5, 1.5};
    const auto stores = hub_.stores();
    for (std::size_t turn = 0;; ++turn) {
        const double pause_ms = spread(engine) * static_cast<double>(mean.count()) * 1000.0;
        hub_.pause(std::chrono::milliseconds{static_cast<std::int64_t>(pause_ms)});
        if (hub_.isStopping()) {
            return;
        }
        hub_.addOrder(OrderWish{.store = stores[turn % stores.size()]});
    }
}

}  // namespace balcao::simulator
