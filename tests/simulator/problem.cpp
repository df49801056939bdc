#include "tests/simulator/problem.h"

#include "tests/simulator/json.h"

#include <array>
#include <utility>

namespace balcao::simulator {

namespace {

std::string titleOf(int status) {
    constexpr std::array<std::pair<int, const char*>, 20> kTitles{{
        {400, "Bad request"},
        {401, "Not authorised"},
        {403, "Forbidden"},
        {404, "Not found"},
        {405, "Method not allowed"},
        {406, "Not acceptable"},
        {409, "Conflict"},
        {410, "Gone"},
        {412, "Precondition failed"},
        {413, "Too large"},
        {415, "Unsupported media type"},
        {422, "Cannot be processed"},
        {429, "Too many requests"},
        {500, "Internal error"},
        {501, "Not supported"},
        {502, "Bad gateway"},
        {503, "Unavailable"},
        {504, "Gateway timeout"},
        {507, "Insufficient storage"},
        {508, "Loop detected"},
    }};
    for (const auto& [code, title] : kTitles) {
        if (code == status) {
            return title;
        }
    }
    return "Refused";
}

bool isRetryable(const Problem& problem) {
    return problem.slug == "in-progress" || problem.slug == "token-expired" ||
           problem.status == 429 || (problem.status >= 500 && problem.status != 501);
}

}  // namespace

Reply problemReply(const Problem& problem) {
    Reply reply;
    reply.status = problem.status;
    reply.content_type = "application/problem+json";
    reply.body = R"({"type":)" + jsonString("https://hub.example/problems/" + problem.slug) +
                 R"(,"title":)" + jsonString(titleOf(problem.status)) + R"(,"status":)" +
                 std::to_string(problem.status) + R"(,"detail":)" + jsonString(problem.detail) +
                 R"(,"retryable":)" + (isRetryable(problem) ? "true" : "false") + problem.extra;
    if (!problem.member.empty()) {
        reply.body += R"(,")" + problem.member + R"(":)" + problem.member_json;
    }
    reply.body += "}";
    if (problem.status == 401) {
        reply.set("WWW-Authenticate", "Bearer");
    }
    return reply;
}

void refuse(int status, const std::string& slug, const std::string& detail) {
    throw Problem{
        .status = status,
        .slug = slug,
        .detail = detail,
        .member = {},
        .member_json = {},
        .extra = {}};
}

void refuseWithOrder(
    int status, const std::string& slug, const std::string& detail, const std::string& order_json
) {
    throw Problem{
        .status = status,
        .slug = slug,
        .detail = detail,
        .member = "order",
        .member_json = order_json,
        .extra = {}};
}

void refuseWithCoupon(
    int status, const std::string& slug, const std::string& detail, const std::string& coupon_json
) {
    throw Problem{
        .status = status,
        .slug = slug,
        .detail = detail,
        .member = "coupon",
        .member_json = coupon_json,
        .extra = {}};
}

}  // namespace balcao::simulator
