#include "agent/clerk/box_json.h"

namespace balcao {

void writeSize(JsonWriter& json, const BoxSize& size) {
    json.beginObject();
    json.member("length_mm", size.length_mm);
    json.member("width_mm", size.width_mm);
    json.member("height_mm", size.height_mm);
    json.endObject();
}

void writeBoxes(JsonWriter& json, const std::vector<PackedBox>& boxes) {
    json.key("boxes");
    json.beginArray();
    for (const PackedBox& box : boxes) {
        json.beginObject();
        if (box.weight_g > 0) {
            json.member("weight_g", box.weight_g);
        }
        if (box.size) {
            json.key("size");
            writeSize(json, *box.size);
        }
        json.key("lines");
        json.beginArray();
        for (const BoxLine& line : box.lines) {
            json.beginObject();
            json.member("line_id", line.line_id.value);
            json.member("quantity", line.quantity);
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }
    json.endArray();
}

}  // namespace balcao
