#include "agent/clerk/finding_json.h"

namespace balcao {

void writeFindings(
    JsonWriter& json, const std::vector<HealthFinding>& findings, std::string_view language
) {
    json.key("findings");
    json.beginArray();
    for (const HealthFinding& finding : findings) {
        json.beginObject();
        json.member("part", finding.part);
        json.member("word", finding.word);
        json.member("about", finding.about);
        json.member("grade", toText(finding.grade));
        json.member("text", sentenceOf(finding, language));
        json.endObject();
    }
    json.endArray();
}

}  // namespace balcao
