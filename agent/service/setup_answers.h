#pragma once

#include <map>
#include <string>

namespace balcao {

/// What somebody answered in the set-up, as they wrote it; nothing of it is checked yet.
struct SetupAnswers {
    struct Printer {
        std::string address;   // empty: that paper is not printed here
        std::string language;  // zpl, epl, escpos, pdf, postscript, or empty: not known

        bool operator==(const Printer&) const = default;
    };

    std::string hub_url;
    std::string client_id;
    std::string secret;  // empty: the one in the file that the settings name
    std::string stores;
    std::map<std::string, Printer> printers;  // by their role
    bool is_sign_in_required{};
};

}  // namespace balcao
