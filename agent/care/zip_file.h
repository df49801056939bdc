#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace balcao {

/// Builds a ZIP file in memory (APPNOTE 6.3: deflated entries, UTF-8 names, no 64-bit forms), for
/// files of a few megabytes that any computer opens.
class ZipFile {
public:
    /// Adds an entry with the time 1980-01-01, which ZIP writes when it knows none. Throws
    /// std::runtime_error if zlib fails.
    void add(std::string_view name, std::string_view content);

    /// How large the file would be now.
    std::size_t size() const;

    /// The whole file.
    std::string bytes() const;

private:
    std::string entries_;
    std::string directory_;
    std::uint16_t count_{};
};

}  // namespace balcao
