#include "agent/papers/local_time.h"

#include <Poco/DateTime.h>
#include <Poco/LocalDateTime.h>
#include <Poco/Timespan.h>

#include <chrono>

namespace balcao {

LocalTime localTimeOf(Instant at) {
    const auto since_epoch =
        std::chrono::duration_cast<std::chrono::microseconds>(at.time_since_epoch());
    const Poco::LocalDateTime local{
        Poco::DateTime{1970, 1, 1} + Poco::Timespan{since_epoch.count()}};
    return {
        .year = local.year(),
        .month = local.month(),
        .day = local.day(),
        .hour = local.hour(),
        .minute = local.minute()};
}

}  // namespace balcao
