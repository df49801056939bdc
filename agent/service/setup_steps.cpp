#include "agent/service/setup_steps.h"

#include <algorithm>

namespace balcao {

bool mayGoOn(const SetupSteps::Findings& findings) {
    return std::ranges::none_of(findings, [](const HealthFinding& one) {
        return one.grade == HealthGrade::bad && one.part != "clock";
    });
}

}  // namespace balcao
