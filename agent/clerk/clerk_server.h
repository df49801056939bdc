#pragma once

#include "agent/clerk/after_parts.h"
#include "agent/clerk/code_parts.h"
#include "agent/clerk/staff_door.h"
#include "agent/ledger/ledger.h"
#include "agent/ledger/views.h"
#include "agent/papers/paper_desk.h"
#include "agent/service/health.h"
#include "agent/service/link_status.h"
#include "agent/service/photo_shelf.h"
#include "agent/service/printer_directory.h"
#include "agent/service/printer_setup.h"
#include "common/base/clock.h"
#include "common/base/ids.h"
#include "common/base/money.h"
#include "common/embed/embedded_file.h"
#include "common/order/box_kind.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace balcao {

/// The page of the store's clerks and its API (api.yaml), on an address of this computer.
class ClerkServer {
public:
    struct Options {
        std::string address{"127.0.0.1"};
        std::uint16_t port{8787};             // 0: any free one
        std::filesystem::path pages_dir;      // serves the page from here instead; empty: embedded
        std::span<const EmbeddedFile> pages;  // embedded::clerkPages(); must outlive the server
        std::vector<StoreKey> stores;
        std::string version;
        PaperDesk* papers{nullptr};  // outlives the server; none: no papers are made here
        PrinterDirectory printers{};
        PrinterSetupParts printer_setup{};  // its desk outlives the server
        /// Store and port are filled in here; without a pepper there is one for this run only.
        StaffDoor::Options staff{};
        /// How long an answer can be taken back before it leaves.
        std::chrono::milliseconds undo_for{0};
        /// As the ledger's AnswerPolicy has it; the page says so before somebody answers.
        std::vector<BoxKind> box_kinds{};  // what the store packs into
        AmountMinor second_person_over{0};
        AfterSaleParts after{};
        /// The last look at the agent's health; answers at once. None: nobody looks.
        std::function<HealthReport()> health{};
        const PhotoShelf* photos{nullptr};  // outlives the server; none: none are shown
        ReportParts reports{};
        CodeParts codes{};
        AcceptanceParts acceptance{};
        /// Makes the ZIP file for support; takes some seconds. None: there is none here.
        std::function<std::string()> support_bundle{};
        /// Where the order with a number is; may ask the hub, for some seconds. Thread-safe. None:
        /// nobody can say.
        std::function<std::vector<HealthFinding>(const std::string& number)> trace{};
    };

    /// Takes the address at once. Throws WebServerError with what a person can do if it is not to
    /// be had. Nothing is served before start().
    ClerkServer(
        Options options,
        Ledger& ledger,
        const LedgerViews& views,
        LinkStatus& links,
        const Clock& clock
    );
    ~ClerkServer();
    ClerkServer(const ClerkServer&) = delete;
    ClerkServer(ClerkServer&&) = delete;
    ClerkServer& operator=(const ClerkServer&) = delete;
    ClerkServer& operator=(ClerkServer&&) = delete;

    /// Also begins to listen to `links`.
    void start();

    /// Finishes the requests in progress; then nothing is answered any more.
    void stop();

    std::uint16_t port() const;

    /// The ledger has committed: call it from Ledger::onCommit. Returns at once; thread-safe.
    void notify(const CommitNotice& notice);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace balcao
