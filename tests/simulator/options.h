#pragma once

#include "common/base/clock.h"
#include "tests/simulator/store_key.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace balcao::simulator {

/// How a hub is set up. The program's command line fills the same structure.
struct Options {
    std::uint16_t port = 0;  ///< 0 = any free one
    std::filesystem::path data_folder =
        {};                               ///< journal and effect log; empty: everything in memory
    std::filesystem::path log_file = {};  ///< effect log; empty: `effects.jsonl` in the data folder
    bool is_synced = false;  ///< fdatasync per line, for power cuts (kill -9 needs none)

    std::vector<StoreKey> stores{{.site_id = "1", .store_id = "101"}};
    /// One credential for all stores. `<client_id>:<site>/<store>` with the same secret is the
    /// credential of one store only.
    std::string client_id = "balcao";
    std::string client_secret = "segredo";
    std::chrono::seconds token_life{3600};

    std::uint64_t seed = 1;
    int orders = 0;                   ///< generated per store when the book is new
    std::chrono::seconds trickle{0};  ///< a new order now and then, on average; 0 = never
    /// The hub's clock at the start; nothing = the system's. It runs on from there.
    std::optional<Instant> start_time = {};

    std::vector<std::string> label_formats{"zpl", "pdf", "png"};  ///< what the hub has, of these
    int label_delay = 0;             ///< times that a label is answered 202 before it is there
    bool are_labels_by_url = false;  ///< url instead of content
    bool can_void_labels = true;     ///< else 501
    bool can_digest = true;          ///< else 501
};

}  // namespace balcao::simulator
