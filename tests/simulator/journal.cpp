#include "tests/simulator/journal.h"

#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <unistd.h>

namespace balcao::simulator {

namespace {

std::string rawDoc(const JsonObject& put, const std::string& name) {
    const auto doc = objectIn(put, name);
    return doc.isNull() ? std::string{} : toText(*doc);
}

}  // namespace

std::string toLine(const Commit& commit) {
    std::string line = R"({"commit":)" + std::to_string(commit.number) + R"(,"puts":[)";
    const char* separator = "";
    for (const Put& put : commit.puts) {
        line += separator;
        line += R"({"kind":")" + put.kind + R"(","id":)" + jsonString(put.id);
        line += R"(,"doc":)" + (put.doc.empty() ? "{}" : put.doc);
        line += put.hidden.empty() ? "" : R"(,"hidden":)" + put.hidden;
        line += "}";
        separator = ",";
    }
    line += "]";
    line += commit.effect_json.empty() ? "" : R"(,"effect":)" + commit.effect_json;
    return line + "}";
}

Commit parseCommit(const std::string& line) {
    const auto object = parseObject(line);
    Commit commit;
    commit.number = static_cast<std::uint64_t>(integerIn(*object, "commit"));
    const auto puts = arrayIn(*object, "puts");
    for (unsigned i = 0; !puts.isNull() && i < puts->size(); ++i) {
        const auto put = puts->getObject(i);
        commit.puts.push_back(
            {.kind = textIn(*put, "kind"),
             .id = textIn(*put, "id"),
             .doc = rawDoc(*put, "doc"),
             .hidden = rawDoc(*put, "hidden")}
        );
    }
    commit.effect_json = rawDoc(*object, "effect");
    return commit;
}

}  // namespace balcao::simulator
