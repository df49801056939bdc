#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace balcao::simulator {

/// A file of lines that only grows. A line is in the file, whole, when `append` returns: it goes
/// out by one write(2), so a killed process loses nothing; with Durability::synced it is also on
/// disk, so that a power cut loses nothing. Failures throw std::runtime_error that names the file.
class LineFile {
public:
    enum class Durability { written, synced };

    /// Opens or creates; a torn last line (no LF) is cut off.
    LineFile(const std::filesystem::path& path, Durability durability);
    ~LineFile();
    LineFile(const LineFile&) = delete;
    LineFile(LineFile&&) = delete;
    LineFile& operator=(const LineFile&) = delete;
    LineFile& operator=(LineFile&&) = delete;

    void append(const std::string& line);

    /// Every whole line of the file, in order.
    static void read(
        const std::filesystem::path& path, const std::function<void(const std::string&)>& line
    );

private:
    std::filesystem::path path_;
    Durability durability_;
    int file_ = -1;
};

}  // namespace balcao::simulator
