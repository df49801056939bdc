#include "agent/clerk/operations.h"
#include "agent/clerk/order_json.h"
#include "agent/json/json_writer.h"

#include <array>

namespace balcao {

namespace {

/// More than a person can look at; what is left out is on the board.
constexpr std::size_t kMostShown = 500;

Response getProblems(const ClerkParts& parts, const Call&) {
    std::string body;
    JsonWriter json{body};
    json.beginObject();
    json.key("messages");
    json.beginArray();
    for (const MessageView& message : parts.views.waitingMessages(kMostShown)) {
        writeMessage(json, message);
    }
    json.endArray();
    json.key("print_jobs");
    json.beginArray();
    for (const PrintJobView& job : parts.views.openPrintJobs(kMostShown)) {
        writePrintJob(json, job);
    }
    json.endArray();
    json.key("tasks");
    json.beginArray();
    for (const TaskView& task : parts.views.openTasks(kMostShown)) {
        writeTask(json, task, TaskForm::alone);
    }
    json.endArray();
    json.endObject();
    return jsonAnswer(std::move(body));
}

constexpr std::array kOperations = {
    reading("getProblems", "/api/v1/problems", getProblems),
};

}  // namespace

void addProblemRoutes(Router& router, ClerkParts& parts) {
    addOperations(router, parts, kOperations);
}

}  // namespace balcao
