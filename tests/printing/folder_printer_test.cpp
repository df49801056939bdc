#include "printing/printers/folder_printer.h"

#include "tests/support/print.h"
#include "tests/support/temp_folder.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace balcao::test {

namespace {

const std::string kLabel = "^XA^FDpacote 1^FS^XZ";

struct AFolder {
    TempFolder temp;
    std::filesystem::path folder = temp.path() / "etiquetas da loja";
    int claims{0};

    AFolder() { std::filesystem::create_directory(folder); }

    std::optional<RecordSend> print(std::int64_t job_id, DocumentKind kind = DocumentKind::zpl) {
        FolderPrinter printer{{.folder = folder}};
        const PrintPayload payload{
            .job_id = job_id,
            .at = Instant{std::chrono::milliseconds{1'700'000'000'123}},
            .kind = kind,
            .bytes = kLabel};
        return printer.send(payload, [this](const std::string&) {
            ++claims;
            return true;
        });
    }

    std::vector<std::string> files() const {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator{folder}) {
            names.push_back(entry.path().filename().string());
        }
        std::sort(names.begin(), names.end());
        return names;
    }

    std::string content(const std::string& name) const {
        std::ifstream in{folder / name, std::ios::binary};
        std::ostringstream text;
        text << in.rdbuf();
        return text.str();
    }
};

void isZeroBytes(const std::optional<RecordSend>& outcome) {
    BOOST_REQUIRE(outcome.has_value());
    BOOST_TEST(outcome->end == SendEnd::zero_bytes);
    BOOST_TEST(outcome->bytes_sent == 0);
    BOOST_TEST(outcome->reason.starts_with("folder_unusable: "));
}

/// Runs `check` in a child process that may write files of at most `bytes`; true if it held.
template <typename Check>
bool holdsWithFileLimit(rlim_t bytes, const Check& check) {
    const pid_t child = fork();
    if (child == 0) {
        // The write then fails with EFBIG instead of ending the process, like a full disk.
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{.rlim_cur = bytes, .rlim_max = bytes};
        setrlimit(RLIMIT_FSIZE, &limit);
        _exit(check() ? 0 : 1);
    }
    int status = 1;
    waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(folder_printer, AFolder)

BOOST_AUTO_TEST_CASE(a_job_becomes_a_file_named_by_time_and_job) {
    const auto outcome = print(42);
    BOOST_REQUIRE(outcome.has_value());
    BOOST_TEST(outcome->end == SendEnd::all_accepted);
    BOOST_TEST(outcome->evidence == PrintEvidence::e2);
    BOOST_TEST(outcome->bytes_sent == static_cast<std::int64_t>(kLabel.size()));
    BOOST_TEST(files() == std::vector<std::string>{"2023-11-14_22-13-20Z_job-42.zpl"});
    BOOST_TEST(content("2023-11-14_22-13-20Z_job-42.zpl") == kLabel);
}

BOOST_AUTO_TEST_CASE(the_content_gives_the_file_its_ending) {
    print(1, DocumentKind::pdf);
    print(2, DocumentKind::png);
    BOOST_TEST(content("2023-11-14_22-13-20Z_job-1.pdf") == kLabel);
    BOOST_TEST(content("2023-11-14_22-13-20Z_job-2.png") == kLabel);
}

BOOST_AUTO_TEST_CASE(every_kind_of_document_may_lie_in_a_folder) {
    const FolderPrinter printer{{.folder = folder}};
    BOOST_TEST(!printer.whyNot(DocumentKind::pdf).has_value());
    BOOST_TEST(!printer.whyNot(DocumentKind::escpos).has_value());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_there_is_never_replaced) {
    std::ofstream{folder / "2023-11-14_22-13-20Z_job-7.zpl"} << "of somebody else";
    print(7);
    print(7);
    const std::vector<std::string> expected = {
        "2023-11-14_22-13-20Z_job-7-2.zpl",
        "2023-11-14_22-13-20Z_job-7-3.zpl",
        "2023-11-14_22-13-20Z_job-7.zpl"};
    BOOST_TEST(files() == expected);
    BOOST_TEST(content("2023-11-14_22-13-20Z_job-7.zpl") == "of somebody else");
}

BOOST_AUTO_TEST_CASE(when_every_name_is_taken_the_job_waits) {
    std::ofstream{folder / "2023-11-14_22-13-20Z_job-7.zpl"} << "1";
    for (int number = 2; number <= 100; ++number) {
        const std::string mark = std::to_string(number);
        std::ofstream{folder / ("2023-11-14_22-13-20Z_job-7-" + mark + ".zpl")} << mark;
    }
    isZeroBytes(print(7));
    BOOST_TEST(files().size() == 100U);
}

BOOST_AUTO_TEST_CASE(a_missing_folder_is_zero_bytes_and_claims_nothing) {
    std::filesystem::remove(folder);
    const auto outcome = print(1);
    isZeroBytes(outcome);
    BOOST_TEST(outcome->reason.find("create the folder") != std::string::npos);
    BOOST_TEST(claims == 0);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_a_file_is_zero_bytes_and_claims_nothing) {
    std::filesystem::remove(folder);
    std::ofstream{folder} << "a file";
    isZeroBytes(print(1));
    BOOST_TEST(claims == 0);
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_zero_bytes_and_claims_and_leaves_nothing) {
    const bool held = holdsWithFileLimit(4, [this] {
        const auto outcome = print(1);
        return outcome && outcome->end == SendEnd::zero_bytes &&
               outcome->reason.find("make room on the disk") != std::string::npos && claims == 0;
    });
    BOOST_TEST(held);
    BOOST_TEST(files().empty());
}

BOOST_AUTO_TEST_CASE(nothing_is_visible_before_the_claim_and_nothing_stays_without_it) {
    FolderPrinter printer{{.folder = folder}};
    const auto outcome = printer.send(
        {.job_id = 1, .kind = DocumentKind::zpl, .bytes = kLabel},
        [this](const std::string&) {
            for (const std::string& name : files()) {
                BOOST_TEST(name.starts_with("."));
                BOOST_TEST(content(name) == kLabel);  // whole before it can be seen
            }
            return false;
        }
    );
    BOOST_TEST(!outcome.has_value());
    BOOST_TEST(files().empty());
}

BOOST_AUTO_TEST_CASE(a_claim_that_fails_leaves_nothing) {
    FolderPrinter printer{{.folder = folder}};
    const ClaimCommit fails = [](const std::string&) -> bool {
        throw std::runtime_error{"disk full"};
    };
    BOOST_CHECK_THROW(
        printer.send({.job_id = 1, .kind = DocumentKind::zpl, .bytes = kLabel}, fails),
        std::runtime_error
    );
    BOOST_TEST(files().empty());
}

BOOST_AUTO_TEST_CASE(a_folder_that_goes_away_after_the_claim_is_zero_bytes) {
    FolderPrinter printer{{.folder = folder}};
    const auto outcome = printer.send(
        {.job_id = 1, .kind = DocumentKind::zpl, .bytes = kLabel},
        [this](const std::string&) {
            std::filesystem::remove_all(folder);
            return true;
        }
    );
    isZeroBytes(outcome);
}

BOOST_AUTO_TEST_CASE(what_an_interrupted_try_left_is_replaced_by_the_next) {
    std::ofstream{folder / ".job-42.part"} << "half a la";
    print(42);
    BOOST_TEST(files() == std::vector<std::string>{"2023-11-14_22-13-20Z_job-42.zpl"});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace balcao::test
