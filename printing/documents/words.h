#pragma once

#include "common/base/language.h"

#include <array>
#include <string_view>

namespace balcao {

/// Every text that a paper carries, in one language. In texts `#` stands for a number or a name.
struct Words {
    // titles
    std::string_view picking_list, packing_slip, pickup_label, package_label, manifest,
        store_credit, handover_receipt, return_receipt, test_page;
    // head and foot
    std::string_view order, printed, by, job, cnpj, copy, store_copy, customer_copy, carrier_copy;
    // reasons of a reprint, by the ledger's word
    std::string_view reason_jam, reason_lost, reason_damaged, reason_not_printed, reason_other;
    // preparation
    std::string_view ready_by, today, journey, pickup, shipping, channel, carrier, cut_off,
        customer, place, quantity, item, items, units, one_item, one_unit, notes, gift,
        gift_message, recipient, package, of, price, amount, total, discount, freight, thanks,
        attention;
    // pickup and boxes
    std::string_view shelf, collect_by, paid, to_be_paid, weight, tracking, destination, invoice,
        pickup_hint;
    // manifest
    std::string_view number, date, packages, orders, driver, document, plate, time, signature,
        received_declaration;
    // store credit
    std::string_view value, balance, valid_until, issued_to, returned_items, issued_by, rules,
        credit_rule_1, credit_rule_2, credit_rule_3, balance_checked, and_more;
    // handover
    std::string_view handed_items, left_items, received_by, holder, third_party, code_checked, yes,
        no, clerk, handover_declaration, picked_by, checked_by;
    // return
    std::string_view brought, kept, customer_gets, gets_coupon, gets_refund, gets_exchange,
        gets_nothing, return_declaration;
    std::array<std::string_view, 9> return_reasons;  // by ReturnReason
    // day's close
    std::string_view day_close, period, orders_of_period, units_of_period, answered_in_time,
        packed_in_time, became_of_them, refused_units, left_open, none_left, state, deadline, late,
        reason, order_count, unit_count, not_whole;
    // acceptance script
    std::string_view acceptance, store, hub, program, cases_passed, step, result, proved_by,
        hub_looks, hub_tick, remarks, place_and_date, store_signs, hub_signs, partly_read;
    // test page
    std::string_view printer, ruler, darkness, sharpness, margins, letters, paper;
};

const Words& wordsOf(Language language);

}  // namespace balcao
