#pragma once

#include "printing/printers/printer.h"

#include <filesystem>

namespace balcao {

/// Makes each job a file, for stores whose own program prints what lies in a folder, and for trying
/// things out.
///
/// The bytes are written and synced under a hidden name first; the claim comes next; giving the
/// file its name is the moment of printing. A reader therefore never sees a half file, and a full
/// disk costs nothing but a later try. Existing files are never replaced: a name that is taken gets
/// a number. Names are `2023-11-14_22-13-20Z_job-42.zpl` (UTC), with
/// `-part-2` behind the job from the second part on. Takes every kind of document.
class FolderPrinter final : public Printer {
public:
    explicit FolderPrinter(FolderAddress address);

    std::string address() const override;
    std::optional<std::string> whyNot(DocumentKind kind) const override;
    std::optional<RecordSend> send(const PrintPayload& payload, const ClaimCommit& claim) override;

private:
    RecordSend giveName(const std::filesystem::path& hidden, const PrintPayload& payload) const;

    FolderAddress address_;
};

}  // namespace balcao
