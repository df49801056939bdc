#include "tests/printing/private_cups.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>
#include <unistd.h>

namespace balcao::test {

namespace {

using namespace std::chrono_literals;

constexpr const char* kDaemon = "/usr/sbin/cupsd";
constexpr const char* kServer = "CUPS_SERVER";

void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream{file} << text;
}

/// libcups asks the environment once in a process, so that every instance has the same port.
std::uint16_t portOfThisProcess() {
    static const std::uint16_t port = freePort();
    return port;
}

std::string read(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream{file}.rdbuf();
    return text.str();
}

}  // namespace

bool PrivateCups::canRun() {
    return ::geteuid() == 0 && std::filesystem::exists(kDaemon) &&
           std::filesystem::exists("/usr/lib/cups/backend/socket");
}

PrivateCups::PrivateCups()
    : server_{"127.0.0.1:" + std::to_string(portOfThisProcess())} {
    const std::filesystem::path& root = folder_.path();
    // Filters and back-ends drop their rights, and must still reach their folders.
    std::filesystem::permissions(
        root,
        std::filesystem::perms::others_exec | std::filesystem::perms::others_read,
        std::filesystem::perm_options::add
    );
    for (const char* name : {"root", "run", "cache", "state", "spool", "tmp", "log"}) {
        std::filesystem::create_directories(root / name);
    }
    write(
        root / "cupsd.conf",
        "Listen " + server_ +
            "\nBrowsing Off\nDefaultAuthType None\nWebInterface No\nDirtyCleanInterval 0\n"
            "PreserveJobHistory Yes\nLogLevel warn\nMaxLogSize 0\n"
            "<Location />\n  Allow all\n</Location>\n<Location /admin>\n  Allow all\n</Location>\n"
            "<Policy default>\n  <Limit All>\n    Order deny,allow\n  </Limit>\n</Policy>\n"
    );
    const auto setting = [&root](const std::string& key, const std::string& name) {
        return key + " " + (root / name).string() + "\n";
    };
    write(
        root / "cups-files.conf",
        setting("ServerRoot", "root") + setting("RequestRoot", "spool") +
            setting("CacheDir", "cache") + setting("StateDir", "state") +
            setting("TempDir", "tmp") + setting("ErrorLog", "log/error") +
            setting("AccessLog", "log/access") + setting("PageLog", "log/page") +
            "FileDevice Yes\nSystemGroup root lpadmin\n"
    );
    ::setenv(kServer, server_.c_str(), 1);  // NOLINT(concurrency-mt-unsafe): before any thread
    start();
}

PrivateCups::~PrivateCups() {
    stop();
}

void PrivateCups::start() {
    const std::filesystem::path& root = folder_.path();
    daemon_ = std::make_unique<Program>(
        kDaemon,
        std::vector<std::string>{
            "-f", "-c", (root / "cupsd.conf").string(), "-s", (root / "cups-files.conf").string()},
        root / ("cupsd-" + std::to_string(++starts_))
    );
    for (int i = 0; i < 200; ++i) {
        if (run("lpstat -r | grep -q 'is running'") == 0) {
            return;
        }
        std::this_thread::sleep_for(50ms);  // asks again; the answer is what is waited for
    }
    throw std::runtime_error{
        "cupsd does not answer: " + daemon_->output() + read(root / "log/error")};
}

void PrivateCups::stop() {
    if (daemon_) {
        daemon_->stop();
        daemon_.reset();
    }
}

void PrivateCups::addQueue(
    const std::string& name, const std::string& device, const std::string& error_policy
) {
    const int code =
        run("lpadmin -p " + name + " -E -v " + device + " -m raw -o printer-error-policy=" +
            error_policy + " 2>>" + (folder_.path() / "log/lpadmin").string());
    if (code != 0) {
        throw std::runtime_error{
            "lpadmin failed: " + read(folder_.path() / "log/lpadmin") +
            read(folder_.path() / "log/error")};
    }
}

void PrivateCups::pause(const std::string& name) {
    run("cupsdisable " + name);
}

void PrivateCups::resume(const std::string& name) {
    run("cupsenable " + name);
}

void PrivateCups::refuseJobs(const std::string& name) {
    run("cupsreject " + name);
}

std::string PrivateCups::openJobs() const {
    const auto file = folder_.path() / "open-jobs";
    run("lpstat -o > " + file.string());
    return read(file);
}

int PrivateCups::run(const std::string& command) const {
    return std::system(command.c_str());  // NOLINT: words of this test only
}

}  // namespace balcao::test
