#include "agent/service/data_folder.h"

#include "agent/service/files.h"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace balcao {

namespace {

/// The folder of a program that copies files elsewhere while they are being written, which tears
/// a database. "OneDrive - Company" is one, too.
bool isSynchronised(const std::filesystem::path& path) {
    constexpr std::array<std::string_view, 6> kFolders{
        "dropbox", "google drive", "icloud", "nextcloud", "onedrive", "owncloud"};
    return std::ranges::any_of(path, [&](const std::filesystem::path& part) {
        std::string name = part.string();
        std::ranges::transform(name, name.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return std::ranges::any_of(kFolders, [&](std::string_view folder) {
            return name.starts_with(folder);
        });
    });
}

/// Makes and checks the folder; gives it back, so that the lock comes after the checks.
std::filesystem::path prepared(std::filesystem::path folder) {
    const std::string start = "the data folder " + folder.string();
    if (isSynchronised(folder)) {
        throw std::runtime_error{
            start +
            " is synchronised by another program, which can tear the database: give "
            "data.dir a folder outside of it"};
    }
    makePrivateFolder(folder);
    if (isOpenToOthers(folder)) {
        throw std::runtime_error{
            start + " is open to other users of this computer: allow only the agent's user (" +
            howToClose(folder) + ")"};
    }
    if (isOnNetworkDrive(folder)) {
        throw std::runtime_error{
            start +
            " is not on a disk of this computer, where a power cut could lose answers: "
            "give data.dir a folder that is"};
    }
    return folder;
}

}  // namespace

DataFolder::DataFolder(std::filesystem::path path)
    : path_{prepared(std::move(path))}
    , lock_{path_} {}

}  // namespace balcao
