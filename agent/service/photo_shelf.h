#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace balcao {

/// Photos of products as they were fetched, each in a file of its own, so that the page shows them
/// while the internet is down. A cache: what is lost is fetched again.
///
/// One thread puts and erases; any thread reads meanwhile, because a file gets its name when it is
/// whole. What goes wrong on the disk is an exception of std, which names the file.
class PhotoShelf {
public:
    /// True for the name of a photo that must not make room for another.
    using IsWanted = std::function<bool(const std::string& name)>;

    /// `folder` is made with the first photo. All photos together stay below `most_bytes`.
    PhotoShelf(std::filesystem::path folder, std::uint64_t most_bytes);

    /// The name of the photo that lies at an address of the web: 64 hexadecimal digits.
    static std::string nameOf(std::string_view address);

    bool has(const std::string& name) const;

    /// The bytes of a photo; nothing if it is not there or `name` is no photo's name.
    std::optional<std::string> read(const std::string& name) const;

    /// Keeps a photo. The oldest that nobody wants make room for it; false if that is not enough.
    bool put(const std::string& name, std::string_view bytes, const IsWanted& is_wanted);

    /// Erases the photos that were put before `age` ago and that nobody wants; says how many.
    std::size_t eraseOld(std::chrono::hours age, const IsWanted& is_wanted);

private:
    std::filesystem::path fileOf(const std::string& name) const;
    void erase(const std::filesystem::path& file);
    void makeRoom(std::uint64_t bytes, const IsWanted& is_wanted);

    std::filesystem::path folder_;
    std::uint64_t most_bytes_;
    std::uint64_t kept_bytes_{};
};

}  // namespace balcao
