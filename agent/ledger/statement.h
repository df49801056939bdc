#pragma once

#include "agent/ledger/database.h"
#include "agent/ledger/kept_statement.h"

#include <Poco/Data/LOB.h>
#include <Poco/Data/Limit.h>
#include <Poco/Data/Statement.h>
#include <Poco/Nullable.h>

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace balcao {

/// Bytes that are no text. An empty one is stored as NULL.
struct Blob {
    std::string bytes;
};

/// The form in which Poco::Data keeps a value of ours, and the ways there and back.
template <typename T>
struct Stored {
    using Type = T;  // std::int64_t, std::string, bool
    static void put(Type& stored, const T& value) { stored = value; }
    static T get(const Type& stored) { return stored; }
};

template <>
struct Stored<Blob> {
    using Type = Poco::Data::BLOB;
    static void put(Type& stored, const Blob& value) {
        stored =
            Type{reinterpret_cast<const unsigned char*>(value.bytes.data()), value.bytes.size()};
    }
    static Blob get(const Type& stored) {
        return {{reinterpret_cast<const char*>(stored.rawContent()), stored.size()}};
    }
};

template <typename T>
struct Stored<std::optional<T>> {
    using Type = Poco::Nullable<typename Stored<T>::Type>;
    static void put(Type& stored, const std::optional<T>& value) {
        if (!value) {
            stored.clear();
            return;
        }
        typename Stored<T>::Type inner{};
        Stored<T>::put(inner, *value);
        stored = std::move(inner);
    }
    static std::optional<T> get(const Type& stored) {
        if (stored.isNull()) {
            return std::nullopt;
        }
        return Stored<T>::get(stored.value());
    }
};

template <typename... Ts>
struct Params {};
template <typename... Ts>
struct Columns {};

/// One SQL statement, prepared at its first run and kept: what goes in and what comes out is part
/// of its type, and the variables that Poco::Data binds live as long as the statement.
///
///     Statement<Params<std::int64_t>, Columns<std::string>> state_of{
///         database, "SELECT state FROM orders WHERE order_ref = ?"};
///     const auto row = state_of.first(7);
///
/// Rows are taken out before the caller sees any, so that nothing runs inside an open row loop.
/// Not thread-safe, like its Database. Throws DatabaseError.
template <typename ParamList, typename ColumnList = Columns<>>
class Statement;

template <typename... Ps, typename... Cs>
class Statement<Params<Ps...>, Columns<Cs...>> {
public:
    using Row = std::tuple<Cs...>;

    Statement(Database& database, const std::string& sql)
        : kept_{database} {
        database.remember(sql);
        kept_.add(sql);
        std::apply(
            [&](auto&... stored) { (kept_.addBind(Poco::Data::Keywords::use(stored)), ...); }, in_
        );
        std::apply(
            [&](auto&... stored) { (kept_.addExtract(Poco::Data::Keywords::into(stored)), ...); },
            out_
        );
        if constexpr (sizeof...(Cs) > 0) {
            kept_.setExtractionLimit(Poco::Data::Keywords::limit(1));
        }
    }
    Statement(const Statement&) = delete;
    Statement(Statement&&) = delete;
    Statement& operator=(const Statement&) = delete;
    Statement& operator=(Statement&&) = delete;
    ~Statement() = default;

    /// Runs it; returns how many rows it changed.
    std::size_t run(const Ps&... params) requires(sizeof...(Cs) == 0) {
        start(params...);
        return kept_.execute();
    }

    std::optional<Row> first(const Ps&... params) requires(sizeof...(Cs) > 0) {
        start(params...);
        std::optional<Row> row;
        if (kept_.execute() != 0) {
            row.emplace(takeRow());
        }
        kept_.finish();
        return row;
    }

    std::vector<Row> all(const Ps&... params) requires(sizeof...(Cs) > 0) {
        start(params...);
        std::vector<Row> rows;
        while (kept_.getState() != Poco::Data::StatementImpl::ST_DONE && kept_.execute() != 0) {
            rows.push_back(takeRow());
        }
        return rows;
    }

private:
    void start(const Ps&... params) {
        std::apply([&](auto&... stored) { (Stored<Ps>::put(stored, params), ...); }, in_);
        if (kept_.getState() != Poco::Data::StatementImpl::ST_INITIALIZED) {
            kept_.reset();
        }
    }

    Row takeRow() const {
        return std::apply(
            [](const auto&... stored) { return Row{Stored<Cs>::get(stored)...}; }, out_
        );
    }

    // The order matters: the statement refers to the variables and goes first.
    std::tuple<typename Stored<Ps>::Type...> in_;
    std::tuple<typename Stored<Cs>::Type...> out_;
    KeptStatement kept_;
};

}  // namespace balcao
