#pragma once

#include "agent/clerk/http/response.h"
#include "agent/clerk/staff_door.h"

namespace balcao {

/// 404 or 409, with the slug that the page words.
Response answerTo(StaffRefusal refusal);

/// 403 for a PIN or badge that let nobody in; with the time until which nobody may try.
Response answerTo(const EntryRefused& refused, Instant now);

}  // namespace balcao
