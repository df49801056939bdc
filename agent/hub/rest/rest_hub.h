#pragma once

#include "agent/hub/hub.h"
#include "agent/hub/rest/label_codec.h"
#include "agent/hub/rest/list_codec.h"
#include "agent/hub/rest/problem_codec.h"
#include "agent/hub/rest/rest_client.h"
#include "agent/json/json_reader.h"
#include "common/codes/hub_codes.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace balcao {

/// The adapter for hubs that speak the hub store API (hub-store-api.yaml) or come close enough
/// for a table of codes to bridge the rest.
class RestHub final : public Hub {
public:
    struct Options {
        HubPlace place;
        CodesSource codes;                  // outlives the hub
        std::set<std::string> label_hosts;  // besides the hub's own (printing/intake/label_link.h)
        std::size_t page_size{500};         // orders a page, at most 500
    };

    /// `token` is shared by the hubs of all workers and must outlive them.
    RestHub(Options options, HubToken& token);

    HubCapabilities capabilities() const override;
    ListAnswer listOpen(const ListRequest& request, ListReader& reader) override;
    OrderAnswer readOrder(const StoreKey& store, const OrderId& order_id, const std::string& etag)
        override;
    DeliverOutcome deliver(const OutboxMessage& message, std::chrono::milliseconds timeout)
        override;
    std::uint64_t requestsMade() const override { return client_.requestsMade(); }
    void interrupt() override { client_.interrupt(); }

private:
    // One page more of a list that is being read.
    struct Reading;
    std::optional<Later> readPage(const std::string& body, Reading& reading);
    void readOrderOfPage(std::string_view bytes, Reading& reading, std::vector<HubNews>& news);
    std::variant<HttpAnswer, Later, NotAllowed> getPage(
        const ListRequest& request, const std::string& cursor
    );

    // An answer that settles a message, or a reason why it does not.
    DeliverOutcome post(const OutboxMessage& message, const std::string& etag, SteadyTime deadline);
    std::optional<DeliverOutcome> readBefore(
        const OutboxMessage& message, std::string& etag, SteadyTime deadline
    );
    DeliverOutcome settle(const OutboxMessage& message, const HttpAnswer& answer);
    DeliverOutcome refuse(const OutboxMessage& message, const HttpAnswer& answer);
    DeliverOutcome takeLabels(
        const OutboxMessage& message, const HttpAnswer& answer, SteadyTime deadline
    );
    std::variant<LabelDocument, RefusedByHub, Later> finishLabel(
        AnnouncedLabel announced, SteadyTime deadline
    );
    std::variant<std::string, RefusedByHub, Later> fetchLabel(
        const AnnouncedLabel& announced, SteadyTime deadline
    );
    std::variant<HttpAnswer, RefusedByHub, Later> askForLabel(
        const WebAddress& address, const std::string& package, SteadyTime deadline
    );
    OrderAnswer readOrderUntil(
        const StoreKey& store, const OrderId& order_id, const std::string& etag, SteadyTime deadline
    );

    Options options_;
    RestClient client_;
    JsonReader json_;
};

}  // namespace balcao
