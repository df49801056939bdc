#pragma once

#include "common/base/money.h"
#include "common/returns/return.h"
#include "printing/canvas/page.h"
#include "printing/documents/format.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace balcao {

// The store's own documents: plain values in, pages out (printing/canvas makes PDF, ZPL or dots of
// them). Pure: no clock, no files, no orders. Texts may come from strangers; each layout cleans
// them. CPF numbers are masked, and no paper carries more of a person than its job needs (printing
// rules, LGPD).

enum class PaperSize : std::uint8_t { a4, label_100x150, label_100x50, roll_80 };

struct PaperForm {
    PaperSize size{PaperSize::a4};
    Language language{Language::pt};
};

/// What every paper says of itself.
struct PaperHead {
    std::string store_name;
    std::string store_cnpj;     // may be empty
    std::string store_address;  // in one line; may be empty
    std::string order_code;     // the number that the customer knows
    std::string short_code;     // for shouting and bins; may be empty
    LocalTime printed_at;
    std::string printed_by;   // may be empty
    std::string job_code;     // short id of the print job; may be empty
    std::int64_t copy{1};     // from 2 on it is marked as a reprint
    std::string copy_reason;  // the ledger's word: jam, lost, damaged, not_printed, other
};

struct PickingLine {
    std::string place;  // in the store; may be empty
    std::string sku;
    std::string ean;
    std::string description;
    std::string variant;  // "Azul · M"
    std::int64_t quantity{};
    std::optional<Bitmap> photo;
};

/// Lista de separação: what to fetch, in the order of the places.
struct PickingList {
    PaperHead head;
    std::optional<LocalTime> ready_by;
    std::optional<LocalTime> cut_off;  // the carrier comes
    bool is_pickup{false};
    std::string channel;
    std::string carrier;
    std::string customer;
    std::vector<PickingLine> lines;
    std::string notes;
    bool is_gift{false};
};

struct SlipLine {
    std::string sku;
    std::string description;
    std::string variant;
    std::int64_t quantity{};
    AmountMinor unit_price_minor{};
};

/// Lista de conteúdo: what lies in the box. No prices if it is a gift.
struct PackingSlip {
    PaperHead head;
    std::string recipient;
    std::string channel;
    std::int64_t package_number{1};
    std::int64_t package_count{1};
    std::vector<SlipLine> lines;
    std::string currency;
    bool has_prices{true};
    AmountMinor discount_minor{};
    AmountMinor freight_minor{};
    std::optional<AmountMinor> total_minor;  // nothing: the box is only a part of the order
    bool is_gift{false};
    std::string gift_message;
};

/// Etiqueta de retirada: finds the box on the shelf. No address, no document.
struct PickupLabel {
    PaperHead head;
    std::string customer;  // printed as first name and initial
    std::int64_t package_number{1};
    std::int64_t package_count{1};
    std::string package_code;  // our own, in bars
    std::string shelf;
    std::optional<LocalTime> collect_by;
    std::optional<bool> is_paid;
};

/// Etiqueta de volume: tells the boxes of an order apart.
struct BoxLabel {
    PaperHead head;
    std::int64_t package_number{1};
    std::int64_t package_count{1};
    std::string package_code;
    std::string carrier;
    std::string destination;  // city and state
    std::string tracking_code;
    std::string weight;  // "1,250 kg"; may be empty
};

struct ManifestRow {
    std::string order_code;
    std::string package;  // "1/2"
    std::string tracking_code;
    std::string invoice_number;
    std::string destination;
    std::string weight;
};

/// Romaneio de coleta: what the carrier takes away, signed. Two copies.
struct Manifest {
    PaperHead head;
    std::string carrier;
    std::string number;  // in bars
    std::int64_t order_count{};
    std::string driver;  // empty: filled in by hand
    std::string plate;   // likewise
    std::vector<ManifestRow> rows;
};

struct ItemLine {
    std::int64_t quantity{};
    std::string description;
};

/// Vale-troca. The paper is not the value: the hub redeems its code once.
struct StoreCredit {
    PaperHead head;
    std::string code;
    AmountMinor amount_minor{};
    AmountMinor balance_minor{};
    std::string currency;
    std::optional<LocalTime> valid_until;
    std::string customer;
    std::string document;  // printed masked
    std::vector<ItemLine> returned;
    std::string clerk;
};

