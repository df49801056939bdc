#include "agent/clerk/metrics.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <utility>

namespace balcao {

namespace {

using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || c == '"') {
            out += '\\';
        }
        out += c;
    }
    return out;
}

/// One metric after the other, each with what it means.
class MetricsWriter {
public:
    void begin(std::string_view name, std::string_view help) {
        name_ = name;
        text_.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ");
        text_.append(name).append(" gauge\n");
    }

    void sample(Labels labels, std::string_view value) {
        text_.append(name_);
        char separator = '{';
        for (const auto& [name, content] : labels) {
            text_ += separator;
            text_.append(name).append("=\"").append(escaped(content)).append("\"");
            separator = ',';
        }
        text_.append(separator == '{' ? " " : "} ").append(value).append("\n");
    }

    void sample(Labels labels, std::int64_t value) { sample(labels, std::to_string(value)); }

    void single(std::string_view name, std::string_view help, std::int64_t value) {
        begin(name, help);
        sample({}, value);
    }

    std::string take() { return std::move(text_); }

private:
    std::string name_;
    std::string text_;
};

std::int64_t inSeconds(std::optional<Instant> time) {
    return time ? std::chrono::duration_cast<std::chrono::seconds>(time->time_since_epoch()).count()
                : 0;
}

void writeHub(MetricsWriter& out, const LinkStatus& links, const std::vector<StoreKey>& stores) {
    out.begin("balcao_hub_up", "1 while the hub answers for the store");
    for (const StoreKey& store : stores) {
        const bool is_up = links.hub(store).state == HubLinkState::ok;
        out.sample({{"site", store.site_id}, {"store", store.store_id}}, is_up ? 1 : 0);
    }
    out.begin("balcao_hub_last_answer_seconds", "When the hub answered last; 0: never yet");
    for (const StoreKey& store : stores) {
        out.sample(
            {{"site", store.site_id}, {"store", store.store_id}},
            inSeconds(links.hub(store).last_ok)
        );
    }
    out.single(
        "balcao_hub_clock_offset_milliseconds", "The hub's clock minus ours", links.hubOffsetMs()
    );
}

void writeQueues(MetricsWriter& out, const LedgerCounts& counts) {
    out.single(
        "balcao_messages_waiting", "Messages that the hub has yet to hear", counts.messages_waiting
    );
    out.single(
        "balcao_messages_oldest_seconds",
        "When the oldest of them was made; 0: none waits",
        inSeconds(counts.oldest_message_at)
    );
    out.begin("balcao_parked", "What the hub refused and a person must settle");
    out.sample({{"kind", "message"}}, counts.messages_parked);
    out.sample({{"kind", "errand"}}, counts.errands_parked);
    out.begin("balcao_print_jobs", "Print jobs that are not settled");
    for (const auto& [role, jobs] : counts.jobs_of_role) {
        out.sample({{"role", role}, {"state", "waiting"}}, jobs.waiting);
        out.sample({{"role", role}, {"state", "in_doubt"}}, jobs.in_doubt);
        out.sample({{"role", role}, {"state", "held"}}, jobs.held);
    }
    out.single("balcao_tasks_open", "Tasks that wait for a person", counts.tasks_open);
}

void writeDevices(MetricsWriter& out, const LinkStatus& links) {
    out.begin("balcao_printer_up", "1 while nothing is known against the printer");
    for (const PrinterLink& printer : links.printers()) {
        if (!printer.is_configured) {
            continue;
        }
        const bool is_up =
            printer.state == PrinterLinkState::ok || printer.state == PrinterLinkState::unknown;
        const std::string store =
            printer.store ? printer.store->site_id + "/" + printer.store->store_id : "";
        out.sample({{"role", printer.role}, {"store", store}}, is_up ? 1 : 0);
    }
    out.begin("balcao_disk_state", "1 at the state of the disk of the data");
    for (const DiskState state :
         {DiskState::ok, DiskState::low, DiskState::full, DiskState::broken}) {
        out.sample({{"state", toText(state)}}, links.disk() == state ? 1 : 0);
    }
}

void writeHealth(MetricsWriter& out, const HealthReport& health) {
    out.begin(
        "balcao_health", "How each part was found: 0 good, 1 needs attention, 2 somebody must act"
    );
    for (const HealthFinding& finding : health.findings) {
        out.sample(
            {{"part", finding.part}, {"about", finding.about}, {"found", finding.word}},
            static_cast<std::int64_t>(finding.grade)
        );
    }
}

}  // namespace

std::string metricsText(
    std::string_view version,
    const LinkStatus& links,
    const std::vector<StoreKey>& stores,
    const LedgerCounts& counts,
    const HealthReport& health
) {
    MetricsWriter out;
    out.begin("balcao_info", "The version that runs");
    out.sample({{"version", version}}, 1);
    writeHub(out, links, stores);
    writeQueues(out, counts);
    writeDevices(out, links);
    writeHealth(out, health);
    return out.take();
}

}  // namespace balcao
