#include "printing/printers/folder_printer.h"

#include "printing/printers/synced_file.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <system_error>
#include <utility>

namespace balcao {

namespace {

constexpr int kMostNames = 100;

/// "2023-11-14_22-13-20Z": sorts by time and is a legal file name everywhere.
std::string fileTime(Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
    std::array<char, 64> text{};
    const int length = std::snprintf(
        text.data(),
        text.size(),
        "%04d-%02u-%02u_%02d-%02d-%02dZ",
        static_cast<int>(date.year()),
        static_cast<unsigned>(date.month()),
        static_cast<unsigned>(date.day()),
        static_cast<int>(time.hours().count()),
        static_cast<int>(time.minutes().count()),
        static_cast<int>(time.seconds().count())
    );
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string jobName(const PrintPayload& payload) {
    const std::string part = payload.part > 1 ? "-part-" + std::to_string(payload.part) : "";
    return fileTime(payload.at) + "_job-" + std::to_string(payload.job_id) + part;
}

/// What the person can do about the errors that shops meet.
std::string adviceFor(const std::error_code& error) {
    if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) {
        return "; create the folder or correct the printer's setting";
    }
    if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted ||
        error == std::errc::read_only_file_system) {
        return "; let the agent's user write there";
    }
    if (error == std::errc::no_space_on_device || error == std::errc::file_too_large) {
        return "; make room on the disk";
    }
    return "";
}

std::string folderProblem(const FolderAddress& address, const std::error_code& error) {
    return "folder_unusable: writing to " + toText(PrinterAddress{address}) + ": " +
           error.message() + adviceFor(error);
}

void removeQuietly(const std::filesystem::path& file) {
    std::error_code ignored;  // a hidden file that stays is replaced by the job's next try
    std::filesystem::remove(file, ignored);
}

}  // namespace

FolderPrinter::FolderPrinter(FolderAddress address)
    : address_{std::move(address)} {}

std::string FolderPrinter::address() const {
    return toText(PrinterAddress{address_});
}

std::optional<std::string> FolderPrinter::whyNot(DocumentKind /*kind*/) const {
    return std::nullopt;
}

std::optional<RecordSend> FolderPrinter::send(
    const PrintPayload& payload, const ClaimCommit& claim
) {
    const std::filesystem::path hidden =
        address_.folder / (".job-" + std::to_string(payload.job_id) + ".part");
    if (const std::error_code error = writeSynced(hidden, payload.bytes)) {
        removeQuietly(hidden);
        return RecordSend{.end = SendEnd::zero_bytes, .reason = folderProblem(address_, error)};
    }
    bool is_claimed = false;
    try {
        is_claimed = claim({});
    } catch (...) {
        removeQuietly(hidden);
        throw;
    }
    if (!is_claimed) {
        removeQuietly(hidden);
        return std::nullopt;
    }
    return giveName(hidden, payload);
}

RecordSend FolderPrinter::giveName(const std::filesystem::path& hidden, const PrintPayload& payload)
    const {
    const std::string name = jobName(payload);
    const std::string ending{fileEndingOf(payload.kind)};
    std::error_code error = std::make_error_code(std::errc::file_exists);
    for (int number = 1; error == std::errc::file_exists && number <= kMostNames; ++number) {
        const std::string mark = number == 1 ? "" : "-" + std::to_string(number);
        error = renameToNew(hidden, address_.folder / (name + mark + ending));
    }
    if (error) {
        removeQuietly(hidden);
        return {.end = SendEnd::zero_bytes, .reason = folderProblem(address_, error)};
    }
    const auto size = static_cast<std::int64_t>(payload.bytes.size());
    if (const std::error_code sync_error = syncFolder(address_.folder)) {
        return {
            .end = SendEnd::unknown,
            .evidence = PrintEvidence::e0,
            .bytes_sent = size,
            .reason = "folder_not_synced: the file is there, but the disk did not confirm it: " +
                      sync_error.message()};
    }
    return {
        .end = SendEnd::all_accepted,
        .evidence = PrintEvidence::e2,
        .bytes_sent = size,
        .reason = ""};
}

}  // namespace balcao
