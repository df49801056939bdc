#include "printing/printers/cups_queue.h"
#include "printing/printers/found_printer.h"

#include <cups/cups.h>
#include <iterator>
#include <utility>

namespace balcao {

namespace {

CupsJobState stateOf(int ipp_state) {
    switch (ipp_state) {
        case IPP_JSTATE_HELD:
            return CupsJobState::held;
        case IPP_JSTATE_PROCESSING:
            return CupsJobState::processing;
        case IPP_JSTATE_STOPPED:
            return CupsJobState::stopped;
        case IPP_JSTATE_CANCELED:
            return CupsJobState::canceled;
        case IPP_JSTATE_ABORTED:
            return CupsJobState::aborted;
        case IPP_JSTATE_COMPLETED:
            return CupsJobState::completed;
        default:
            return CupsJobState::waiting;
    }
}

struct FreeMessage {
    void operator()(ipp_t* message) const { ippDelete(message); }
};
using Message = std::unique_ptr<ipp_t, FreeMessage>;

std::string textOf(ipp_t* message, const char* name) {
    ipp_attribute_t* const found = ippFindAttribute(message, name, IPP_TAG_ZERO);
    const char* const text = found != nullptr ? ippGetString(found, 0, nullptr) : nullptr;
    return text != nullptr ? text : "";
}

constexpr const char* kJobAttributes[] = {
    "job-id", "job-name", "job-state", "job-printer-state-message"};
constexpr const char* kQueueAttributes[] = {
    "printer-is-accepting-jobs",
    "printer-state",
    "printer-state-reasons",
    "printer-error-policy",
    "queued-job-count"};

void wish(ipp_t* message, const char* const* names, int count) {
    ippAddStrings(
        message, IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "requested-attributes", count, nullptr, names
    );
}

/// Takes one attribute of a job's group.
void take(ipp_attribute_t* attribute, CupsJob& job) {
    const std::string_view name = ippGetName(attribute);
    if (name == "job-id") {
        job.id = ippGetInteger(attribute, 0);
    } else if (name == "job-state") {
        job.state = stateOf(ippGetInteger(attribute, 0));
    } else if (name == "job-name" || name == "job-printer-state-message") {
        const char* const text = ippGetString(attribute, 0, nullptr);
        (name == "job-name" ? job.name : job.printer_message) = text != nullptr ? text : "";
    }
}

std::vector<CupsJob> jobsIn(ipp_t* answer) {
    std::vector<CupsJob> jobs;
    bool is_inside = false;
    for (auto* attribute = ippFirstAttribute(answer); attribute != nullptr;
         attribute = ippNextAttribute(answer)) {
        const bool is_of_job =
            ippGetGroupTag(attribute) == IPP_TAG_JOB && ippGetName(attribute) != nullptr;
        if (is_of_job && !is_inside) {
            jobs.emplace_back();
        }
        is_inside = is_of_job;
        if (is_of_job) {
            take(attribute, jobs.back());
        }
    }
    return jobs;
}

DeviceStatus statusIn(ipp_t* answer) {
    ipp_attribute_t* const state = ippFindAttribute(answer, "printer-state", IPP_TAG_ENUM);
    ipp_attribute_t* const reasons =
        ippFindAttribute(answer, "printer-state-reasons", IPP_TAG_KEYWORD);
    if (state == nullptr || reasons == nullptr) {
        return {};
    }
    DeviceStatus status{
        .is_known = true, .reasons = {}, .is_idle = false, .pages_made = {}, .source = "ipp"};
    for (int i = 0; i < ippGetCount(reasons); ++i) {
        const char* const keyword = ippGetString(reasons, i, nullptr);
        if (const auto reason = deviceReason(keyword != nullptr ? keyword : "")) {
            addReason(status, *reason);
        }
    }
    if (ippGetInteger(state, 0) == IPP_PSTATE_STOPPED && !blockingReason(status)) {
        addReason(status, DeviceReason::paused);
    }
    // Idle is the queue, not the device: what CUPS has handed on may still be in the printer.
    return status;
}

int takeDestination(void* found, unsigned /*flags*/, cups_dest_t* destination) {
    const auto option = [destination](const char* name) {
        const char* const value =
            cupsGetOption(name, destination->num_options, destination->options);
        return std::string{value != nullptr ? value : ""};
    };
    const std::string info = option("printer-info");
    static_cast<std::vector<FoundPrinter>*>(found)->push_back(
        {.address = toText(PrinterAddress{CupsAddress{destination->name}}),
         .name = info.empty() ? destination->name : info,
         .about = option("printer-make-and-model")}
    );
    return 1;
}

}  // namespace

/// The connection and what every request on it needs.
class CupsQueue::Connection {
public:
    Connection(std::string queue, std::chrono::milliseconds patience)
        : queue_{std::move(queue)}
        , http_{httpConnect2(
              cupsServer(),
              ippPort(),
              nullptr,
              AF_UNSPEC,
              cupsEncryption(),
              1,
              static_cast<int>(patience.count()),
              nullptr
          )} {
        if (http_ != nullptr) {
            // A CUPS that stops answering must not stop the worker.
            const double seconds = static_cast<double>(patience.count()) / 1000.0;
            httpSetTimeout(http_.get(), seconds, nullptr, nullptr);
        }
    }

    const std::string& queue() const { return queue_; }
    http_t* http() const { return http_.get(); }

