#include "agent/care/lines.h"

#include <ostream>

namespace balcao {

void writeLine(std::ostream& out, HealthGrade grade, const std::string& sentence) {
    switch (grade) {
        case HealthGrade::good:
            out << "ok  ";
            break;
        case HealthGrade::attention:
            out << " ?  ";
            break;
        case HealthGrade::bad:
            out << "!!  ";
            break;
    }
    out << sentence << '\n';
}

}  // namespace balcao
