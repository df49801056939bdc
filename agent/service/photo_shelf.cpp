#include "agent/service/photo_shelf.h"

#include "agent/service/files.h"
#include "agent/service/sha256.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <system_error>
#include <utility>
#include <vector>

namespace balcao {

namespace {

using FileTime = std::filesystem::file_time_type;

constexpr std::size_t kNameLength = 64;

bool isName(std::string_view text) {
    return text.size() == kNameLength &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

struct KeptPhoto {
    FileTime put_at;
    std::filesystem::path file;
};

/// The photos of the folder, the oldest first. What else lies there is left alone.
std::vector<KeptPhoto> photosIn(const std::filesystem::path& folder) {
    std::vector<KeptPhoto> photos;
    std::error_code is_missing;  // no folder yet: no photo yet
    for (const auto& entry : std::filesystem::directory_iterator{folder, is_missing}) {
        if (isName(entry.path().filename().string())) {
            photos.push_back({.put_at = entry.last_write_time(), .file = entry.path()});
        }
    }
    std::ranges::sort(photos, {}, &KeptPhoto::put_at);
    return photos;
}

}  // namespace

PhotoShelf::PhotoShelf(std::filesystem::path folder, std::uint64_t most_bytes)
    : folder_{std::move(folder)}
    , most_bytes_{most_bytes} {
    for (const KeptPhoto& photo : photosIn(folder_)) {
        kept_bytes_ += std::filesystem::file_size(photo.file);
    }
}

std::string PhotoShelf::nameOf(std::string_view address) {
    return sha256Of(address);
}

std::filesystem::path PhotoShelf::fileOf(const std::string& name) const {
    return folder_ / name;
}

bool PhotoShelf::has(const std::string& name) const {
    std::error_code is_unreadable;
    return isName(name) && std::filesystem::exists(fileOf(name), is_unreadable);
}

std::optional<std::string> PhotoShelf::read(const std::string& name) const {
    if (!isName(name)) {
        return std::nullopt;
    }
    const std::ifstream file{fileOf(name), std::ios::binary};
    if (!file) {
        return std::nullopt;
    }
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return std::move(bytes).str();
}

bool PhotoShelf::put(const std::string& name, std::string_view bytes, const IsWanted& is_wanted) {
    if (has(name)) {
        erase(fileOf(name));
    }
    if (kept_bytes_ + bytes.size() > most_bytes_) {
        makeRoom(bytes.size(), is_wanted);
    }
    if (kept_bytes_ + bytes.size() > most_bytes_) {
        return false;
    }
    makePrivateFolder(folder_);
    writeFileDurably(fileOf(name), bytes);
    kept_bytes_ += bytes.size();
    return true;
}

std::size_t PhotoShelf::eraseOld(std::chrono::hours age, const IsWanted& is_wanted) {
    const FileTime before = FileTime::clock::now() - age;
    std::size_t erased = 0;
    for (const KeptPhoto& photo : photosIn(folder_)) {
        if (photo.put_at < before && !is_wanted(photo.file.filename().string())) {
            erase(photo.file);
            ++erased;
        }
    }
    return erased;
}

void PhotoShelf::erase(const std::filesystem::path& file) {
    kept_bytes_ -= std::min<std::uint64_t>(kept_bytes_, std::filesystem::file_size(file));
    std::filesystem::remove(file);
}

void PhotoShelf::makeRoom(std::uint64_t bytes, const IsWanted& is_wanted) {
    for (const KeptPhoto& photo : photosIn(folder_)) {
        if (kept_bytes_ + bytes <= most_bytes_) {
            return;
        }
        if (!is_wanted(photo.file.filename().string())) {
            erase(photo.file);
        }
    }
}

}  // namespace balcao
