#pragma once

#include <chrono>
#include <functional>

namespace balcao {

using SteadyTime = std::chrono::steady_clock::time_point;

/// Where waiting is measured: never the wall clock, which people and time servers set. Tests give a
/// time of their own.
using SteadyNow = std::function<SteadyTime()>;

/// A number in [0, 1) that spreads a fleet of agents, so that they do not act in step.
using Jitter = std::function<double()>;

}  // namespace balcao
