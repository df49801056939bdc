#pragma once

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace balcao::test {

/// Writes ZIP files for tests, wrong ones too.
class ZipWriter {
public:
    struct Entry {
        std::string name{"label"};
        std::string content;
        bool is_deflated{true};
        unsigned flags{0};
        std::size_t size_off_by{0};  // what the directory says too much
    };

    static std::string fileOf(const std::vector<Entry>& entries) {
        std::string file;
        std::string directory;
        for (const Entry& entry : entries) {
            const std::string packed = entry.is_deflated ? deflated(entry.content) : entry.content;
            const auto sum = static_cast<std::uint32_t>(crc32_z(
                0, reinterpret_cast<const Bytef*>(entry.content.data()), entry.content.size()
            ));
            const std::string common = number(entry.flags, 2) +
                                       number(entry.is_deflated ? 8 : 0, 2) + number(0, 4) +
                                       number(sum, 4) + number(packed.size(), 4) +
                                       number(entry.content.size() + entry.size_off_by, 4) +
                                       number(entry.name.size(), 2) + number(0, 2);
            directory += "PK\x01\x02" + number(20, 2) + number(20, 2) + common +
                         std::string(10, '\0') + number(file.size(), 4) + entry.name;
            file += "PK\x03\x04" + number(20, 2) + common + entry.name + packed;
        }
        const std::size_t place = file.size();
        return file + directory + "PK\x05\x06" + number(0, 4) + number(entries.size(), 2) +
               number(entries.size(), 2) + number(directory.size(), 4) + number(place, 4) +
               number(0, 2);
    }

private:
    static std::string number(std::size_t value, int size) {
        std::string bytes;
        for (; size > 0; --size, value >>= 8U) {
            bytes.push_back(static_cast<char>(value & 0xFFU));
        }
        return bytes;
    }

    /// Raw deflate: what compress2 makes without its two bytes before and four behind.
    static std::string deflated(std::string_view content) {
        uLongf size = compressBound(content.size());
        std::string packed(size, '\0');
        compress2(
            reinterpret_cast<Bytef*>(packed.data()),
            &size,
            reinterpret_cast<const Bytef*>(content.data()),
            content.size(),
            Z_BEST_COMPRESSION
        );
        return packed.substr(2, size - 6);
    }
};

}  // namespace balcao::test
