#pragma once

#include "agent/clerk/http/response.h"
#include "agent/papers/paper_desk.h"

namespace balcao {

/// The refusal as the page can word it: the slug is what stands before the colon.
Response answerOf(const PaperRefused& refused);

}  // namespace balcao
