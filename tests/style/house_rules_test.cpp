// Rules of the house that a reader would otherwise have to remember. Each failure names the file
// and the line.
#include "tests/style/source_tree.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace balcao::test {

namespace {

constexpr std::array kProduct{"common", "printing", "agent"};

/// A word that only its adapters may use, because elsewhere it would make a test depend on the
/// time, on luck or on the scheduler.
struct Confined {
    std::string_view what;
    std::vector<std::string_view> hints;  // one of them is in every line that `words` finds
    std::regex words;
    std::vector<std::string_view> adapters;  // beginnings of paths
};

const std::array kConfined = {
    Confined{
        .what = "the wall clock (ask the Clock)",
        .hints = {"system_clock", "time(", "gettimeofday", "LocalDateTime"},
        .words =
            std::regex{R"(system_clock::now|\b(std::|::)time\(|gettimeofday|Poco::LocalDateTime)"},
        // local_time.cpp turns an instant that it is given; it asks for none.
        .adapters = {"agent/service/system_clock.h", "agent/papers/local_time.cpp"}},
    Confined{
        .what = "randomness (agent/service/random_ids.h has it)",
        .hints = {"rand", "Random"},
        .words = std::regex{R"(\bs?rand\(|random_device|Poco::Random)"},
        .adapters = {"agent/service/random_ids.cpp"}},
    Confined{
        .what = "threads (agent/service/worker.h; ARCHITECTURE.md lists them all)",
        .hints = {"thread", "async", "Thread"},
        .words = std::regex{R"(std::j?thread\b|std::async|Poco::Thread\b)"},
        .adapters = {"agent/service/worker.", "agent/ledger/", "agent/clerk/"}},
};

bool isAdapter(const Confined& confined, const std::string& file) {
    return std::ranges::any_of(confined.adapters, [&](std::string_view adapter) {
        return file.starts_with(adapter);
    });
}

/// The regex is slow, most of all under a sanitizer: few lines get as far.
bool uses(const Confined& confined, const std::string& code) {
    const bool has_hint = std::ranges::any_of(confined.hints, [&](std::string_view hint) {
        return code.find(hint) != std::string::npos;
    });
    return has_hint && std::regex_search(code, confined.words);
}

bool asksForPlatform(const std::string& line) {
    static const std::regex question{
        R"(^\s*#\s*(if|ifdef|ifndef|elif)\b.*(_WIN32|__linux__|__unix__))"};
    return line.starts_with('#') && std::regex_search(line, question);
}

/// The header that a file includes first: what it implements.
std::string firstInclude(const std::string& file) {
    std::string first;
    forEachLine(file, [&](const std::string& line, int) {
        if (first.empty() && line.starts_with("#include \"")) {
            first = line;
        }
    });
    return first;
}

/// What this build compiles, and all CMakeLists.txt of ours for what other builds do, in one text.
std::string buildFiles() {
    std::string text;
    std::ifstream commands{std::filesystem::path{BALCAO_BINARY_DIR} / "compile_commands.json"};
    static const std::regex unity_file{R"re("file": "(.*/Unity/[^"]*)")re"};
    for (std::string line; std::getline(commands, line);) {
        text += line + '\n';
        if (std::smatch found; std::regex_search(line, found, unity_file)) {
            std::ifstream together{found[1]};  // lists the sources that are compiled together
            text.append(std::istreambuf_iterator<char>{together}, {});
        }
    }
    for (const auto* const folder : {"common", "printing", "agent", "tests"}) {
        for (const auto& file : sourceFiles(folder, {".txt"})) {
            forEachLine(file, [&](const std::string& line, int) { text += line + '\n'; });
        }
    }
    return text;
}

/// How a build file spells it: files_posix.cpp is files_${BALCAO_PLATFORM}.cpp there.
std::string nameInBuildFile(const std::string& file) {
    const std::string name = file.substr(file.rfind('/') + 1);
    return std::regex_replace(
        name, std::regex{R"(_(posix|windows)\.cpp$)"}, "_$${BALCAO_PLATFORM}.cpp"
    );
}

}  // namespace

BOOST_AUTO_TEST_SUITE(house_rules)

BOOST_AUTO_TEST_CASE(no_file_is_longer_than_500_lines) {
    const std::set<std::string> extensions{".h", ".cpp", ".ts", ".tsx", ".mjs", ".css", ".sql"};
    for (const auto* const folder : {"common", "printing", "agent", "tests"}) {
        const auto files = sourceFiles(folder, extensions);
        for (const auto& file : files) {
            if (file.find("/i18n/") != std::string::npos) {
                continue;  // a catalogue of texts is a list, as long as there are texts
            }
            int lines = 0;
            forEachLine(file, [&](const std::string&, int number) { lines = number; });
            BOOST_TEST(lines <= 500, file << " has " << lines << " lines");
        }
    }
}

BOOST_AUTO_TEST_CASE(every_source_is_named_in_a_build_file) {
    const std::string build_files = buildFiles();
    BOOST_REQUIRE(!build_files.empty());
    for (const auto* const folder : {"common", "printing", "agent", "tests"}) {
        for (const auto& file : sourceFiles(folder, {".cpp", ".sql"})) {
            BOOST_TEST(
                (build_files.find('/' + file) != std::string::npos ||
                 build_files.find(nameInBuildFile(file)) != std::string::npos),
                file << " is in no CMakeLists.txt: nobody compiles it"
            );
        }
    }
}

BOOST_AUTO_TEST_CASE(platform_code_stands_in_pairs_behind_one_header) {
    std::vector<std::string> files;
    for (const auto* const folder : kProduct) {
        std::ranges::move(sourceFiles(folder, {".cpp"}), std::back_inserter(files));
    }
    for (const auto& file : files) {
        for (const auto& [ending, twin] :
             {std::pair{"_posix.cpp", "_windows.cpp"}, std::pair{"_windows.cpp", "_posix.cpp"}}) {
            if (file.ends_with(ending)) {
                const std::string stem =
                    file.substr(0, file.size() - std::string_view{ending}.size());
                BOOST_TEST(std::ranges::count(files, stem + twin) == 1, file << " has no twin");
                BOOST_TEST(!firstInclude(file).empty(), file << " includes no header of ours");
                BOOST_TEST(firstInclude(file) == firstInclude(stem + twin));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(no_line_asks_for_the_platform) {
    for (const auto* const folder : {"common", "printing", "agent", "tests"}) {
        for (const auto& file : sourceFiles(folder, {".h", ".cpp"})) {
            forEachLine(file, [&](const std::string& line, int number) {
                BOOST_TEST(!asksForPlatform(line), file << ":" << number << ": " << line);
            });
        }
    }
}

BOOST_AUTO_TEST_CASE(time_luck_and_threads_come_from_their_adapters_only) {
    for (const auto* const folder : kProduct) {
        for (const auto& file : sourceFiles(folder, {".h", ".cpp"})) {
            forEachLine(file, [&](const std::string& line, int number) {
                const std::string code{withoutComment(line)};
                for (const auto& confined : kConfined) {
                    BOOST_TEST(
                        (isAdapter(confined, file) || !uses(confined, code)),
                        file << ":" << number << ": " << confined.what
                    );
                }
            });
        }
    }
}

// Files are initialised in an order that only the linker knows: one that makes a text of another
// file's before main() works with one linker and finds it empty with another.
BOOST_AUTO_TEST_CASE(no_header_speaks_of_an_object_that_another_file_makes) {
    for (const auto* const folder : kProduct) {
        for (const auto& file : sourceFiles(folder, {".h"})) {
            forEachLine(file, [&](const std::string& line, int number) {
                BOOST_TEST(
                    !line.starts_with("extern const "), file << ":" << number << ": " << line
                );
            });
        }
    }
}

BOOST_AUTO_TEST_CASE(the_rules_find_what_they_should) {
    const auto matches = [](std::size_t index, const std::string& line) {
        return uses(kConfined.at(index), line);
    };
    BOOST_TEST(matches(0, "auto now = std::chrono::system_clock::now();"));
    BOOST_TEST(matches(0, "const auto t = std::time(nullptr);"));
    BOOST_TEST(!matches(0, "const auto t = deadline_time(order);"));
    BOOST_TEST(matches(1, "int luck = rand();"));
    BOOST_TEST(!matches(1, "operand(1);"));
    BOOST_TEST(matches(2, "std::jthread thread_;"));
    BOOST_TEST(!matches(2, "std::this_thread::yield();"));
    BOOST_TEST(asksForPlatform("#ifdef _WIN32"));
    BOOST_TEST(!asksForPlatform("#if defined(__clang__)"));
    BOOST_TEST(nameInBuildFile("agent/a/files_posix.cpp") == "files_${BALCAO_PLATFORM}.cpp");
    BOOST_TEST(nameInBuildFile("agent/a/files.cpp") == "files.cpp");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
