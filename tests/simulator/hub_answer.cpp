#include "tests/simulator/fault_play.h"
#include "tests/simulator/hub.h"
#include "tests/simulator/hub_work.h"
#include "tests/simulator/problem.h"
#include "tests/simulator/text.h"
#include "tests/simulator/validation.h"

#include <algorithm>
#include <iostream>

namespace balcao::simulator {

namespace {

constexpr std::size_t kTracesKept = 100'000;
constexpr std::int64_t kLongestWait_s = 55;

std::string requestSha(const Request& request) {
    return sha256Hex(request.method + " " + request.uri + "\n" + request.body);
}

/// Seconds of `Prefer: wait=N`; 0 without it.
std::int64_t preferredWait(const Request& request) {
    for (const std::string& part : split(request.header("prefer"), ',')) {
        const std::string preference = lowerCase(trimmed(part));
        if (preference.starts_with("wait=")) {
            return std::clamp<std::int64_t>(
                parseInteger(preference.substr(5)).value_or(0), 0, kLongestWait_s
            );
        }
    }
    return 0;
}

/// Refuses 406 if the client takes nothing that the hub speaks.
void requireAcceptable(const Request& request) {
    const std::string accept = lowerCase(request.header("accept"));
    if (accept.empty()) {
        return;
    }
    for (const std::string& part : split(accept, ',')) {
        const std::string type = trimmed(split(part, ';').front());
        if (type == "*/*" || type == "application/*" || type == "application/json") {
            return;
        }
    }
    refuse(406, "not-acceptable", "this hub answers application/json");
}

std::string readKey(const Request& request, Operation operation) {
    if (!needsKey(operation)) {
        return {};
    }
    const std::string key = request.header("idempotency-key");
    if (key.empty()) {
        refuse(400, "key-missing", "this operation needs an Idempotency-Key");
    }
    if (!isUuid(key)) {
        refuse(400, "bad-parameter", "Idempotency-Key must be a UUID");
    }
    return lowerCase(key);
}

Reply replay(const KeyRecord& record) {
    Reply reply;
    reply.status = record.status;
    reply.content_type = record.content_type;
    reply.body = record.body;
    if (!record.etag.empty()) {
        reply.set("ETag", record.etag);
    }
    return reply;
}

KeyRecord keep(const Request& request, const Reply& reply) {
    KeyRecord record{
        .request_sha = requestSha(request),
        .status = reply.status,
        .content_type = reply.content_type,
        .body = reply.body,
        .etag = {}};
    for (const auto& [name, value] : reply.headers) {
        if (name == "ETag") {
            record.etag = value;
        }
    }
    return record;
}

}  // namespace

Delivery Hub::answer(const Request& request) {
    Work work = begin(request);
    if (work.fault && work.fault->kind == "slow" && work.fault->variant == "before") {
        pause(std::chrono::milliseconds{work.fault->delay_ms});
    }
    return perform(work);
}

/// Finds the operation, the fault to play and whether the key is being worked on already.
Hub::Work Hub::begin(const Request& request) {
    const Lock lock{mutex_};
    Work work{.request = request};
    work.number = ++last_request_;
    try {
        work.route = findRoute(request);
    } catch (const Problem& problem) {
        work.problem = problem;
        return work;
    }
    work.target = targetOf(work.route);
    work.fault = takeFault(work.target);
    const std::string key = lowerCase(request.header("idempotency-key"));
    if (needsKey(work.route.operation) && !key.empty()) {
        work.progress = work.target.store + "\n" + key;
        work.is_busy = !in_progress_.insert(work.progress).second;
    }
    return work;
}

Delivery Hub::perform(Work& work) {
    const Lock lock{mutex_};
    Delivery delivery = performLocked(work);
    const bool may_wait = !work.problem && work.route.operation == Operation::list_orders &&
                          (!work.fault || work.fault->kind == "slow");
    const auto until =
        std::chrono::steady_clock::now() + std::chrono::seconds{preferredWait(work.request)};
    while (may_wait && delivery.reply.status == 304 && !is_stopping_ &&
           std::chrono::steady_clock::now() < until) {
        waitForChange(work, until);
        delivery = performLocked(work);
    }
    trace(work, delivery);
    return delivery;
}

void Hub::waitForChange(const Work& work, std::chrono::steady_clock::time_point until) {
    auto& bell = bells_[{work.route.site_id, work.route.store_id}];
    if (!bell) {
        bell = std::make_unique<std::condition_variable_any>();
    }
    ++waiting_polls_;
    bell->wait_until(mutex_, until);
    --waiting_polls_;
}

Delivery Hub::performLocked(Work& work) {
    Delivery delivery;
    delivery.is_logged = !work.problem && isWrite(work.route.operation);
    delivery.progress = work.is_busy ? "" : work.progress;
    delivery.log.request = work.number;
    delivery.log.phase = "reply";
    delivery.log.store = work.target.store;
    delivery.log.order_id = work.route.order_id;
    delivery.log.key = lowerCase(work.request.header("idempotency-key"));
    if (delivery.is_logged) {
        delivery.log.verb = toText(work.route.operation);
        delivery.log.body_sha = work.request.body.empty() ? "" : sha256Hex(work.request.body);
    }
    try {
        if (work.problem) {
            throw *work.problem;
        }
        delivery.reply = judge(work, delivery);
    } catch (const Problem& problem) {
        delivery.reply = problemReply(problem);
    } catch (const std::exception& failure) {  // a full disk, a code that has no barcode
        std::cerr << "hub simulator: " << toText(work.route.operation) << ": " << failure.what()
                  << "\n";
        delivery.reply =
            problemReply({.status = 500, .slug = "internal", .detail = failure.what()});
    }
    delivery.date =
        nowLocked() + (work.problem ? std::chrono::milliseconds{0} : skewFor(work.target));
    if (work.fault) {
        delivery.log.fault = work.fault->kind;
        playOnAnswer(*work.fault, work.request, work.route.operation, delivery);
    }
    return delivery;
}

/// The order of judgement of the document: fault, token, form, key, rules.
Reply Hub::judge(Work& work, Delivery& delivery) {
    const Request& request = work.request;
    if (delivery.is_logged) {
        LogLine before = delivery.log;
        before.phase = "before";
        before.at = nowLocked();
        log_.append(before);
    }
    if (work.fault) {
        const OrderRecord* order = book_.findOrder(work.route.order_id);
        const auto instead =
            playBeforeEffect(*work.fault, order == nullptr ? "" : order->json, nowLocked());
        if (instead) {
            return *instead;
        }
        if (work.fault->kind == "keys_forgotten") {
            commitControl(
                "forgetKeys", "keys-forgotten", {{.kind = "forget", .id = "key", .doc = {}}}
            );
        }
    }
    if (work.route.operation == Operation::get_token) {
        return issueToken(request);
    }
    Call call{
        .request = request,
        .route = work.route,
        .body = {},
        .key = {},
        .caller = authorise(request),
        .now = nowLocked(),
        .options = options_,
        .base_url = base_url_,
        .fault = work.fault ? &*work.fault : nullptr};
    if (work.route.operation == Operation::list_orders) {
        polled_[request.header("authorization")].insert({work.route.site_id, work.route.store_id});
    }
    requireAcceptable(request);
    if (request.is_too_large) {
        refuse(413, "too-large", "the body is larger than this operation takes");
    }
    call.key = readKey(request, work.route.operation);
    call.body = readBody(request, work.route.operation);
    const auto key_stores = keyStores(call);
    for (const StoreKey& store : key_stores) {
        const KeyRecord* kept = book_.findKey(store, call.key);
        if (kept != nullptr && kept->request_sha != requestSha(request)) {
            refuse(422, "key-reused", "this Idempotency-Key was used for something else");
        }
        if (kept != nullptr && !work.is_busy) {
            delivery.log.is_replay = true;
            return replay(*kept);
        }
    }
    if (work.is_busy) {
        refuse(409, "in-progress", "the same request is still being worked on");
    }
    Outcome outcome = runOperation(book_, call);
    if (!call.key.empty() && !key_stores.empty()) {
        outcome.puts.push_back(
            Book::keyPut(key_stores.front(), call.key, keep(request, outcome.reply))
        );
    }
    if (!outcome.puts.empty()) {
        LogLine effect = delivery.log;
        effect.effect = outcome.effect;
        commit(std::move(outcome.puts), effect);
    }
    return outcome.reply;
}

/// The stores whose keys count for the call; new keys are kept with the first.
std::vector<StoreKey> Hub::keyStores(const Call& call) const {
    if (call.key.empty()) {
        return {};
    }
    if (call.caller.only) {
        return {*call.caller.only};
    }
    const OrderRecord* order = book_.findOrder(call.route.order_id);
    std::vector<StoreKey> stores;
    if (order != nullptr) {
        stores.push_back(order->store);
        stores.insert(stores.end(), order->former_stores.begin(), order->former_stores.end());
        return stores;
    }
    const std::string store_id = call.body.isNull() ? "" : textIn(*call.body, "storeId");
    for (const auto& [store, is_revoked] : book_.stores()) {
        if (store.store_id == store_id) {
            return {store};
        }
    }
    const auto some = someStoreOf(book_, call.caller);
    return some ? std::vector{*some} : std::vector<StoreKey>{};
}

Reply Hub::labelFile(const Request& request) {
    const Lock lock{mutex_};
    try {
        return labelFileReply(book_, request, nowLocked());
    } catch (const Problem& problem) {
        return problemReply(problem);
    }
}

void Hub::release(const Delivery& delivery, bool is_replied) {
    const Lock lock{mutex_};
    if (!delivery.progress.empty()) {
        in_progress_.erase(delivery.progress);
    }
    if (delivery.is_logged) {
        LogLine line = delivery.log;
        line.at = nowLocked();
        line.status = delivery.reply.status;
        line.is_replied = is_replied;
        log_.append(line);
    }
}

void Hub::trace(const Work& work, const Delivery& delivery) {
    traces_.push_back(
        {.number = work.number,
         .at = nowLocked(),
         .operation = work.problem ? "" : toText(work.route.operation),
         .store = work.target.store,
         .order_id = work.route.order_id,
         .status = delivery.reply.status,
         .fault = work.fault ? work.fault->kind : ""}
    );
    if (traces_.size() > kTracesKept) {
        traces_.pop_front();
    }
}

}  // namespace balcao::simulator