    Message request(ipp_op_t operation, std::optional<int> job_id) const {
        Message message{ippNewRequest(operation)};
        const std::string uri = "ipp://localhost/printers/" + queue_;
        ippAddString(
            message.get(), IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.c_str()
        );
        if (job_id) {
            ippAddInteger(message.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", *job_id);
        }
        // Without the owner's name CUPS hides a job's name.
        ippAddString(
            message.get(),
            IPP_TAG_OPERATION,
            IPP_TAG_NAME,
            "requesting-user-name",
            nullptr,
            cupsUser()
        );
        return message;
    }

    /// The answer, or null if CUPS refused or did not answer.
    Message ask(Message request, const char* resource) const {
        Message answer{cupsDoRequest(http_.get(), request.release(), resource)};
        const bool is_good = answer != nullptr && cupsLastError() <= IPP_STATUS_OK_CONFLICTING;
        return is_good ? std::move(answer) : nullptr;
    }

    bool command(ipp_op_t operation, int job_id) const {
        return ask(request(operation, job_id), "/jobs") != nullptr;
    }

private:
    struct Close {
        void operator()(http_t* http) const { httpClose(http); }
    };

    std::string queue_;
    std::unique_ptr<http_t, Close> http_;
};

CupsQueue::CupsQueue(const std::string& queue, std::chrono::milliseconds patience)
    : connection_{std::make_unique<Connection>(queue, patience)} {}

CupsQueue::~CupsQueue() = default;

bool CupsQueue::isOpen() const {
    return connection_->http() != nullptr;
}

std::string CupsQueue::lastProblem() const {
    return cupsLastErrorString();
}

std::optional<CupsQueueFacts> CupsQueue::facts() {
    Message message = connection_->request(IPP_OP_GET_PRINTER_ATTRIBUTES, std::nullopt);
    wish(message.get(), std::data(kQueueAttributes), static_cast<int>(std::size(kQueueAttributes)));
    const Message answer = connection_->ask(std::move(message), "/");
    if (!answer) {
        return std::nullopt;
    }
    ipp_attribute_t* const accepting =
        ippFindAttribute(answer.get(), "printer-is-accepting-jobs", IPP_TAG_BOOLEAN);
    return CupsQueueFacts{
        .accepts_jobs = accepting == nullptr || ippGetBoolean(accepting, 0) != 0,
        .error_policy = textOf(answer.get(), "printer-error-policy"),
        .status = statusIn(answer.get())};
}

std::optional<int> CupsQueue::createHeld(const std::string& name) {
    cups_option_t* options = nullptr;
    const int count = cupsAddOption("job-hold-until", "indefinite", 0, &options);
    const int job_id = cupsCreateJob(
        connection_->http(), connection_->queue().c_str(), name.c_str(), count, options
    );
    cupsFreeOptions(count, options);
    return job_id > 0 ? std::optional{job_id} : std::nullopt;
}

bool CupsQueue::sendDocument(
    const CupsJob& job, const std::string& format, std::string_view bytes
) {
    http_t* const http = connection_->http();
    const char* const queue = connection_->queue().c_str();
    const http_status_t started =
        cupsStartDocument(http, queue, job.id, job.name.c_str(), format.c_str(), 1);
    bool is_good = started == HTTP_STATUS_CONTINUE;
    constexpr std::size_t kPiece = std::size_t{32} * 1024;
    for (std::size_t at = 0; is_good && at < bytes.size(); at += kPiece) {
        const std::string_view piece = bytes.substr(at, kPiece);
        is_good = cupsWriteRequestData(http, piece.data(), piece.size()) == HTTP_STATUS_CONTINUE;
    }
    return cupsFinishDocument(http, queue) <= IPP_STATUS_OK_CONFLICTING && is_good;
}

bool CupsQueue::release(int job_id) {
    return connection_->command(IPP_OP_RELEASE_JOB, job_id);
}

bool CupsQueue::cancel(int job_id) {
    return connection_->command(IPP_OP_CANCEL_JOB, job_id);
}

std::optional<CupsJob> CupsQueue::job(int job_id) {
    Message message = connection_->request(IPP_OP_GET_JOB_ATTRIBUTES, job_id);
    wish(message.get(), std::data(kJobAttributes), static_cast<int>(std::size(kJobAttributes)));
    const Message answer = connection_->ask(std::move(message), "/");
    const auto jobs = answer ? jobsIn(answer.get()) : std::vector<CupsJob>{};
    return jobs.empty() ? std::nullopt : std::optional{jobs.front()};
}

std::vector<CupsJob> CupsQueue::unfinished(std::string_view prefix) {
    Message message = connection_->request(IPP_OP_GET_JOBS, std::nullopt);
    ippAddString(
        message.get(), IPP_TAG_OPERATION, IPP_TAG_KEYWORD, "which-jobs", nullptr, "not-completed"
    );
    ippAddBoolean(message.get(), IPP_TAG_OPERATION, "my-jobs", 1);
    wish(message.get(), std::data(kJobAttributes), static_cast<int>(std::size(kJobAttributes)));
    const Message answer = connection_->ask(std::move(message), "/");
    std::vector<CupsJob> ours;
    for (CupsJob& job : answer ? jobsIn(answer.get()) : std::vector<CupsJob>{}) {
        if (job.name.starts_with(prefix)) {
            ours.push_back(std::move(job));
        }
    }
    return ours;
}

std::vector<FoundPrinter> findCupsPrinters() {
    constexpr int kPatienceMs = 1'500;
    std::vector<FoundPrinter> found;
    cupsEnumDests(CUPS_DEST_FLAGS_NONE, kPatienceMs, nullptr, 0, 0, takeDestination, &found);
    return found;
}

}  // namespace balcao
