#include "tests/simulator/effect_log.h"

#include "tests/simulator/text.h"

#include <algorithm>

namespace balcao::simulator {

namespace {

void addText(std::string& json, const char* name, const std::string& value) {
    if (!value.empty()) {
        json += std::string{R"(,")"} + name + R"(":)" + jsonString(value);
    }
}

}  // namespace

std::string LogLine::toJson() const {
    std::string json = R"({"t":")" + formatTime(at) + R"(","seq":)" + std::to_string(seq) +
                       R"(,"phase":")" + phase + R"(","request":)" + std::to_string(request);
    addText(json, "store", store);
    addText(json, "verb", verb);
    addText(json, "order", order_id);
    addText(json, "key", key);
    addText(json, "body_sha", body_sha);
    addText(json, "effect", effect);
    addText(json, "fault", fault);
    if (commit != 0) {
        json += R"(,"commit":)" + std::to_string(commit);
    }
    if (phase == "reply") {
        json += R"(,"status":)" + std::to_string(status) + R"(,"replied":)" +
                (is_replied ? "true" : "false") + R"(,"replay":)" + (is_replay ? "true" : "false");
    }
    return json + "}";
}

LogLine LogLine::parse(const std::string& json) {
    const auto object = parseObject(json);
    LogLine line;
    line.seq = static_cast<std::uint64_t>(integerIn(*object, "seq"));
    line.at = parseTime(textIn(*object, "t")).value_or(Instant{});
    line.phase = textIn(*object, "phase");
    line.request = static_cast<std::uint64_t>(integerIn(*object, "request"));
    line.store = textIn(*object, "store");
    line.verb = textIn(*object, "verb");
    line.order_id = textIn(*object, "order");
    line.key = textIn(*object, "key");
    line.body_sha = textIn(*object, "body_sha");
    line.effect = textIn(*object, "effect");
    line.commit = static_cast<std::uint64_t>(integerIn(*object, "commit"));
    line.status = static_cast<int>(integerIn(*object, "status"));
    line.is_replied = flagIn(*object, "replied");
    line.is_replay = flagIn(*object, "replay");
    line.fault = textIn(*object, "fault");
    return line;
}

EffectLog::EffectLog(const std::filesystem::path& path, LineFile::Durability durability) {
    if (path.empty()) {
        return;
    }
    const Lock lock{mutex_};
    file_ = std::make_unique<LineFile>(path, durability);
    LineFile::read(path, [this](const std::string& text) BALCAO_REQUIRES(mutex_) {
        lines_.push_back(LogLine::parse(text));
        last_commit_ = std::max(last_commit_, lines_.back().commit);
        last_request_ = std::max(last_request_, lines_.back().request);
    });
}

LogLine EffectLog::append(LogLine line) {
    const Lock lock{mutex_};
    line.seq = lines_.empty() ? 1 : lines_.back().seq + 1;
    if (file_) {
        file_->append(line.toJson());
    }
    last_commit_ = std::max(last_commit_, line.commit);
    last_request_ = std::max(last_request_, line.request);
    lines_.push_back(line);
    return line;
}

std::vector<LogLine> EffectLog::since(std::uint64_t from) const {
    const Lock lock{mutex_};
    const auto first = std::lower_bound(
        lines_.begin(),
        lines_.end(),
        from,
        [](const LogLine& line, std::uint64_t seq) { return line.seq < seq; }
    );
    return {first, lines_.end()};
}

std::uint64_t EffectLog::lastCommit() const {
    const Lock lock{mutex_};
    return last_commit_;
}

std::uint64_t EffectLog::lastRequest() const {
    const Lock lock{mutex_};
    return last_request_;
}

}  // namespace balcao::simulator
