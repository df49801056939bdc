#pragma once

#include <Poco/Data/SQLite/Binder.h>
#include <Poco/Data/SQLite/Extractor.h>
#include <Poco/Data/StatementImpl.h>

#include <string>

namespace balcao {

class Database;

/// A Poco::Data statement that SQLite compiles once.
///
/// Poco 1.11's own SQLite statement is compiled anew at every execute, which costs 4 to 25 µs each
/// (measured: 4.4 µs against 0.6 for `UPDATE t SET b = 1 WHERE a = ?`) and forgets the plan. This
/// one keeps it; everything else (bindings, extractions, limits, the Statement in front) is
/// Poco::Data's.
class KeptStatement final : public Poco::Data::StatementImpl {
public:
    explicit KeptStatement(Database& database);
    ~KeptStatement() override;
    KeptStatement(const KeptStatement&) = delete;
    KeptStatement(KeptStatement&&) = delete;
    KeptStatement& operator=(const KeptStatement&) = delete;
    KeptStatement& operator=(KeptStatement&&) = delete;

    /// Ends a run early or late, so that it holds no read transaction open.
    void finish() noexcept;

protected:
    std::size_t columnsReturned() const override;
    int affectedRowCount() const override;
    const Poco::Data::MetaColumn& metaColumn(std::size_t pos) const override;
    bool hasNext() override;
    std::size_t next() override;
    bool canBind() const override { return false; }
    bool canCompile() const override { return false; }
    void compileImpl() override;
    void bindImpl() override;
    Poco::Data::AbstractExtraction::ExtractorPtr extractor() override { return extractor_; }
    Poco::Data::AbstractBinding::BinderPtr binder() override { return binder_; }

private:
    Database& database_;
    sqlite3_stmt* statement_{nullptr};
    bool has_stepped_{false};
    bool has_row_{false};
    Poco::Data::AbstractBinding::BinderPtr binder_;
    Poco::Data::AbstractExtraction::ExtractorPtr extractor_;
};

}  // namespace balcao
