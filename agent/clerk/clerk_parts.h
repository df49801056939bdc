#pragma once

#include "agent/clerk/after_parts.h"
#include "agent/clerk/board_cache.h"
#include "agent/clerk/code_parts.h"
#include "agent/clerk/event_hub.h"
#include "agent/clerk/presence.h"
#include "agent/clerk/router.h"
#include "agent/clerk/staff_door.h"
#include "agent/clerk/wall.h"
#include "agent/ledger/after_sale.h"
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
#include "common/order/box_kind.h"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace balcao {

/// What the handlers of the clerk API work with. Everything outlives the web server.
struct ClerkParts {
    Ledger& ledger;
    const LedgerViews& views;
    const LinkStatus& links;
    const Clock& clock;
    const Wall& wall;
    BoardCache& board;
    EventHub& events;
    std::string version;
    std::vector<StoreKey> stores;
    PaperDesk* papers{nullptr};  // none: no papers are made here
    PrinterDirectory printers;
    PrinterSetupParts printer_setup{};
    StaffDoor& staff;
    Presence& presence;
    std::chrono::milliseconds undo_for{0};
    std::vector<BoxKind> box_kinds{};   // what the store packs into
    AmountMinor second_person_over{0};  // answers over it wait for a second person; 0: none does
    AfterSaleParts after{};
    std::function<HealthReport()> health{};  // none: nobody looks
    const PhotoShelf* photos{nullptr};       // none: products are shown without photos
    ReportParts reports{};
    CodeParts codes{};
    AcceptanceParts acceptance{};
    std::function<std::string()> support_bundle{};  // none: there is no file for support
    std::function<std::vector<HealthFinding>(const std::string& number)> trace{};  // or none
};

// Each adds its operations of api.yaml.
void addSessionRoutes(Router& router, ClerkParts& parts);
void addBoardRoutes(Router& router, ClerkParts& parts);
void addOrderRoutes(Router& router, ClerkParts& parts);
void addCommandRoutes(Router& router, ClerkParts& parts);
void addPaperRoutes(Router& router, ClerkParts& parts);
void addApprovalRoutes(Router& router, ClerkParts& parts);
void addPeopleRoutes(Router& router, ClerkParts& parts);
void addProblemRoutes(Router& router, ClerkParts& parts);
void addPrinterRoutes(Router& router, ClerkParts& parts);
void addAfterSaleRoutes(Router& router, ClerkParts& parts);
void addTrackingRoutes(Router& router, ClerkParts& parts);
void addProofRoutes(Router& router, ClerkParts& parts);
void addHealthRoutes(Router& router, ClerkParts& parts);
void addStockRoutes(Router& router, ClerkParts& parts);
void addPhotoRoutes(Router& router, ClerkParts& parts);
void addReportRoutes(Router& router, ClerkParts& parts);
void addCodeRoutes(Router& router, ClerkParts& parts);
void addAcceptanceRoutes(Router& router, ClerkParts& parts);

/// Work for a lane that ends every failure at the API's door: a body that says nonsense is 400, a
/// ledger that fails is 503 with what to do.
LaneWork inLane(LaneKind lane, Call call, std::function<Response(const Call&)> work);

/// An answer whose body was written as JSON.
Response jsonAnswer(std::string body);

/// What a write answers that has nothing more to tell than that it is stored.
Response storedAnswer(const Ledger& ledger);

/// 404 for an order, job or task that the ledger does not know.
Response notFound(std::string_view slug, std::string_view title);

}  // namespace balcao
