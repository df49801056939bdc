#include "agent/hub/rest/order_codec.h"
#include "agent/json/json_reader.h"
#include "common/codes/hub_codes.h"
#include "tests/bench/bench.h"

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>

namespace balcao::bench {

namespace {

std::string lineJson(std::size_t number, int line) {
    return R"({"lineId":")" + std::to_string(line) + R"(","sku":"SKU-)" +
           std::to_string(number % 5000) + "-" + std::to_string(line) +
           R"(","ean":"7891234567895","reference":"REF-881","description":"Camisa de linho manga longa)" +
           R"( com botões de madrepérola","attributes":{"cor":"azul-marinho","tamanho":"M"},)" +
           R"("imageUrl":"https://imagens.example/p/881.jpg","quantity":2,)" +
           R"("unitPrice":{"amount":12990,"currency":"BRL"}})";
}

}  // namespace

StoreKey benchStore() {
    return {.site_id = "1", .store_id = "101"};
}

std::string orderJson(std::size_t number, std::int64_t version) {
    std::string json =
        R"({"orderId":"PED-)" + std::to_string(1'000'000 + number) +
        R"(","externalOrderId":"MKT-)" + std::to_string(number) + R"(","assignment":1,"version":)" +
        std::to_string(version) +
        R"(,"siteId":"1","storeId":"101","channel":{"code":"SITE","name":"Loja virtual",)" +
        R"("marketplace":false},"journey":"ship-from-store","status":"1",)" +
        R"("placedAt":"2031-03-05T09:00:00-03:00","updatedAt":"2031-03-05T09:00:00-03:00",)" +
        R"("assignedAt":"2031-03-05T09:01:00-03:00","answerBy":"2031-03-05T09:31:00-03:00",)" +
        R"("readyBy":"2031-03-05T12:00:00-03:00","customer":{"name":"Conceição Aparecida)" +
        R"( dos Santos )" + std::to_string(number % 997) +
        R"(","document":"11144477735","phone":"+5511987650123"},"delivery":{"recipient":)" +
        R"("Conceição Aparecida dos Santos","address":{"street":"Rua das Laranjeiras","number":"120",)" +
        R"("complement":"apto 42","district":"Centro","city":"São Paulo","state":"SP",)" +
        R"("postalCode":"01310-100","country":"BR"},"carrier":{"code":"ECT","name":"Correios",)" +
        R"("service":"SEDEX"}},"lines":[)";
    for (int line = 1; line <= 3; ++line) {
        json += (line == 1 ? "" : ",") + lineJson(number, line);
    }
    return json +
           R"(],"discount":{"amount":0,"currency":"BRL"},"freight":{"amount":1590,"currency":"BRL"},)" +
           R"("total":{"amount":79530,"currency":"BRL"},"paid":true,"notes":"Embalar com cuidado",)" +
           R"("capabilities":{"partial":"quantity","lateRefusal":true}})";
}

std::string listPage(std::size_t first, std::size_t count) {
    std::string page = R"({"siteId":"1","storeId":"101","orders":[)";
    for (std::size_t i = 0; i < count; ++i) {
        page += (i == 0 ? "" : ",") + orderJson(first + i);
    }
    return page + R"(],"count":)" + std::to_string(count) + "}";
}

HubOrder orderValue(std::size_t number) {
    JsonReader reader;
    const std::string json = orderJson(number);
    return readHubOrder(reader.parse(json), benchStore(), defaultHubCodes());
}

double millisecondsOf(const std::function<void()>& work) {
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>{std::chrono::steady_clock::now() - begin}
        .count();
}

double processorSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        constexpr double kMicro = 1e-6;
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * kMicro;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

void report(const std::string& id, const std::string& what, double value, const std::string& unit) {
    std::printf("%s | %s | %.4g %s\n", id.c_str(), what.c_str(), value, unit.c_str());
    std::fflush(stdout);
}

void report(
    const std::string& id,
    const std::string& what,
    double value,
    const std::string& unit,
    const Limit& limit
) {
    std::printf(
        "%s | %s | %.4g %s | %.3gx of %s (%.4g %s; goal %s)\n",
        id.c_str(),
        what.c_str(),
        value,
        unit.c_str(),
        value / limit.value,
        limit.name.c_str(),
        limit.value,
        unit.c_str(),
        limit.goal.c_str()
    );
    std::fflush(stdout);
}

}  // namespace balcao::bench
