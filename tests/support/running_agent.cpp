#include "tests/support/running_agent.h"

#include <Poco/UUIDGenerator.h>

#include <fstream>
#include <utility>
#include <vector>

namespace balcao::test {

namespace {

constexpr auto kReadableByOwnerOnly =
    std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

}  // namespace

RunningAgent::RunningAgent(
    std::filesystem::path folder, const std::string& hub_url, Settings settings
)
    : folder_{std::move(folder)}
    , settings_{std::move(settings)} {
    std::filesystem::create_directories(folder_);
    const auto secret = folder_ / "secret";
    std::ofstream{secret} << "segredo\n";
    std::filesystem::permissions(secret, kReadableByOwnerOnly);
    settings_.emplace("hub.url", hub_url);
    settings_.emplace("hub.client_id", "balcao");
    settings_.emplace("hub.client_secret_file", secret.string());
    settings_.emplace("hub.poll_interval_s", "1");
    settings_.emplace("web.undo_s", "0");
    settings_.emplace("data.dir", (folder_ / "data").string());
    settings_.emplace("web.port", "0");
    start();
}

void RunningAgent::start() {
    std::vector<std::string> arguments;
    for (const auto& [key, value] : settings_) {
        arguments.push_back("--set=" + key + "=" + value);
    }
    std::filesystem::remove(folder_ / "agent.out");
    program_.emplace(programFolder() / "agent/balcao-agent", arguments, folder_ / "agent.out");
    const std::string address = program_->waitForText("http://127.0.0.1:");
    port_ = static_cast<std::uint16_t>(std::stoi(address));
    peer_ = std::make_unique<HttpPeer>(port_);
    token_ = peer_->get("/api/v1/session").json()->getValue<std::string>("token");
}

void RunningAgent::killHard() {
    program_->killHard();
}

int RunningAgent::stop() {
    return program_->stop();
}

HttpPeer::Headers RunningAgent::pageHeaders() const {
    return {{"X-Balcao-Token", token_}};
}

HttpReply RunningAgent::get(const std::string& path) {
    return peer_->get(path, pageHeaders());
}

HttpReply RunningAgent::post(const std::string& path, const std::string& body) {
    auto headers = pageHeaders();
    headers["Content-Type"] = "application/json";
    headers["Origin"] = "http://127.0.0.1:" + std::to_string(port_);
    return peer_->send("POST", path, body, headers);
}

Poco::JSON::Array::Ptr RunningAgent::board() {
    return get("/api/v1/board").json()->getArray("orders");
}

HttpReply RunningAgent::command(
    std::int64_t order_ref,
    const std::string& command,
    const std::string& command_id,
    const std::string& members
) {
    std::string body = R"({"command_id":")" + command_id + R"(","command":")" + command + '"';
    if (!members.empty()) {
        body += ',' + members;
    }
    body += '}';
    return post("/api/v1/orders/" + std::to_string(order_ref) + "/commands", body);
}

std::string newClick() {
    return Poco::UUIDGenerator::defaultGenerator().createRandom().toString();
}

}  // namespace balcao::test
