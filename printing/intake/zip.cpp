#include "printing/intake/zip.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace balcao {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kEndMark = "PK\x05\x06"sv;
constexpr std::string_view kDirectoryMark = "PK\x01\x02"sv;
constexpr std::string_view kLocalMark = "PK\x03\x04"sv;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kDirectorySize = 46;
constexpr std::size_t kLocalSize = 30;
constexpr std::size_t kLongestComment = 65'535;

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint32_t value = 0;
    for (std::size_t i = size; i > 0; --i) {
        value = (value << 8U) | static_cast<unsigned char>(bytes[at + i - 1]);
    }
    return value;
}

std::uint32_t word(std::string_view bytes, std::size_t at) {
    return number(bytes, at, 2);
}

std::uint32_t longWord(std::string_view bytes, std::size_t at) {
    return number(bytes, at, 4);
}

Failure<std::string> damaged(const std::string& what) {
    return Failure{
        "zip_damaged: the ZIP file is not whole (" + what +
        "); fetch the label again from the hub"};
}

Failure<std::string> refused(const std::string& what) {
    return Failure{
        "zip_refused: the ZIP file " + what + "; ask the carrier for the label without ZIP"};
}

/// One line of the directory.
struct Entry {
    std::uint32_t flags{};
    std::uint32_t method{};
    std::uint32_t check_sum{};
    std::size_t packed_size{};
    std::size_t size{};
    std::size_t place{};  // of the local header
    std::string_view name;
    std::size_t end{};  // of this line
};

std::optional<Entry> entryAt(std::string_view file, std::size_t at) {
    if (at > file.size() || file.size() - at < kDirectorySize ||
        file.substr(at, kDirectoryMark.size()) != kDirectoryMark) {
        return std::nullopt;
    }
    const std::string_view line = file.substr(at);
    const std::size_t name_size = word(line, 28);
    const std::size_t whole = kDirectorySize + name_size + word(line, 30) + word(line, 32);
    if (whole > line.size()) {
        return std::nullopt;
    }
    return Entry{
        .flags = word(line, 8),
        .method = word(line, 10),
        .check_sum = longWord(line, 16),
        .packed_size = longWord(line, 20),
        .size = longWord(line, 24),
        .place = longWord(line, 42),
        .name = line.substr(kDirectorySize, name_size),
        .end = at + whole};
}

/// The packed bytes; nothing if they do not lie within the file.
std::optional<std::string_view> packedBytes(std::string_view file, const Entry& entry) {
    if (entry.place > file.size() || file.size() - entry.place < kLocalSize) {
        return std::nullopt;
    }
    const std::string_view local = file.substr(entry.place);
    if (!local.starts_with(kLocalMark)) {
        return std::nullopt;
    }
    const std::size_t begin = kLocalSize + word(local, 26) + word(local, 28);
    if (begin > local.size() || local.size() - begin < entry.packed_size) {
        return std::nullopt;
    }
    return local.substr(begin, entry.packed_size);
}

/// Inflates exactly `size` bytes; nothing if the data give fewer or more.
std::optional<std::string> inflated(std::string_view packed, std::size_t size) {
    constexpr int kRawDeflate = -15;
    z_stream stream{};
    if (inflateInit2(&stream, kRawDeflate) != Z_OK) {
        return std::nullopt;
    }
    std::string bytes(size + 1, '\0');  // one more, to notice that there is more
    // zlib does not write to its input; its old interface cannot say so.
    stream.next_in =
        const_cast<Bytef*>(reinterpret_cast<const Bytef*>(packed.data()));  // NOLINT(*-const-cast)
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_out = static_cast<uInt>(bytes.size());
    const int code = inflate(&stream, Z_FINISH);
    const std::size_t made = stream.total_out;
    inflateEnd(&stream);
    if (code != Z_STREAM_END || made != size) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

Result<std::string, std::string> contentOf(std::string_view file, const Entry& entry) {
    constexpr std::uint32_t kEncrypted = 0x2041;  // by either of its ways
    constexpr std::uint32_t kStored = 0;
    constexpr std::uint32_t kDeflated = 8;
    if ((entry.flags & kEncrypted) != 0) {
        return Failure{std::string{
            "password: the ZIP file is protected by a password; ask the carrier for one without"}};
    }
    if (entry.name.find_first_of("/\\:"sv) != std::string_view::npos || entry.name == "..") {
        return refused("holds folders");
    }
    if (entry.method != kStored && entry.method != kDeflated) {
        return refused("is packed in an unusual way");
    }
    constexpr std::size_t kHarmlessSize = std::size_t{64} << 10U;  // however little it was packed
    const bool is_bomb = entry.size > kHarmlessSize &&
                         entry.size > kMostZipRatio * std::max<std::size_t>(entry.packed_size, 1);
    if (is_bomb || entry.size > kMostZipBytes) {
        return refused("becomes far too large when it is unpacked");
    }
    const auto packed = packedBytes(file, entry);
    if (!packed) {
        return damaged("an entry ends early");
    }
    auto content = entry.method == kDeflated ? inflated(*packed, entry.size)
                                             : std::optional{std::string{*packed}};
    const bool is_right =
        content && content->size() == entry.size &&
        crc32_z(0, reinterpret_cast<const Bytef*>(content->data()), content->size()) ==
            entry.check_sum;
    if (!is_right) {
        return damaged("an entry's check sum is wrong");
    }
    return *std::move(content);
}

}  // namespace

Result<std::vector<std::string>, std::string> unzip(std::string_view file) {
    // The last mark that a comment of the announced length follows to the end.
    const std::size_t earliest =
        file.size() > kEndSize + kLongestComment ? file.size() - kEndSize - kLongestComment : 0;
    std::size_t end = file.rfind(kEndMark);
    while (end != std::string_view::npos && end >= earliest &&
           (file.size() - end < kEndSize || word(file, end + 20) != file.size() - end - kEndSize)) {
        end = end == 0 ? std::string_view::npos : file.rfind(kEndMark, end - 1);
    }
    if (end == std::string_view::npos || end < earliest) {
        return damaged("it has no end");
    }
    const std::size_t count = word(file, end + 10);
    if (word(file, end + 4) != 0 || word(file, end + 8) != count) {
        return refused("is in several parts");
    }
    if (count > kMostZipEntries) {
        return refused("holds more than 20 files");
    }
    std::vector<std::string> contents;
    std::size_t total = 0;
    std::size_t at = longWord(file, end + 16);
    for (std::size_t i = 0; i < count; ++i) {
        const auto entry = entryAt(file, at);
        if (!entry) {
            return damaged("its directory ends early");
        }
        total += entry->size;
        if (total > kMostZipBytes) {
            return refused("becomes far too large when it is unpacked");
        }
        const auto content = contentOf(file, *entry);
        if (!content) {
            return Failure{content.error()};
        }
        contents.push_back(*content);
        at = entry->end;
    }
    return contents;
}

}  // namespace balcao
