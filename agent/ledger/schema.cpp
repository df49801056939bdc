#include "agent/ledger/schema.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <system_error>

namespace balcao {

namespace {

// SQLite file format, "The Database Header": 100 bytes, numbers big-endian.
constexpr std::size_t kHeaderSize = 100;
constexpr std::size_t kUserVersionAt = 60;
constexpr std::size_t kApplicationIdAt = 68;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

std::int64_t numberAt(const std::array<char, kHeaderSize>& header, std::size_t offset) {
    std::int64_t number = 0;
    for (std::size_t i = offset; i < offset + 4; ++i) {
        number = number << 8U | static_cast<unsigned char>(header.at(i));
    }
    return number;
}

void refuseNewer(const std::string& name, std::int64_t found, std::size_t known) {
    if (found > static_cast<std::int64_t>(known)) {
        throw DatabaseError{
            DatabaseFault::newer,
            "open " + name + ": it was written by a newer Balcão (form " + std::to_string(found) +
                ", this program knows " + std::to_string(known) +
                "). Nothing was changed; install the newer version again"};
    }
}

void refuseForeign(const std::string& name, std::int64_t found) {
    if (found != kApplicationId) {
        throw DatabaseError{
            DatabaseFault::foreign,
            "open " + name +
                ": it is another program's database. Nothing was changed; choose another data.dir"};
    }
}

}  // namespace

void refuseUnfitFile(const std::filesystem::path& file, std::size_t known_version) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error || size == 0) {
        return;
    }
    const std::string name = utf8(file);
    std::array<char, kHeaderSize> header{};
    std::ifstream stream{file, std::ios::binary};
    stream.read(header.data(), static_cast<std::streamsize>(header.size()));
    if (std::ranges::all_of(header, [](char byte) { return byte == 0; })) {
        return;  // a power cut while it was made: SQLite knows whether it can be taken back
    }
    const bool is_whole = stream.gcount() == static_cast<std::streamsize>(header.size());
    if (!is_whole || std::string_view{header.data(), kMagic.size()} != kMagic) {
        throw DatabaseError{
            DatabaseFault::corrupt,
            "open " + name + ": it is no database, or its beginning is damaged"};
    }
    refuseForeign(name, numberAt(header, kApplicationIdAt));
    refuseNewer(name, numberAt(header, kUserVersionAt), known_version);
}

void migrate(Database& database, std::span<const EmbeddedFile> migrations) {
    const bool is_new = database.queryInteger("SELECT count(*) FROM sqlite_schema") == 0;
    if (!is_new) {
        refuseForeign(database.name(), database.queryInteger("PRAGMA application_id"));
    }
    const std::int64_t found = database.queryInteger("PRAGMA user_version");
    refuseNewer(database.name(), found, migrations.size());
    for (auto version = static_cast<std::size_t>(found) + 1; version <= migrations.size();
         ++version) {
        const EmbeddedFile& migration = migrations[version - 1];
        database.execute("BEGIN IMMEDIATE");
        try {
            database.execute(std::string{migration.content});
            database.execute("PRAGMA user_version = " + std::to_string(version));
            database.execute("COMMIT");
        } catch (const DatabaseError& error) {
            database.rollBack();
            throw DatabaseError{
                error.fault(),
                "migrate " + database.name() + " by " + std::string{migration.name} +
                    ": the file stays as it was: " + error.what()};
        }
    }
}

}  // namespace balcao
