#pragma once

#include "printing/documents/papers.h"

#include <functional>
#include <string>
#include <vector>

namespace balcao::test {

/// How much stands on the samples.
enum class SampleSize { usual, large };  // large: 40 lines, names of 60 characters

PaperHead sampleHead();
PickingList samplePickingList(SampleSize size);
PackingSlip samplePackingSlip(SampleSize size);
PickupLabel samplePickupLabel(SampleSize size);
BoxLabel sampleBoxLabel(SampleSize size);
Manifest sampleManifest(SampleSize size);
StoreCredit sampleStoreCredit(SampleSize size);
HandoverReceipt sampleHandoverReceipt(SampleSize size);
ReturnReceipt sampleReturnReceipt(SampleSize size);
DayClose sampleDayClose(SampleSize size);
AcceptancePaper sampleAcceptance(SampleSize size);
TestPage sampleTestPage();

/// One kind of paper, ready to be laid out.
struct SamplePaper {
    std::string name;
    std::function<std::vector<Page>(const PaperForm&)> lay_out;
    std::vector<PaperSize> sizes;  // that it is made for
};

/// Every kind of paper.
std::vector<SamplePaper> samplePapers(SampleSize size);

std::string nameOf(PaperSize size);
std::string nameOf(Language language);

}  // namespace balcao::test
