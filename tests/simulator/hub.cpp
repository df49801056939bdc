#include "tests/simulator/hub.h"

#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"

#include <system_error>

namespace balcao::simulator {

namespace {

std::filesystem::path logPath(const Options& options) {
    if (!options.log_file.empty() || options.data_folder.empty()) {
        return options.log_file;
    }
    return options.data_folder / "effects.jsonl";
}

LineFile::Durability durabilityOf(const Options& options) {
    return options.is_synced ? LineFile::Durability::synced : LineFile::Durability::written;
}

std::filesystem::path journalPath(const Options& options) {
    return options.data_folder / "journal.jsonl";
}

Instant systemNow() {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()
    );
}

}  // namespace

Hub::Hub(Options options)
    : options_{std::move(options)}
    , log_{logPath(options_), durabilityOf(options_)}
    , chance_{options_.seed} {
    const Lock lock{mutex_};
    last_request_ = log_.lastRequest();
    const bool is_new =
        options_.data_folder.empty() || !std::filesystem::exists(journalPath(options_));
    if (!is_new) {
        load();
    }
    if (!options_.data_folder.empty()) {
        compact();
    }
    if (options_.start_time && book_.setting("clock_offset_ms").empty()) {
        const auto offset = (*options_.start_time - systemNow()).count();
        commit({Book::settingPut("clock_offset_ms", std::to_string(offset))}, {});
    }
    std::vector<Put> stores;
    for (const StoreKey& store : options_.stores) {
        if (!book_.isServed(store)) {
            stores.push_back(Book::storePut(store, false));
        }
    }
    if (!stores.empty()) {
        commit(std::move(stores), {});
    }
    if (is_new) {
        seed();
    }
}

void Hub::load() {
    const std::uint64_t logged = log_.lastCommit();
    LineFile::read(journalPath(options_), [&](const std::string& text) BALCAO_REQUIRES(mutex_) {
        const Commit commit = parseCommit(text);
        for (const Put& put : commit.puts) {
            book_.apply(put, commit.number);
        }
        last_commit_ = std::max(last_commit_, commit.number);
        // Killed between the journal and the effect log: the effect happened, so it is told now.
        if (commit.number > logged && !commit.effect_json.empty()) {
            log_.append(LogLine::parse(commit.effect_json));
        }
    });
}

/// Writes the book anew, so that the journal does not grow for ever: first beside the old one.
void Hub::compact() {
    const auto path = journalPath(options_);
    auto fresh = path;
    fresh += ".new";
    std::error_code ignored;
    std::filesystem::remove(fresh, ignored);
    {
        LineFile file{fresh, LineFile::Durability::written};
        for (const Put& put : book_.snapshot()) {
            file.append(toLine({.number = last_commit_, .puts = {put}, .effect_json = {}}));
        }
        LineFile synced{fresh, LineFile::Durability::synced};
        synced.append(toLine({.number = last_commit_, .puts = {}, .effect_json = {}}));
    }
    std::filesystem::rename(fresh, path);
    journal_ = std::make_unique<LineFile>(path, durabilityOf(options_));
}

void Hub::seed() {
    for (const StoreKey& store : options_.stores) {
        for (int i = 0; i < options_.orders; ++i) {
            addGenerated({.store = store});
        }
    }
}

void Hub::commit(std::vector<Put> puts, LogLine effect) {
    Commit commit{.number = ++last_commit_, .puts = std::move(puts), .effect_json = {}};
    if (!effect.effect.empty()) {
        effect.phase = "effect";
        effect.at = nowLocked();
        effect.commit = commit.number;
        commit.effect_json = effect.toJson();
    }
    if (journal_) {
        journal_->append(toLine(commit));
    }
    std::set<StoreKey> touched;
    for (const Put& put : commit.puts) {
        if (put.kind == "order") {
            const OrderRecord* before = book_.findOrder(put.id);
            if (before != nullptr) {
                touched.insert(before->store);
            }
        }
        book_.apply(put, commit.number);
        if (put.kind == "order") {
            touched.insert(book_.findOrder(put.id)->store);
        }
    }
    if (!effect.effect.empty()) {
        log_.append(effect);
    }
    ring(touched);
}

void Hub::commitControl(const std::string& verb, const std::string& effect, std::vector<Put> puts) {
    LogLine line;
    line.verb = "sim." + verb;
    line.effect = effect;
    for (const Put& put : puts) {
        if (put.kind == "order") {
            const auto doc = parseObject(put.doc);
            line.order_id = put.id;
            line.store = textIn(*doc, "siteId") + "/" + textIn(*doc, "storeId");
        }
    }
    commit(std::move(puts), line);
}

void Hub::ring(const std::set<StoreKey>& stores) {
    for (const StoreKey& store : stores) {
        const auto bell = bells_.find(store);
        if (bell != bells_.end()) {
            bell->second->notify_all();
        }
    }
}

void Hub::stop() {
    const Lock lock{mutex_};
    is_stopping_ = true;
    stopped_.notify_all();
    for (const auto& [store, bell] : bells_) {
        bell->notify_all();
    }
}

bool Hub::isStopping() const {
    const Lock lock{mutex_};
    return is_stopping_;
}

void Hub::pause(std::chrono::milliseconds length) {
    const auto until = std::chrono::steady_clock::now() + length;
    const Lock lock{mutex_};
    const std::uint64_t round = pause_round_;
    while (!is_stopping_ && round == pause_round_ && std::chrono::steady_clock::now() < until) {
        stopped_.wait_until(mutex_, until);
    }
}

void Hub::endPauses() {
    const Lock lock{mutex_};
    ++pause_round_;
    stopped_.notify_all();
}

void Hub::setBaseUrl(const std::string& base_url) {
    const Lock lock{mutex_};
    base_url_ = base_url;
}

Instant Hub::now() const {
    const Lock lock{mutex_};
    return nowLocked();
}

Instant Hub::nowLocked() const {
    const auto offset = parseInteger(book_.setting("clock_offset_ms")).value_or(0);
    return systemNow() + std::chrono::milliseconds{offset};
}

}  // namespace balcao::simulator
