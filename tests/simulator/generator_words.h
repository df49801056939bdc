#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace balcao::simulator {

// The words that generated orders are made of. People, companies and streets are invented.

struct Product {
    const char* description;
    const char* reference;
    const char* attribute;             ///< the attribute that varies, e.g. `tamanho`
    std::vector<const char*> choices;  ///< its values
    bool has_colour;
    std::int64_t price;  ///< cents
};

struct Place {
    const char* city;
    const char* state;
    const char* postal_prefix;  ///< first five digits of a postal code there
};

struct CarrierWords {
    const char* code;
    const char* name;
    const char* service;
};

struct ChannelWords {
    const char* code;
    const char* name;
    bool is_marketplace;
};

const std::vector<Product>& products();
const std::vector<const char*>& firstNames();
const std::vector<const char*>& lastNames();
const std::vector<const char*>& companies();
const std::vector<const char*>& streets();
const std::vector<const char*>& districts();
const std::vector<const char*>& complements();
const std::vector<const char*>& colours();
const std::vector<const char*>& notes();
const std::vector<const char*>& giftMessages();
const std::vector<Place>& places();
const std::vector<CarrierWords>& carriers();
const std::vector<ChannelWords>& channels();

}  // namespace balcao::simulator
