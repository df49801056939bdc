#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace balcao {

/// A folder that only this user reads, and that is gone with everything in it afterwards: where a
/// child process finds its work.
class PrivateFolder {
public:
    /// `purpose` is a part of its name. Throws std::runtime_error or std::filesystem_error if there
    /// can be none.
    explicit PrivateFolder(const std::string& purpose);
    ~PrivateFolder();
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder(PrivateFolder&&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    PrivateFolder& operator=(PrivateFolder&&) = delete;

    std::filesystem::path operator/(const char* name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// Throws std::runtime_error with a sentence if the bytes are not all in the file.
void writeWhole(const std::filesystem::path& file, std::string_view bytes);

/// What is in the file; nothing for one that is not there.
std::string readWhole(const std::filesystem::path& file);

}  // namespace balcao
