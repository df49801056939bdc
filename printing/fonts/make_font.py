#!/usr/bin/env python3
"""make_font.py IN.ttf OUT.ttf NAME [--without-hints]: the part of a font that our papers need.

Keeps the letters of cp1252 (what the papers' text is cleaned to), drops what no printer asks for, and
gives the result a name of ours: the SIL Open Font License lets us ship a changed font, but not under its
reserved name. Copyright and licence stay in the font's own name table. The same input gives the same
bytes: no time of making is written. Without hints it is less than half as large: for PDFs, whose readers draw the
letters fine enough to do without.
"""
import sys

from fontTools import subset, ttLib

KEPT_NAMES = (0, 13, 14)  # copyright, licence, its address


def letters():
    for byte in range(0x20, 0x100):
        try:
            yield ord(bytes([byte]).decode("cp1252"))
        except UnicodeDecodeError:
            continue  # five bytes mean nothing


def rename(font, family):
    names = font["name"]
    names.names = [one for one in names.names if one.nameID in KEPT_NAMES]
    postscript = family.replace(" ", "-")
    for name_id, text in ((1, family), (2, "Regular"), (3, family), (4, family), (6, postscript)):
        names.setName(text, name_id, 3, 1, 0x409)
        names.setName(text, name_id, 1, 0, 0)  # libharu reads the name for the Macintosh


def main(source, target, family, *wishes):
    options = subset.Options()
    options.layout_features = []
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    # 203 dots an inch are few: there the hints keep stems equal.
    options.hinting = "--without-hints" not in wishes
    options.drop_tables += ["FFTM", "GDEF", "GPOS", "GSUB"]
    options.recalc_timestamp = False
    font = ttLib.TTFont(source, recalcTimestamp=False)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=list(letters()))
    worker.subset(font)
    rename(font, family)
    font.save(target, reorderTables=True)


if __name__ == "__main__":
    main(*sys.argv[1:5])
