#include "tests/support/program.h"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/SocketAddress.h>

#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <signal.h>  // NOLINT(modernize-deprecated-headers): kill() is POSIX
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <utility>

extern char** environ;  // NOLINT(readability-redundant-declaration): not in every header

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

constexpr auto kPollRest = 5ms;

}  // namespace

Program::Program(
    const std::filesystem::path& executable,
    const std::vector<std::string>& arguments,
    std::filesystem::path output
)
    : output_{std::move(output)} {
    std::vector<std::string> words{executable.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (std::string& word : words) {
        argv.push_back(word.data());
    }
    argv.push_back(nullptr);

    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(
        &actions, STDOUT_FILENO, output_.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600
    );
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    const int code =
        posix_spawn(&pid_, executable.c_str(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (code != 0) {
        throw std::runtime_error{
            "start " + executable.string() + ": " + std::generic_category().message(code)};
    }
}

Program::~Program() {
    killHard();
}

void Program::killHard() {
    if (!exit_code_) {
        ::kill(pid_, SIGKILL);
        reap(true);
    }
}

int Program::stop(std::chrono::seconds patience) {
    if (!exit_code_) {
        ::kill(pid_, SIGTERM);
        if (!wait(patience)) {
            killHard();
        }
    }
    return *exit_code_;
}

std::optional<int> Program::wait(std::chrono::seconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!reap(false) && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(kPollRest);
    }
    return exit_code_;
}

bool Program::isRunning() {
    return !reap(false);
}

std::optional<int> Program::reap(bool blocking) {
    if (exit_code_) {
        return exit_code_;
    }
    int status = 0;
    if (::waitpid(pid_, &status, blocking ? 0 : WNOHANG) == pid_) {
        constexpr int kSignalBase = 128;  // as shells report a death by signal
        exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : kSignalBase + WTERMSIG(status);
    }
    return exit_code_;
}

std::string Program::output() const {
    const std::ifstream file{output_};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string Program::waitForText(const std::string& marker, std::chrono::seconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (true) {
        const bool is_over = !isRunning() || std::chrono::steady_clock::now() > end;
        const std::string text = output();
        const auto found = text.rfind(marker);
        const auto line_end = found == std::string::npos ? found : text.find('\n', found);
        if (line_end != std::string::npos) {
            const auto begin = found + marker.size();
            return text.substr(begin, line_end - begin);
        }
        if (is_over) {
            throw std::runtime_error{"no \"" + marker + "\" in the output:\n" + text};
        }
        std::this_thread::sleep_for(kPollRest);
    }
}

std::filesystem::path programFolder() {
    const char* const chosen = std::getenv("BALCAO_BUILD");  // NOLINT(concurrency-mt-unsafe)
    return chosen != nullptr ? std::filesystem::path{chosen}
                             : std::filesystem::path{BALCAO_BINARY_DIR};
}

std::uint16_t freePort() {
    const Poco::Net::ServerSocket socket{Poco::Net::SocketAddress{"127.0.0.1", 0}};
    return socket.address().port();
}

}  // namespace balcao::test
