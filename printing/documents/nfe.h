#pragma once

#include "common/base/result.h"
#include "printing/documents/papers.h"

#include <string>
#include <string_view>
#include <vector>

namespace balcao {

/// What the label "DANFE Simplificado" tells of an authorised NF-e (Nota Técnica 2020.004).
struct Nfe {
    std::string
        access_key;  // 44 digits; since 2026 capital letters may stand at 7 to 18 (the CNPJ)
    std::string protocol;
    LocalTime authorised_at;
    std::string issuer_name;
    std::string issuer_state;
    std::string issuer_cnpj;
    std::string issuer_registration;  // IE
    std::string type;                 // 0 comes in, 1 goes out
    std::string series;
    std::string number;
    LocalTime issued_at;
    std::string recipient_name;
    std::string recipient_state;
    std::string recipient_document;      // CPF, CNPJ or a foreigner's
    std::string recipient_registration;  // IE; may be empty
    bool is_test{false};                 // of the tax office's test environment: worth nothing
};

/// True for 44 characters of the access key's form whose check digit is right (modulo 11; a letter
/// counts its ASCII code less 48).
bool isAccessKey(std::string_view text);

/// Reads the file of an authorised NF-e (nfeProc). The error is "slug: English sentence":
/// nfe_unreadable, nfe_wrong_model, nfe_not_authorised, nfe_key_wrong, nfe_not_distance_sale,
/// nfe_incomplete.
Result<Nfe, std::string> readNfe(std::string_view xml);

/// The label DANFE Simplificado - Etiqueta, always in Portuguese: a fiscal paper. `head` gives what
/// every paper says of itself. The recipient's CPF stands in full, because the rule demands it.
/// Paper narrower than 55 mm or the label 100x50, which has no room for every mandatory field, is
/// refused as "paper_too_small: ...".
Result<std::vector<Page>, std::string> layOutDanfe(
    const Nfe& nfe, const PaperHead& head, PaperSize size
);

}  // namespace balcao
