#include "tests/simulator/label_maker.h"

namespace balcao::simulator {

namespace {

// 100 x 150 mm at 203 dpi, 8 dots to the millimetre.
constexpr int kWidth = 800;
constexpr int kHeight = 1200;
constexpr int kMargin = 32;

/// Field data: what is not plain ASCII, and what ZPL reads as a command, goes as `_XX` (^FH), so
/// that no customer's text can break out of its field.
std::string fieldData(const std::string& text) {
    constexpr const char* kHex = "0123456789ABCDEF";
    std::string data;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain =
            byte >= 0x20 && byte < 0x7F && c != '^' && c != '~' && c != '_' && c != '\\';
        if (is_plain) {
            data += c;
        } else {
            data += '_';
            data += kHex[byte >> 4U];
            data += kHex[byte & 0x0FU];
        }
    }
    return data;
}

std::string textField(int y, int height, const std::string& text) {
    const std::string size = std::to_string(height);
    return "^FO" + std::to_string(kMargin) + "," + std::to_string(y) + "^A0N," + size + "," + size +
           "^FH^FD" + fieldData(text) + "^FS\n";
}

std::string rule(int y) {
    return "^FO" + std::to_string(kMargin) + "," + std::to_string(y) + "^GB" +
           std::to_string(kWidth - 2 * kMargin) + ",3,3^FS\n";
}

}  // namespace

std::string zplLabel(const LabelText& text) {
    std::string zpl = "^XA\n^CI28\n^PW" + std::to_string(kWidth) + "\n^LL" +
                      std::to_string(kHeight) + "\n^LH0,0\n";
    zpl += textField(32, 48, text.carrier + " " + text.service);
    zpl += textField(88, 28, "Pedido " + text.order_id + "   " + text.package);
    zpl += rule(130);
    // Module 3 dots: the longest code (14 characters) stays within the label's width.
    zpl += "^BY3^FO" + std::to_string(kMargin + 20) + ",160^BCN,180,Y,N,N,A^FH^FD" +
           fieldData(text.tracking_code) + "^FS\n";
    zpl += rule(400);
    zpl += textField(420, 26, "DESTINATÁRIO");
    int y = 456;
    for (const std::string& line : text.recipient) {
        zpl += textField(y, 34, line);
        y += 42;
    }
    zpl += rule(640);
    zpl += "^FO" + std::to_string(kMargin + 8) + ",670^BQN,2,7^FH^FDQA," + fieldData(text.qr) +
           "^FS\n";
    if (!text.note.empty()) {
        zpl += textField(930, 24, "Obs.: " + text.note);
    }
    zpl += rule(1000);
    zpl += textField(1016, 24, "REMETENTE");
    y = 1048;
    for (const std::string& line : text.sender) {
        zpl += textField(y, 26, line);
        y += 34;
    }
    return zpl + "^PQ1\n^XZ\n";
}

}  // namespace balcao::simulator
