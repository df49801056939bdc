#include "agent/service/system_log.h"

#include <Poco/Exception.h>
#include <Poco/UnicodeConverter.h>

#include <string>
#include <windows.h>

namespace balcao {

namespace {

/// The numbers of agent/event_messages.mc, with the severity that they have there.
struct Kind {
    WORD type;
    DWORD id;
};

Kind kindOf(SystemEvent event) {
    switch (event) {
        case SystemEvent::information:
            return {.type = EVENTLOG_INFORMATION_TYPE, .id = 0x40000001};
        case SystemEvent::warning:
            return {.type = EVENTLOG_WARNING_TYPE, .id = 0x80000002};
        case SystemEvent::error:
            return {.type = EVENTLOG_ERROR_TYPE, .id = 0xC0000003};
    }
    return {.type = EVENTLOG_ERROR_TYPE, .id = 0xC0000003};
}

}  // namespace

void tellSystemLog(SystemEvent event, const std::string& message) noexcept {
    try {
        constexpr std::size_t kLongest = 8000;
        std::wstring text;
        Poco::UnicodeConverter::convert(message.substr(0, kLongest), text);
        const HANDLE log = ::RegisterEventSourceW(nullptr, L"balcao-agent");
        if (log == nullptr) {
            return;  // the service of Windows that keeps it does not run
        }
        const Kind kind = kindOf(event);
        LPCWSTR strings = text.c_str();
        ::ReportEventW(log, kind.type, 0, kind.id, nullptr, 1, 0, &strings, nullptr);
        ::DeregisterEventSource(log);
    } catch (const Poco::Exception&) {
        return;  // not UTF-8: our own log has it
    } catch (const std::exception&) {
        return;
    }
}

}  // namespace balcao
