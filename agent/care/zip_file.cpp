#include "agent/care/zip_file.h"

#include <zlib.h>

#include <stdexcept>

namespace balcao {

namespace {

constexpr std::size_t kEndSize = 22;
constexpr std::uint16_t kVersion = 20;        // 2.0: deflate
constexpr std::uint16_t kUtf8Names = 0x0800;  // general purpose flag 11
constexpr std::uint16_t kDeflated = 8;
constexpr std::uint16_t kFirstDay = 0x0021;  // 1980-01-01

void put16(std::string& out, std::uint32_t number) {
    out += static_cast<char>(number & 0xFFU);
    out += static_cast<char>((number >> 8U) & 0xFFU);
}

void put32(std::string& out, std::uint32_t number) {
    put16(out, number & 0xFFFFU);
    put16(out, number >> 16U);
}

std::string deflated(std::string_view content) {
    z_stream stream{};
    constexpr int kRaw = -15;
    constexpr int kMemory = 8;
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, kRaw, kMemory, Z_DEFAULT_STRATEGY) !=
        Z_OK) {
        throw std::runtime_error{"packing a file for support: zlib has no memory"};
    }
    const auto length = static_cast<uInt>(content.size());
    std::string packed(deflateBound(&stream, length), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = length;
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    const int end = deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    if (end != Z_STREAM_END) {
        throw std::runtime_error{"packing a file for support: zlib did not finish"};
    }
    return packed;
}

}  // namespace

void ZipFile::add(std::string_view name, std::string_view content) {
    const std::string packed = deflated(content);
    const auto sum = static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<const Bytef*>(content.data()), content.size())
    );
    std::string facts;  // the same in both headers
    put16(facts, kVersion);
    put16(facts, kUtf8Names);
    put16(facts, kDeflated);
    put16(facts, 0);
    put16(facts, kFirstDay);
    put32(facts, sum);
    put32(facts, static_cast<std::uint32_t>(packed.size()));
    put32(facts, static_cast<std::uint32_t>(content.size()));
    put16(facts, static_cast<std::uint32_t>(name.size()));
    put16(facts, 0);

    const auto offset = static_cast<std::uint32_t>(entries_.size());
    put32(entries_, 0x04034B50);
    entries_.append(facts).append(name).append(packed);

    put32(directory_, 0x02014B50);
    put16(directory_, kVersion);
    directory_.append(facts);
    put16(directory_, 0);  // comment
    put16(directory_, 0);  // disk
    put16(directory_, 0);
    put32(directory_, 0);
    put32(directory_, offset);
    directory_.append(name);
    ++count_;
}

std::size_t ZipFile::size() const {
    return entries_.size() + directory_.size() + kEndSize;
}

std::string ZipFile::bytes() const {
    std::string file = entries_ + directory_;
    put32(file, 0x06054B50);
    put32(file, 0);  // disks
    put16(file, count_);
    put16(file, count_);
    put32(file, static_cast<std::uint32_t>(directory_.size()));
    put32(file, static_cast<std::uint32_t>(entries_.size()));
    put16(file, 0);
    return file;
}

}  // namespace balcao
