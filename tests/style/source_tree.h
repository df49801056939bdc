#pragma once

#include <filesystem>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace balcao::test {

/// Our files below `folder` (relative to the root of the sources) whose extension is one of
/// `extensions`; what is generated or installed (build, node_modules) is left out. Sorted, as paths
/// relative to the root with slashes.
std::vector<std::string> sourceFiles(
    std::string_view folder, const std::set<std::string>& extensions
);

/// Calls `look` with each line of a file and its number, counted from 1.
void forEachLine(
    const std::string& file, const std::function<void(const std::string& line, int number)>& look
);

/// A line of C++ without its // comment.
std::string_view withoutComment(std::string_view line);

}  // namespace balcao::test
