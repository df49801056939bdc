#include "printing/render/code128.h"

#include <array>
#include <cstddef>

namespace balcao {

namespace {

// ISO/IEC 15417, table 1: bars and gaps of the values 0 to 105; the stop has one bar more.
constexpr std::array<std::string_view, 107> kPatterns{
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212",
    "221213", "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221",
    "223211", "221132", "221231", "213212", "223112", "312131", "311222", "321122", "321221",
    "312212", "322112", "322211", "212123", "212321", "232121", "111323", "131123", "131321",
    "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331", "132131",
    "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131",
    "311123", "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111",
    "111224", "111422", "121124", "121421", "141122", "141221", "112214", "112412", "122114",
    "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111", "111242",
    "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112"};

constexpr int kToC = 99;
constexpr int kToB = 100;
constexpr int kToA = 101;
constexpr int kFnc1 = 102;
constexpr int kStartA = 103;
constexpr int kStop = 106;

bool isDigit(char letter) {
    return letter >= '0' && letter <= '9';
}

class Encoder {
public:
    LinearCode encode(std::string_view data, bool is_automatic) {
        rest_ = data;
        is_automatic_ = is_automatic;
        start();
        while (!rest_.empty()) {
            if (rest_.front() == '>' && rest_.size() > 1 && takeInvocation(rest_[1])) {
                rest_.remove_prefix(2);
                continue;
            }
            chooseSubset();
            takeData();
        }
        return finish();
    }

private:
    void start() {
        char subset = is_automatic_ && digitsAhead() >= 4 ? 'C' : 'B';
        if (rest_.size() > 1 && rest_.front() == '>') {
            const char mark = rest_[1];
            if (mark == ':' || mark == ';' || mark == '9') {
                subset = mark == ':' ? 'B' : mark == ';' ? 'C' : 'A';
                rest_.remove_prefix(2);
            }
        }
        subset_ = subset;
        values_.push_back(kStartA + (subset - 'A'));
    }

    bool takeInvocation(char mark) {
        switch (mark) {
            case '5':
                change('C');
                return true;
            case '6':
                change('B');
                return true;
            case '7':
                change('A');
                return true;
            case '8':
                values_.push_back(kFnc1);
                return true;
            case '0':
                takeLetter('>');
                return true;
            default:
                return false;
        }
    }

    void change(char subset) {
        if (subset != subset_) {
            values_.push_back(subset == 'C' ? kToC : subset == 'B' ? kToB : kToA);
            subset_ = subset;
        }
    }

    std::size_t digitsAhead() const {
        std::size_t count = 0;
        while (count < rest_.size() && isDigit(rest_[count])) {
            ++count;
        }
        return count;
    }

    void chooseSubset() {
        if (!is_automatic_) {
            return;
        }
        const std::size_t digits = digitsAhead();
        const bool pays = digits >= 6 || (digits >= 4 && digits == rest_.size());
        if (subset_ != 'C' && pays) {
            if (digits % 2 != 0) {
                takeData();
            }
            change('C');
        } else if (subset_ == 'C' && digits < 2) {
            change('B');
        }
    }

    void takeData() {
        if (subset_ == 'C') {
            takePair();
        } else {
            takeLetter(rest_.front());
            rest_.remove_prefix(1);
        }
    }

    void takePair() {
        if (digitsAhead() >= 2) {
            values_.push_back((rest_[0] - '0') * 10 + (rest_[1] - '0'));
            text_ += rest_.substr(0, 2);
            rest_.remove_prefix(2);
        } else {
            rest_.remove_prefix(1);  // subset C writes pairs of digits only
        }
    }

    void takeLetter(char letter) {
        const auto code = static_cast<unsigned char>(letter);
        const bool is_control = code < 0x20;
        int value = 0;  // a blank
        if (subset_ == 'A' && is_control) {
            value = code + 64;
        } else if (code >= 0x20 && code < (subset_ == 'A' ? 0x60 : 0x80)) {
            value = code - 0x20;
        }
        values_.push_back(value);
        text_ += is_control ? ' ' : letter;
    }

    LinearCode finish() {
        long sum = values_.front();
        for (std::size_t i = 1; i < values_.size(); ++i) {
            sum += static_cast<long>(i) * values_[i];
        }
        constexpr long kModulus = 103;
        values_.push_back(static_cast<int>(sum % kModulus));
        values_.push_back(kStop);
        LinearCode code;
        for (const int value : values_) {
            for (const char width : kPatterns[static_cast<std::size_t>(value)]) {
                code.widths.push_back(width - '0');
            }
        }
        code.text = std::move(text_);
        return code;
    }

    std::string_view rest_;
    bool is_automatic_{false};
    char subset_{'B'};
    std::vector<int> values_;
    std::string text_;
};

}  // namespace

LinearCode code128Of(std::string_view data, bool is_automatic) {
    return Encoder{}.encode(data, is_automatic);
}

}  // namespace balcao
