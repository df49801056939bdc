#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

namespace balcao {

/// Room on the disk kept for bad days: a file that is really written, and removed when the disk is
/// full, so that decisions still find place (R5). Not thread-safe.
class ReserveFile {
public:
    ReserveFile(std::filesystem::path file, std::int64_t bytes);

    /// Writes the file if it is not there or too small. False if there is no room for it.
    bool keep();

    /// Gives its room away; false if there was none to give.
    bool spend();

    bool isKept() const { return is_kept_; }

private:
    std::filesystem::path file_;
    std::int64_t bytes_;
    bool is_kept_{false};
};

}  // namespace balcao
