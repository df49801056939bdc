#include "tests/simulator/fault_body.h"

#include <vector>

namespace balcao::simulator {

namespace {

using Poco::Dynamic::Var;

Var withTextNumbers(const Var& value) {
    if (value.type() == typeid(JsonObject::Ptr)) {
        const auto& object = value.extract<JsonObject::Ptr>();
        auto changed = makeObject();
        for (const auto& name : object->getNames()) {
            changed->set(name, withTextNumbers(object->get(name)));
        }
        return changed;
    }
    if (value.type() == typeid(JsonArray::Ptr)) {
        auto changed = makeArray();
        for (const auto& entry : *value.extract<JsonArray::Ptr>()) {
            changed->add(withTextNumbers(entry));
        }
        return changed;
    }
    return isJsonInteger(value) ? Var{value.toString()} : value;
}

/// The orders of an answer: of a list, or the one order that it is.
std::vector<JsonObject::Ptr> ordersIn(JsonObject::Ptr body) {
    std::vector<JsonObject::Ptr> orders;
    const auto list = arrayIn(*body, "orders");
    for (unsigned i = 0; !list.isNull() && i < list->size(); ++i) {
        orders.push_back(list->getObject(i));
    }
    if (list.isNull() && body->has("orderId")) {
        orders.push_back(body);
    }
    return orders;
}

void setOrders(JsonObject::Ptr body, const std::vector<JsonObject::Ptr>& orders) {
    auto list = makeArray();
    for (const auto& order : orders) {
        list->add(order);
    }
    body->set("orders", list);
    body->set("count", list->size());
}

void leaveOut(std::vector<JsonObject::Ptr>& orders, const std::string& order_id) {
    for (auto order = orders.begin(); order != orders.end(); ++order) {
        if (order_id.empty() || textIn(**order, "orderId") == order_id) {
            orders.erase(order);
            return;
        }
    }
}

void playForeignStore(const Fault& fault, JsonObject::Ptr body) {
    auto orders = ordersIn(body);
    const bool is_in_envelope = fault.variant != "order" && body->has("storeId");
    if (is_in_envelope) {
        body->set("storeId", textIn(*body, "storeId") + "9");
    } else if (!orders.empty()) {
        orders.front()->set("storeId", textIn(*orders.front(), "storeId") + "9");
    }
}

/// A time with seven digits of fraction, without its zone, or all zeros.
std::string oddTime(const std::string& time, const std::string& variant) {
    if (variant == "zero_date") {
        return "0000-00-00";
    }
    const std::string seconds = time.substr(0, 19);
    return variant == "no_zone" ? seconds : seconds + ".1234567" + time.substr(time.find('.') + 4);
}

void playOddFormat(const Fault& fault, JsonObject& order) {
    if (fault.variant == "unknown_member") {
        auto nested = makeObject();
        nested->set("depth", 1);
        order.set("x-novo", nested);
    } else if (fault.variant == "list_for_object") {
        order.set("customer", makeArray());
    } else if (fault.variant == "decimal") {
        auto total = ensureObject(order, "total");
        total->set("amount", static_cast<double>(integerIn(*total, "amount")) / 100.0 + 0.005);
    } else {
        for (const char* name : {"placedAt", "assignedAt", "updatedAt"}) {
            order.set(name, oddTime(textIn(order, name), fault.variant));
        }
    }
}

/// Faults of the list itself; true if the fault is one of them.
bool playOnList(const Fault& fault, JsonObject::Ptr body) {
    auto orders = ordersIn(body);
    if (fault.kind == "duplicate") {
        orders.push_back(orders.front());
    } else if (fault.kind == "out_of_order") {
        orders = {orders.rbegin(), orders.rend()};
    } else if (fault.kind == "missing_order") {
        leaveOut(orders, fault.order_id);
    } else {
        return false;
    }
    setOrders(body, orders);
    return true;
}

}  // namespace

std::string playOnBody(const Fault& fault, Operation operation, const std::string& body) {
    if (fault.kind == "bad_json") {
        return body.substr(0, body.size() - 1) + ",}";
    }
    JsonObject::Ptr json = parseObject(body);
    const bool is_list = operation == Operation::list_orders && !ordersIn(json).empty();
    if (fault.kind == "wrong_types") {
        json = withTextNumbers(Var{json}).extract<JsonObject::Ptr>();
    } else if (fault.kind == "wrong_count") {
        json->set("count", integerIn(*json, "count") + 1);
    } else if (fault.kind == "foreign_store") {
        playForeignStore(fault, json);
    } else if (fault.kind == "unknown_status") {
        for (auto order : ordersIn(json)) {
            order->set("status", fault.code.empty() ? "77" : fault.code);
        }
    } else if (fault.kind == "odd_format") {
        for (auto order : ordersIn(json)) {
            playOddFormat(fault, *order);
        }
    } else if (!is_list || !playOnList(fault, json)) {
        return body;
    }
    return toText(*json);
}

}  // namespace balcao::simulator
