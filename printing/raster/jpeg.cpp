// <jpeglib.h> needs FILE and size_t to be known before it.
#include "printing/raster/packing.h"
#include "printing/raster/png.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstddef>
#include <cstdio>
#include <jerror.h>
#include <jpeglib.h>
#include <vector>

namespace balcao {

namespace {

constexpr long kMostMemory = 256L << 20U;
constexpr int kMostScans = 100;  // a progressive file may ask for the same work again and again

/// What the library's call-backs leave behind. The library knows errors only as a jump back to
/// where setjmp() stood; no function between the two owns anything, so that nothing is jumped over.
struct JpegState {
    jpeg_decompress_struct decoder{};
    jpeg_error_mgr errors{};
    jpeg_progress_mgr progress{};
    std::jmp_buf start{};
    std::array<char, JMSG_LENGTH_MAX> problem{};
    bool is_cut{false};
};

JpegState& stateOf(j_common_ptr decoder) {
    return *static_cast<JpegState*>(decoder->client_data);
}

[[noreturn]] void giveUp(j_common_ptr decoder) {
    JpegState& state = stateOf(decoder);
    decoder->err->format_message(decoder, state.problem.data());
    std::longjmp(state.start, 1);  // NOLINT(cert-err52-cpp): the library's only way
}

void noteWarning(j_common_ptr decoder, int level) {
    constexpr int kCorrupt = -1;
    // Bytes too many before a marker are a habit of some cameras and harmless.
    if (level == kCorrupt && decoder->err->msg_code != JWRN_EXTRANEOUS_DATA) {
        JpegState& state = stateOf(decoder);
        state.is_cut = true;
        decoder->err->format_message(decoder, state.problem.data());
    }
}

void limitScans(j_common_ptr decoder) {
    if (stateOf(decoder).decoder.input_scan_number > kMostScans) {
        giveUp(decoder);
    }
}

/// Reads the header and fixes the size of what comes out; false for a damaged file.
bool openJpeg(JpegState& state, std::string_view bytes) {
    // NOLINTNEXTLINE(cert-err52-cpp): the library's only way to tell an error
    if (setjmp(state.start) != 0) {
        return false;
    }
    jpeg_create_decompress(&state.decoder);
    state.decoder.client_data = &state;  // the call before has emptied it
    state.decoder.mem->max_memory_to_use = kMostMemory;
    state.decoder.progress = &state.progress;
    jpeg_mem_src(
        &state.decoder,
        reinterpret_cast<const unsigned char*>(bytes.data()),
        libraryCount(bytes.size())
    );
    jpeg_read_header(&state.decoder, TRUE);
    state.decoder.out_color_space = JCS_GRAYSCALE;
    jpeg_calc_output_dimensions(&state.decoder);
    return true;
}

/// Decodes all rows into `grey`, which has room for them; false for a damaged file.
bool readRows(JpegState& state, std::uint8_t* grey) {
    // NOLINTNEXTLINE(cert-err52-cpp): the library's only way to tell an error
    if (setjmp(state.start) != 0) {
        return false;
    }
    jpeg_start_decompress(&state.decoder);
    while (state.decoder.output_scanline < state.decoder.output_height) {
        JSAMPROW row =
            grey + std::size_t{state.decoder.output_scanline} * state.decoder.output_width;
        jpeg_read_scanlines(&state.decoder, &row, 1);
    }
    jpeg_finish_decompress(&state.decoder);
    return !state.is_cut;
}

/// Owns the library's state; the jumps happen in the two functions above.
class JpegReader {
public:
    explicit JpegReader(std::string_view bytes) {
        state_.decoder.err = jpeg_std_error(&state_.errors);
        state_.decoder.client_data = &state_;
        state_.errors.error_exit = giveUp;
        state_.errors.emit_message = noteWarning;
        state_.progress.progress_monitor = limitScans;
        is_open_ = openJpeg(state_, bytes);
    }
    ~JpegReader() { jpeg_destroy_decompress(&state_.decoder); }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    bool isOpen() const { return is_open_; }
    std::size_t width() const { return state_.decoder.output_width; }
    std::size_t height() const { return state_.decoder.output_height; }
    std::string problem() const { return state_.problem.data(); }
    bool read(std::vector<std::uint8_t>& grey) { return readRows(state_, grey.data()); }

private:
    JpegState state_;
    bool is_open_{false};
};

Failure<std::string> damaged(const std::string& what) {
    return Failure{
        "picture_damaged: the JPEG picture cannot be read (" + what +
        "); fetch the label again from the hub"};
}

}  // namespace

Result<Bitmap, std::string> bitmapFromJpeg(std::string_view bytes, std::uint8_t threshold) {
    JpegReader reader{bytes};
    if (!reader.isOpen()) {
        return damaged(reader.problem());
    }
    const bool fits = reader.width() <= Bitmap::kLongestSide &&
                      reader.height() <= Bitmap::kLongestSide &&
                      reader.width() * reader.height() <= Bitmap::kMostDots;
    if (!fits) {
        return Failure{
            "picture_too_large: the JPEG picture has " + std::to_string(reader.width()) + " x " +
            std::to_string(reader.height()) + " dots; ask the carrier for a smaller one"};
    }
    std::vector<std::uint8_t> grey(reader.width() * reader.height());
    if (!reader.read(grey)) {
        return damaged(reader.problem());
    }
    Bitmap picture{static_cast<int>(reader.width()), static_cast<int>(reader.height())};
    std::size_t i = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x, ++i) {
            if (grey[i] < threshold) {
                picture.set(x, y);
            }
        }
    }
    return picture;
}

}  // namespace balcao