/// Comprovante de retirada: what the customer took, signed. Two copies.
struct HandoverReceipt {
    PaperHead head;
    std::vector<ItemLine> handed;
    std::vector<ItemLine> left;
    std::string received_by;
    std::string document_type;  // "CPF", "RG"; may be empty
    std::string document;       // printed masked
    bool is_third_party{false};
    std::optional<bool> is_code_checked;
    std::string clerk;
    std::optional<LocalTime> handed_at;
};

/// Comprovante de devolução: what came back, what the store keeps of it, and what the customer gets
/// for it, signed. Two copies.
struct ReturnReceipt {
    struct Line {
        std::int64_t brought{};
        std::int64_t kept{};
        std::string description;
        ReturnReason reason{ReturnReason::other};
    };
    PaperHead head;
    std::vector<Line> lines;
    AmountMinor amount_minor{};
    std::string currency;
    std::optional<Resolution> resolution;  // nothing: the store took nothing
    std::string coupon_code;               // may be empty
    std::string customer;
    std::string document;  // printed masked
    std::string note;      // why nothing was taken
    std::string clerk;
    std::optional<LocalTime> taken_at;
};

struct CloseRow {
    std::string name;
    std::int64_t orders{};
    std::int64_t units{};
    std::string amount;  // with its currency; may be empty
};

/// An order that goes on tomorrow.
struct CloseOrder {
    std::string short_code;
    std::string order_code;
    std::string state;
    std::string journey;
    std::optional<LocalTime> deadline;
    bool is_late{false};
};

/// Fechamento do dia: what came, what became of it, what is left.
struct DayClose {
    PaperHead head;
    LocalTime from;
    LocalTime to;  // the last minute of it
    std::int64_t orders{};
    std::int64_t units{};
    std::string answers_in_time;  // "95 % (19 / 20)"; empty: no order had a deadline
    std::string packed_in_time;
    std::vector<CloseRow> states;
    std::vector<CloseRow> reasons;  // of what was refused
    std::vector<CloseOrder> left;
    bool is_whole{true};  // false: there were more orders than a report reads
};

/// A step of the acceptance script.
struct AcceptanceRow {
    std::string step;
    std::string result;  // in a word
    std::string proved;  // when, by which message; or the hub's words
    std::string look;    // what the hub's people look at
};

struct AcceptanceBlock {
    std::string title;
    std::string order_code;  // empty: of no order
    std::string result;      // in a word
    std::vector<AcceptanceRow> rows;
};

/// Roteiro de homologação: what store and hub have done together, for both to sign. Nothing of
/// customers.
struct AcceptancePaper {
    PaperHead head;
    std::string store;  // site and store, as the hub names them
    std::string hub;    // its address, without secrets
    std::string version;
    LocalTime from;
    LocalTime to;
    std::string result;   // "18 / 20"
    bool is_whole{true};  // false: more was written down than is read at once
    std::vector<AcceptanceBlock> blocks;
};

/// Página de teste of a printer.
struct TestPage {
    PaperHead head;
    std::string printer;  // role and address
    double dots_per_mm{8};
};

std::vector<Page> layOut(const PickingList& paper, const PaperForm& form);
std::vector<Page> layOut(const PackingSlip& paper, const PaperForm& form);
std::vector<Page> layOut(const PickupLabel& paper, const PaperForm& form);
std::vector<Page> layOut(const BoxLabel& paper, const PaperForm& form);
std::vector<Page> layOut(const Manifest& paper, const PaperForm& form);
std::vector<Page> layOut(const StoreCredit& paper, const PaperForm& form);
std::vector<Page> layOut(const ReturnReceipt& paper, const PaperForm& form);
std::vector<Page> layOut(const HandoverReceipt& paper, const PaperForm& form);
std::vector<Page> layOut(const DayClose& paper, const PaperForm& form);
std::vector<Page> layOut(const AcceptancePaper& paper, const PaperForm& form);
std::vector<Page> layOut(const TestPage& paper, const PaperForm& form);

}  // namespace balcao
