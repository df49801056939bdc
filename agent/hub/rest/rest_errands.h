#pragma once

#include "agent/hub/hub_errands.h"
#include "agent/hub/rest/rest_client.h"
#include "agent/json/json_reader.h"
#include "common/codes/hub_codes.h"

namespace balcao {

/// Errands over the hub store API. Not thread-safe but for interrupt().
class RestErrands final : public HubErrands {
public:
    /// `token` is shared by all workers and must outlive this.
    RestErrands(HubPlace place, CodesSource codes, HubToken& token);

    ErrandOutcome deliver(const Errand& errand, ErrandMode mode, std::chrono::milliseconds timeout)
        override;
    void interrupt() override { client_.interrupt(); }

private:
    /// What the hub has on record of a coupon's errand: done, not done (nothing), or an outcome.
    std::optional<ErrandOutcome> lookFor(const Errand& errand, std::chrono::milliseconds timeout);
    std::optional<ErrandOutcome> foundIn(const Errand& errand, const HttpAnswer& answer);
    ErrandOutcome settle(const Errand& errand, const HttpAnswer& answer);
    ErrandOutcome refuse(const HttpAnswer& answer);

    CodesSource codes_;
    RestClient client_;
    JsonReader json_;
};

}  // namespace balcao
