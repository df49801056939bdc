// balcao-bench [decisions|intake|poll|papers|label] FOLDER, or history FOLDER COUNT: figures from
// inside the process, each with its ratio to a limit that is measured in the same run.
#include "tests/bench/bench.h"

#include <cstdio>
#include <exception>
#include <functional>
#include <map>
#include <string>

int main(int argc, char** argv) {
    using namespace balcao::bench;
    const std::map<std::string, std::function<void(const std::filesystem::path&)>> benches{
        {"decisions", benchDecisions},
        {"intake", benchIntake},
        {"poll", benchPoll},
        {"papers", benchPapers},
        {"label", benchLabel}};
    const std::string name = argc > 1 ? argv[1] : "";
    const auto found = benches.find(name);
    const bool is_history = name == "history" && argc == 4;
    if (!is_history && (found == benches.end() || argc != 3)) {
        std::puts(
            "usage: balcao-bench decisions|intake|poll|papers|label FOLDER\n"
            "       balcao-bench history FOLDER COUNT"
        );
        return 2;
    }
    try {
        if (is_history) {
            makeHistory(argv[2], std::stoul(argv[3]));
        } else {
            found->second(argv[2]);
        }
        return 0;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "balcao-bench: %s\n", problem.what());
        return 1;
    }
}
