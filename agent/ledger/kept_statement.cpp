#include "agent/ledger/kept_statement.h"

#include "agent/ledger/database.h"

#include <Poco/Data/MetaColumn.h>
#include <Poco/Exception.h>
#include <sqlite3.h>

namespace balcao {

namespace {

/// Poco's binder, but for texts, which it has SQLite copy: here the variable that a text comes from
/// lives as long as the statement and changes only before it is bound anew.
class KeptBinder final : public Poco::Data::SQLite::Binder {
public:
    KeptBinder(sqlite3_stmt* statement, const Database& database)
        : Binder{statement}
        , statement_{statement}
        , database_{database} {}

    using Binder::bind;
    void bind(std::size_t position, const std::string& text, Direction /*direction*/) override {
        const int code = sqlite3_bind_text64(
            statement_,
            static_cast<int>(position),
            text.data(),
            text.size(),
            SQLITE_STATIC,
            SQLITE_UTF8
        );
        if (code != SQLITE_OK) {
            throw database_.errorNow("bind a text");
        }
    }

private:
    sqlite3_stmt* statement_;
    const Database& database_;
};

}  // namespace

KeptStatement::KeptStatement(Database& database)
    : Poco::Data::StatementImpl{*database.session().impl()}
    , database_{database} {}

KeptStatement::~KeptStatement() {
    sqlite3_finalize(statement_);
}

void KeptStatement::finish() noexcept {
    sqlite3_reset(statement_);
    has_stepped_ = false;
    has_row_ = false;
}

std::size_t KeptStatement::columnsReturned() const {
    return static_cast<std::size_t>(sqlite3_column_count(statement_));
}

int KeptStatement::affectedRowCount() const {
    const bool is_read = sqlite3_stmt_readonly(statement_) != 0;
    return is_read ? 0 : sqlite3_changes(database_.handle());
}

const Poco::Data::MetaColumn& KeptStatement::metaColumn(std::size_t /*pos*/) const {
    throw Poco::NotImplementedException{"columns are typed by Statement"};
}

void KeptStatement::compileImpl() {
    if (statement_ != nullptr) {
        return;
    }
    const std::string sql = toString();
    const int code = sqlite3_prepare_v3(
        database_.handle(),
        sql.c_str(),
        static_cast<int>(sql.size()) + 1,
        SQLITE_PREPARE_PERSISTENT,
        &statement_,
        nullptr
    );
    if (code != SQLITE_OK) {
        throw database_.errorNow("prepare " + sql);
    }
    binder_ = new KeptBinder{statement_, database_};  // owned by Poco's pointer
    extractor_ = new Poco::Data::SQLite::Extractor{statement_};
}

void KeptStatement::bindImpl() {
    finish();
    std::size_t position = 1;
    for (auto& binding : bindings()) {
        binding->bind(position);
        position += binding->numOfColumnsHandled();
    }
    if (position - 1 != static_cast<std::size_t>(sqlite3_bind_parameter_count(statement_))) {
        throw DatabaseError{DatabaseFault::other, "parameters do not fit: " + toString()};
    }
}

bool KeptStatement::hasNext() {
    if (has_stepped_) {
        return has_row_;
    }
    const int code = sqlite3_step(statement_);
    if (code != SQLITE_ROW && code != SQLITE_DONE) {
        auto error = database_.errorNow(toString().substr(0, 60));  // before the reset clears it
        finish();
        throw error;
    }
    has_stepped_ = true;
    has_row_ = code == SQLITE_ROW;
    if (!has_row_) {
        sqlite3_reset(statement_);  // releases its locks and the texts bound to it
    }
    return has_row_;
}

std::size_t KeptStatement::next() {
    static_cast<Poco::Data::SQLite::Extractor&>(*extractor_).reset();
    std::size_t position = 0;
    for (auto& extraction : extractions()) {
        extraction->extract(position);
        position += extraction->numOfColumnsHandled();
    }
    has_stepped_ = false;
    return 1;
}

}  // namespace balcao
