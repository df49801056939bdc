#include "tests/style/source_tree.h"

#include <algorithm>
#include <fstream>

namespace balcao::test {

namespace {

const std::filesystem::path kRoot{BALCAO_SOURCE_DIR};

}  // namespace

std::vector<std::string> sourceFiles(
    std::string_view folder, const std::set<std::string>& extensions
) {
    std::vector<std::string> files;
    const auto start = kRoot / folder;
    if (!std::filesystem::exists(start)) {
        return files;
    }
    std::filesystem::recursive_directory_iterator entry{start};
    for (; entry != std::filesystem::recursive_directory_iterator{}; ++entry) {
        const auto name = entry->path().filename();
        if (name == "build" || name == "node_modules" || name == "dist" || name == "generated" ||
            name == ".git") {
            entry.disable_recursion_pending();
        } else if (entry->is_regular_file() && extensions.contains(name.extension().string())) {
            files.push_back(entry->path().lexically_relative(kRoot).generic_string());
        }
    }
    std::ranges::sort(files);
    return files;
}

void forEachLine(
    const std::string& file, const std::function<void(const std::string& line, int number)>& look
) {
    std::ifstream lines{kRoot / file};
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        look(line, number);
    }
}

std::string_view withoutComment(std::string_view line) {
    return line.substr(0, line.find("//"));
}

}  // namespace balcao::test
