#include "agent/ledger/code_views.h"

#include "agent/ledger/backup.h"
#include "agent/ledger/codes_store.h"
#include "agent/ledger/ledger.h"
#include "common/base/mutex.h"

#include <type_traits>

namespace balcao {

namespace {

constexpr std::int64_t kMostVersions = 50;
constexpr std::int64_t kOrdersLookedAt = 2'000;

LedgerError inOurWords(const std::exception& error) {
    return LedgerError{std::string{"read the table of codes: "} + error.what()};
}

}  // namespace

class CodeViews::Impl {
public:
    explicit Impl(const std::filesystem::path& folder)
        : database_{LedgerFolder{folder}.database(), Database::Role::reader}
        , store_{database_} {}

    template <typename Question>
    auto ask(Question question) -> std::invoke_result_t<Question&, CodesStore&> {
        try {
            const Lock lock{mutex_};
            return question(store_);
        } catch (const std::exception& error) {
            throw inOurWords(error);
        }
    }

private:
    Mutex mutex_;
    Database database_ BALCAO_GUARDED_BY(mutex_);
    CodesStore store_ BALCAO_GUARDED_BY(mutex_);
};

CodeViews::CodeViews(const std::filesystem::path& folder) {
    try {
        impl_ = std::make_unique<Impl>(folder);
    } catch (const DatabaseError& error) {
        throw inOurWords(error);
    }
}

CodeViews::~CodeViews() = default;

std::optional<KeptCodes> CodeViews::find(std::optional<std::int64_t> version) const {
    return impl_->ask([&](CodesStore& store) -> std::optional<KeptCodes> {
        const std::int64_t wanted = version ? *version : store.newest();
        return wanted == 0 ? KeptCodes{.version = {}, .codes = defaultHubCodes()}
                           : store.find(wanted);
    });
}

std::vector<CodesVersion> CodeViews::versions() const {
    return impl_->ask([](CodesStore& store) { return store.versions(kMostVersions); });
}

std::vector<SeenCode> CodeViews::seen() const {
    return impl_->ask([](CodesStore& store) { return store.seen(kOrdersLookedAt); });
}

std::size_t CodeViews::countReadOtherwise(const HubCodes& codes) const {
    return impl_->ask([&](CodesStore& store) { return store.readOtherwise(codes).size(); });
}

}  // namespace balcao
