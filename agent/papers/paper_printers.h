#pragma once

#include "agent/papers/paper_desk.h"
#include "agent/service/settings.h"

namespace balcao {

// What the settings say, as the paper desk wants it. Pure.

/// The printers of the store by role: what each reads, how large its paper is. The sheets of the
/// document role are always there; its papers wait for a printer.
std::map<std::string, PaperPrinter> paperPrintersOf(const Settings& settings);

/// What stands on the papers of each store.
std::map<StoreKey, StorePaperText> paperTextsOf(const Settings& settings);

}  // namespace balcao
