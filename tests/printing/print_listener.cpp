// A label printer for trying the agent out: prints its port on the first line and writes each job
// that it receives to a file.
//
//     balcao-print-listener --port 0 --out DIR
//
// Files are job-0001, job-0002, ... and complete as soon as their name is there. Runs until it is
// told to stop (SIGTERM, SIGINT).
#include "tests/printing/raw_printer_simulator.h"

#include <charconv>
#include <csignal>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <optional>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace balcao::test {

namespace {

struct ListenerOptions {
    std::uint16_t port{0};
    std::filesystem::path folder;
};

std::optional<ListenerOptions> parse(std::span<char*> arguments) {
    ListenerOptions options;
    for (std::size_t i = 1; i + 1 < arguments.size(); i += 2) {
        const std::string_view name{arguments[i]};
        const std::string_view value{arguments[i + 1]};
        if (name == "--out") {
            options.folder = value;
            continue;
        }
        const auto [end, error] =
            std::from_chars(value.data(), value.data() + value.size(), options.port);
        if (name != "--port" || error != std::errc{} || end != value.data() + value.size()) {
            return std::nullopt;
        }
    }
    const bool is_paired = arguments.size() % 2 == 1;
    return is_paired && !options.folder.empty() ? std::optional{options} : std::nullopt;
}

/// Gives each job a file of its own, under its name only once it is whole.
class JobFiles {
public:
    explicit JobFiles(std::filesystem::path folder)
        : folder_{std::move(folder)} {
        std::filesystem::create_directories(folder_);
    }

    void write(const std::string& bytes) {
        std::filesystem::path file;
        do {
            std::ostringstream name;
            name << "job-" << std::setw(4) << std::setfill('0') << ++count_;
            file = folder_ / name.str();
        } while (std::filesystem::exists(file));
        const std::filesystem::path part = file.string() + ".part";
        std::ofstream out{part, std::ios::binary};
        out << bytes;
        out.close();
        if (!out) {
            throw std::runtime_error{"writing the received job to " + part.string() + " failed"};
        }
        std::filesystem::rename(part, file);
        std::cout << file.filename().string() << ' ' << bytes.size() << " bytes" << std::endl;
    }

private:
    std::filesystem::path folder_;
    int count_{0};
};

int listen(const ListenerOptions& options) {
    // Blocked before the printer's threads start, so that only sigwait() sees them.
    sigset_t stops{};
    sigemptyset(&stops);
    sigaddset(&stops, SIGTERM);
    sigaddset(&stops, SIGINT);
    pthread_sigmask(SIG_BLOCK, &stops, nullptr);

    JobFiles files{options.folder};
    RawPrinterSimulator printer{{}, options.port};
    printer.onPrinted([&files](const std::string& bytes) {
        if (!bytes.empty()) {  // a port scan is no job
            files.write(bytes);
        }
    });
    std::cout << printer.port() << std::endl;
    int signal = 0;
    sigwait(&stops, &signal);
    return 0;
}

}  // namespace

}  // namespace balcao::test

int main(int argc, char** argv) {
    const std::span arguments{argv, static_cast<std::size_t>(argc)};
    const auto options = balcao::test::parse(arguments);
    if (!options) {
        std::cerr
            << "usage: balcao-print-listener [--port N] --out DIR (port 0 takes a free one)\n";
        return 2;
    }
    try {
        return balcao::test::listen(*options);
    } catch (const std::exception& error) {
        std::cerr << "balcao-print-listener: " << error.what() << '\n';
        return 1;
    }
}
