#include "tests/simulator/command_line.h"

#include "tests/simulator/text.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace balcao::simulator {

namespace {

std::int64_t numberOf(const std::string& name, const std::string& value, std::int64_t most) {
    const auto number = parseInteger(value);
    if (!number || *number < 0 || *number > most) {
        throw std::invalid_argument{
            "--" + name + " " + value + ": a number from 0 to " + std::to_string(most) +
            " is allowed"};
    }
    return *number;
}

StoreKey readStore(const std::string& text) {
    const auto slash = text.find('/');
    if (slash == std::string::npos || slash == 0 || slash + 1 == text.size()) {
        throw std::invalid_argument{"--stores " + text + ": a store is written site/store"};
    }
    return {.site_id = text.substr(0, slash), .store_id = text.substr(slash + 1)};
}

std::vector<std::string> readFormats(const std::string& value) {
    std::vector<std::string> formats = split(value, ',');
    for (const std::string& format : formats) {
        if (format != "zpl" && format != "pdf" && format != "png") {
            throw std::invalid_argument{
                "--label-format " + value + ": zpl, pdf and png are allowed, separated by commas"};
        }
    }
    return formats;
}

struct Setting {
    const char* name;
    const char* help;
    void (*set)(Options&, const std::string&);
};

constexpr std::int64_t kMany = 1'000'000'000;

constexpr std::array kSettings{
    Setting{
        "port",
        "N: where to listen on 127.0.0.1 (8790; 0 = any free port)",
        [](Options& o, const std::string& v) {
            o.port = static_cast<std::uint16_t>(numberOf("port", v, 65535));
        }},
    Setting{
        "data",
        "DIR: journal and effect log, kept over restarts (default: memory only)",
        [](Options& o, const std::string& v) {
            o.data_folder = v;
        }},
    Setting{
        "log",
        "FILE: the effect log (default: DIR/effects.jsonl)",
        [](Options& o, const std::string& v) {
            o.log_file = v;
        }},
    Setting{
        "sync",
        "yes|no: fdatasync every line, for power cuts (no)",
        [](Options& o, const std::string& v) {
            o.is_synced = v == "yes";
        }},
    Setting{
        "site",
        "ID: the site (1)",
        [](Options& o, const std::string& v) {
            o.stores.front().site_id = v;
        }},
    Setting{
        "store",
        "ID: the store (101)",
        [](Options& o, const std::string& v) {
            o.stores.front().store_id = v;
        }},
    Setting{
        "stores",
        "SITE/STORE,...: several stores",
        [](Options& o, const std::string& v) {
            o.stores.clear();
            for (const std::string& store : split(v, ',')) {
                o.stores.push_back(readStore(store));
            }
        }},
    Setting{
        "stores-count",
        "N: so many stores 101, 102, ... of the site",
        [](Options& o, const std::string& v) {
            const std::string site = o.stores.front().site_id;
            o.stores.clear();
            for (std::int64_t i = 0;
                 i < std::max<std::int64_t>(1, numberOf("stores-count", v, 100'000));
                 ++i) {
                o.stores.push_back({.site_id = site, .store_id = std::to_string(101 + i)});
            }
        }},
    Setting{
        "client-id",
        "ID: the credential of all stores (balcao); ID:SITE/STORE is one store's",
        [](Options& o, const std::string& v) {
            o.client_id = v;
        }},
    Setting{
        "client-secret",
        "TEXT: its secret (segredo)",
        [](Options& o, const std::string& v) {
            o.client_secret = v;
        }},
    Setting{
        "token-life",
        "SECONDS: how long a token lives (3600)",
        [](Options& o, const std::string& v) {
            o.token_life = std::chrono::seconds{numberOf("token-life", v, kMany)};
        }},
    Setting{
        "seed",
        "N: of the generated orders and the faults' chances (1)",
        [](Options& o, const std::string& v) {
            o.seed = static_cast<std::uint64_t>(numberOf("seed", v, kMany));
        }},
    Setting{
        "orders",
        "N: orders per store in a new book (0)",
        [](Options& o, const std::string& v) {
            o.orders = static_cast<int>(numberOf("orders", v, 1'000'000));
        }},
    Setting{
        "trickle",
        "SECONDS: a new order about every so many seconds (0 = never)",
        [](Options& o, const std::string& v) {
            o.trickle = std::chrono::seconds{numberOf("trickle", v, kMany)};
        }},
    Setting{
        "label-format",
        "zpl,pdf,png: the formats that this hub has (all)",
        [](Options& o, const std::string& v) {
            o.label_formats = readFormats(v);
        }},
    Setting{
        "label-delay",
        "N: times that labels are answered 202 first (0)",
        [](Options& o, const std::string& v) {
            o.label_delay = static_cast<int>(numberOf("label-delay", v, 1000));
        }},
    Setting{
        "label-url",
        "yes|no: labels as url instead of content (no)",
        [](Options& o, const std::string& v) {
            o.are_labels_by_url = v == "yes";
        }},
    Setting{
        "void-labels",
        "yes|no: whether labels can be taken back (yes)",
        [](Options& o, const std::string& v) {
            o.can_void_labels = v == "yes";
        }},
    Setting{
        "digest",
        "yes|no: whether there is a digest (yes)",
        [](Options& o, const std::string& v) {
            o.can_digest = v == "yes";
        }},
};

}  // namespace

CommandLine readCommandLine(const std::vector<std::string>& arguments) {
    CommandLine command;
    command.options.port = 8790;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        std::string name = arguments[i];
        if (name == "--help") {
            command.is_help = true;
            return command;
        }
        if (!name.starts_with("--")) {
            throw std::invalid_argument{name + ": not an option; --help lists them"};
        }
        name.erase(0, 2);
        std::string value;
        const auto equals = name.find('=');
        if (equals != std::string::npos) {
            value = name.substr(equals + 1);
            name.erase(equals);
        } else if (++i < arguments.size()) {
            value = arguments[i];
        } else {
            throw std::invalid_argument{"--" + name + ": its value is missing"};
        }
        const auto* const setting = std::find_if(
            kSettings.begin(), kSettings.end(), [&](const Setting& one) { return name == one.name; }
        );
        if (setting == kSettings.end()) {
            throw std::invalid_argument{"--" + name + ": no such option; --help lists them"};
        }
        setting->set(command.options, value);
    }
    return command;
}

std::string helpText() {
    std::string text =
        "balcao-hub-simulator: the hub store API on 127.0.0.1, for trying and testing.\n"
        "The first line on stdout says where it listens. SIGTERM ends it.\n\n";
    for (const Setting& setting : kSettings) {
        text += std::string{"  --"} + setting.name + " " + setting.help + "\n";
    }
    return text;
}

}  // namespace balcao::simulator
