#include "printing/render/field.h"

namespace balcao {

namespace {

struct Corner {
    int x;
    int y;
};

/// The upper left of the turned field.
Corner cornerOf(const ZplField& field, const ZplPlace& place) {
    if (!place.is_base) {
        return {place.x, place.y};
    }
    const int width = field.dots.width();
    const int below = field.dots.height() - field.base;
    switch (place.turn) {
        case ZplTurn::normal:
            return {place.x, place.y - field.base};
        case ZplTurn::right:
            return {place.x - below, place.y};
        case ZplTurn::inverted:
            return {place.x - width, place.y - below};
        case ZplTurn::bottom_up:
            return {place.x - field.base, place.y - width};
    }
    return {place.x, place.y};
}

Bitmap turned(const Bitmap& dots, ZplTurn turn) {
    switch (turn) {
        case ZplTurn::normal:
            return dots;
        case ZplTurn::right:
            return dots.turned();
        case ZplTurn::inverted:
            return dots.turned().turned();
        case ZplTurn::bottom_up:
            return dots.turned().turned().turned();
    }
    return dots;
}

}  // namespace

ZplTurn turnOf(char letter, ZplTurn usual) {
    switch (letter) {
        case 'N':
        case 'n':
            return ZplTurn::normal;
        case 'R':
        case 'r':
            return ZplTurn::right;
        case 'I':
        case 'i':
            return ZplTurn::inverted;
        case 'B':
        case 'b':
            return ZplTurn::bottom_up;
        default:
            return usual;
    }
}

void putField(Bitmap& label, const ZplField& field, const ZplPlace& place) {
    const Bitmap dots = turned(field.dots, place.turn);
    const Corner corner = cornerOf(field, place);
    for (int y = 0; y < dots.height(); ++y) {
        for (int x = 0; x < dots.width(); ++x) {
            if (dots.at(x, y)) {
                const int to_x = corner.x + x;
                const int to_y = corner.y + y;
                const bool is_black = place.ink == ZplInk::black ||
                                      (place.ink == ZplInk::reversed && !label.at(to_x, to_y));
                label.set(to_x, to_y, is_black);
            }
        }
    }
}

}  // namespace balcao
