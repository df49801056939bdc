#include "agent/ledger/reserve_file.h"

#include <algorithm>
#include <fstream>
#include <system_error>
#include <utility>
#include <vector>

namespace balcao {

ReserveFile::ReserveFile(std::filesystem::path file, std::int64_t bytes)
    : file_{std::move(file)}
    , bytes_{bytes} {
    std::error_code error;
    const auto size = std::filesystem::file_size(file_, error);
    is_kept_ = !error && size == static_cast<std::uintmax_t>(bytes_);
}

bool ReserveFile::keep() {
    if (is_kept_) {
        return true;
    }
    // Bytes that differ, because file systems keep no room for holes, zeros or repetitions.
    constexpr std::size_t kBlock = 1U << 16U;
    std::vector<char> block(kBlock);
    std::uint32_t noise = 1;
    std::ofstream stream{file_, std::ios::binary | std::ios::trunc};
    for (std::int64_t left = bytes_; left > 0 && stream;
         left -= static_cast<std::int64_t>(kBlock)) {
        for (char& byte : block) {
            noise = noise * 1664525U + 1013904223U;
            byte = static_cast<char>(noise >> 24U);
        }
        stream.write(block.data(), std::min(left, static_cast<std::int64_t>(kBlock)));
    }
    stream.close();
    is_kept_ = stream.good();
    if (!is_kept_) {
        std::error_code ignored;  // half a reserve is no reserve: its room is needed
        std::filesystem::remove(file_, ignored);
    }
    return is_kept_;
}

bool ReserveFile::spend() {
    std::error_code error;
    const bool was_there = std::filesystem::remove(file_, error);
    is_kept_ = false;
    return was_there && !error;
}

}  // namespace balcao
