#pragma once

#include "tests/simulator/hub.h"

#include <chrono>
#include <thread>

namespace balcao::simulator {

/// Assigns a new order now and then to one store after the other, as a day at a hub does. The
/// pauses vary around the wished mean.
class Trickle {
public:
    Trickle(Hub& hub, std::chrono::seconds mean);
    /// Stops the hub (it is on its way out) and waits for the thread.
    ~Trickle();
    Trickle(const Trickle&) = delete;
    Trickle(Trickle&&) = delete;
    Trickle& operator=(const Trickle&) = delete;
    Trickle& operator=(Trickle&&) = delete;

private:
    void run(std::chrono::seconds mean);

    Hub& hub_;
    std::thread thread_;
};

}  // namespace balcao::simulator
