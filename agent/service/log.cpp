#include "agent/service/log.h"

#include "agent/service/files.h"
#include "agent/service/system_log.h"

#include <Poco/AutoPtr.h>
#include <Poco/ConsoleChannel.h>
#include <Poco/FileChannel.h>
#include <Poco/FormattingChannel.h>
#include <Poco/Logger.h>
#include <Poco/Message.h>
#include <Poco/NullChannel.h>
#include <Poco/PatternFormatter.h>
#include <Poco/SplitterChannel.h>

#include <algorithm>
#include <atomic>
#include <string>

namespace balcao::log {

namespace {

constexpr const char* kRoot = "balcao";

/// Beside Poco's own, which may not be changed while other threads write.
std::atomic<LogLevel>& chosenLevel() {
    static std::atomic<LogLevel> chosen{LogLevel::information};
    return chosen;
}

Poco::Message::Priority priorityOf(LogLevel level) {
    switch (level) {
        case LogLevel::error:
            return Poco::Message::PRIO_ERROR;
        case LogLevel::warning:
            return Poco::Message::PRIO_WARNING;
        case LogLevel::information:
            return Poco::Message::PRIO_INFORMATION;
        case LogLevel::debug:
            return Poco::Message::PRIO_DEBUG;
    }
    return Poco::Message::PRIO_INFORMATION;
}

/// One message is one line, whatever a hub or a name in an order brought into it.
std::string asOneLine(std::string_view message) {
    constexpr std::size_t kLongest = 2000;
    std::string line{message.substr(0, kLongest)};
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, ' '
    );
    return line;
}

void write(LogLevel level, std::string_view part, std::string_view message) noexcept {
    try {
        Poco::Logger& logger = Poco::Logger::get(kRoot);
        const auto priority = priorityOf(level);
        if (level <= chosenLevel() && logger.is(priority)) {
            logger.log(Poco::Message{std::string{part}, asOneLine(message), priority});
        }
    } catch (const std::exception&) {
        // The disk is full, or the console gone: there is nowhere left to say it, and the work
        // that is being logged goes on.
        return;
    }
}

void tellSystem(std::string_view part, std::string_view message) noexcept {
    try {
        tellSystemLog(SystemEvent::error, std::string{part} + ": " + asOneLine(message));
    } catch (const std::exception&) {
        return;  // no memory for a text: the file has it, or nothing has
    }
}

Poco::AutoPtr<Poco::Channel> fileChannel(const std::filesystem::path& file, Limits limits) {
    Poco::AutoPtr<Poco::FileChannel> channel{new Poco::FileChannel{file.string()}};
    channel->setProperty("rotation", std::to_string(limits.file_kb) + " K");
    channel->setProperty("archive", "number");
    channel->setProperty("compress", "true");
    channel->setProperty("purgeCount", std::to_string(limits.older_files));
    channel->setProperty("times", "utc");
    channel->open();
    return channel;
}

}  // namespace

void error(std::string_view part, std::string_view message) noexcept {
    write(LogLevel::error, part, message);
    tellSystem(part, message);
}

void warning(std::string_view part, std::string_view message) noexcept {
    write(LogLevel::warning, part, message);
}

void information(std::string_view part, std::string_view message) noexcept {
    write(LogLevel::information, part, message);
}

void debug(std::string_view part, std::string_view message) noexcept {
    write(LogLevel::debug, part, message);
}

void open(const std::filesystem::path& folder, LogLevel level, Limits limits) {
    makePrivateFolder(folder);
    Poco::AutoPtr<Poco::SplitterChannel> both{new Poco::SplitterChannel};
    both->addChannel(Poco::AutoPtr<Poco::Channel>{new Poco::ConsoleChannel});
    both->addChannel(fileChannel(folder / "balcao-agent.log", limits));
    const Poco::AutoPtr<Poco::PatternFormatter> formatter{
        new Poco::PatternFormatter{"%Y-%m-%dT%H:%M:%S.%iZ %p %s: %t"}};
    const Poco::AutoPtr<Poco::FormattingChannel> channel{
        new Poco::FormattingChannel{formatter, both}};
    Poco::Logger& logger = Poco::Logger::get(kRoot);
    logger.setLevel(priorityOf(LogLevel::debug));
    chosenLevel() = level;
    logger.setChannel(channel);
}

void setLevel(LogLevel level) noexcept {
    chosenLevel() = level;
}

LogLevel level() noexcept {
    return chosenLevel();
}

void close() noexcept {
    try {
        Poco::Logger& logger = Poco::Logger::get(kRoot);
        Poco::AutoPtr<Poco::Channel> previous = logger.getChannel();
        logger.setChannel(Poco::AutoPtr<Poco::Channel>{new Poco::NullChannel});
        if (previous) {
            previous->close();
        }
    } catch (const std::exception&) {
        return;  // the program is ending: nothing is waiting for this
    }
}

}  // namespace balcao::log
