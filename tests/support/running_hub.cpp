#include "tests/support/running_hub.h"

#include <Poco/JSON/Parser.h>

#include <fstream>
#include <stdexcept>
#include <utility>

namespace balcao::test {

RunningHub::RunningHub(std::filesystem::path folder, std::vector<std::string> arguments)
    : folder_{std::move(folder)}
    , arguments_{std::move(arguments)} {
    std::filesystem::create_directories(folder_);
    start();
}

void RunningHub::start() {
    std::vector<std::string> arguments{
        "--port",
        std::to_string(port_),
        "--data",
        (folder_ / "books").string(),
        "--log",
        (folder_ / "effects.jsonl").string()};
    arguments.insert(arguments.end(), arguments_.begin(), arguments_.end());
    program_.emplace(
        programFolder() / "tests/simulator/balcao-hub-simulator", arguments, folder_ / "hub.out"
    );
    program_->waitForText("hub simulator on ");
}

void RunningHub::killHard() {
    program_->killHard();
    std::filesystem::remove(folder_ / "hub.out");
}

std::string RunningHub::url() const {
    return "http://127.0.0.1:" + std::to_string(port_) + "/v1";
}

HttpReply RunningHub::control(
    const std::string& method, const std::string& path, const std::string& body
) {
    HttpPeer peer{port_};
    HttpPeer::Headers headers;
    if (!body.empty()) {
        headers["Content-Type"] = "application/json";
    }
    const std::string whole_path = "/sim" + path;
    const HttpReply reply = method == "GET" ? peer.get(whole_path, headers)
                                            : peer.send(method, whole_path, body, headers);
    constexpr int kFirstOfRedirects = 300;
    if (reply.status >= kFirstOfRedirects) {
        throw std::runtime_error{
            "simulator: " + method + " " + whole_path + ": " + std::to_string(reply.status) + " " +
            reply.body};
    }
    return reply;
}

std::vector<Poco::JSON::Object::Ptr> RunningHub::effects() {
    std::vector<Poco::JSON::Object::Ptr> effects;
    std::ifstream file{folder_ / "effects.jsonl"};
    for (std::string line; std::getline(file, line);) {
        auto entry = Poco::JSON::Parser{}.parse(line).extract<Poco::JSON::Object::Ptr>();
        if (entry->has("effect") && !entry->isNull("effect")) {
            effects.push_back(entry);
        }
    }
    return effects;
}

}  // namespace balcao::test
