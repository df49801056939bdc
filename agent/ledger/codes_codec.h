#pragma once

#include "agent/json/json_reader.h"
#include "agent/json/json_writer.h"
#include "common/codes/hub_codes.h"

#include <string>
#include <string_view>

namespace balcao {

/// Writes `{"statuses": [{"code", "means"}, ...], ...}`: every table, each row with the hub's code
/// and our word or name. The same codes give the same bytes. In the ledger and at the page alike.
void writeCodes(JsonWriter& json, const HubCodes& codes);
std::string encodeCodes(const HubCodes& codes);

/// The same with a row for every word that is sent, with the code that goes out for it.
void writeCodesInForce(JsonWriter& json, const HubCodes& codes);

/// Reads what writeCodes wrote, or a person made. Throws JsonError that names the place: a word
/// that is none, a code that stands there twice, is empty, longer than 64 characters or holds
/// control characters, a name longer than 80, more than 500 rows, a member that is unknown.
HubCodes readCodes(const JsonValue& tables);

}  // namespace balcao
