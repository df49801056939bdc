#include "printing/raster/private_folder.h"

#include <Poco/Process.h>

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <fstream>
#include <ios>
#include <stdexcept>
#include <system_error>

namespace balcao {

PrivateFolder::PrivateFolder(const std::string& purpose) {
    static std::atomic<unsigned> count{0};
    constexpr int kMostTries = 1000;
    const auto base = std::filesystem::temp_directory_path();
    const std::string stem = "balcao-" + purpose + '-' + std::to_string(Poco::Process::id()) + '-';
    for (int i = 0; i < kMostTries; ++i) {
        const auto folder = base / (stem + std::to_string(count++));
        // False for one that exists: somebody else may have made it to read along.
        if (std::filesystem::create_directory(folder)) {
            path_ = folder;
            std::filesystem::permissions(folder, std::filesystem::perms::owner_all);
            return;
        }
    }
    throw std::runtime_error("making a folder for a child's work in " + base.string());
}

PrivateFolder::~PrivateFolder() {
    std::error_code ignored;  // what is left is found by whoever cleans the temporary folder
    std::filesystem::remove_all(path_, ignored);
}

void writeWhole(const std::filesystem::path& file, std::string_view bytes) {
    std::ofstream stream{file, std::ios::binary};
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (!stream) {
        throw std::runtime_error(
            "writing " + std::to_string(bytes.size()) + " bytes for a child's work to " +
            file.string() + ": is the disk full?"
        );
    }
}

std::string readWhole(const std::filesystem::path& file) {
    std::error_code problem;
    const auto size = std::filesystem::file_size(file, problem);
    std::string bytes(problem ? 0 : size, '\0');
    std::ifstream stream{file, std::ios::binary};
    stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(stream.gcount(), 0)));
    return bytes;
}

}  // namespace balcao
