#!/usr/bin/env python3
"""Makes assets/fonts/chinese.ttf: the characters that the program itself can show in Chinese, and
those of most names, out of Noto Sans CJK.

    src/build/fonts/subset.py /usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc

Needs fonttools; the font is in Debian's fonts-noto-cjk. Outlines become quadratic: JavaFX takes no others in place
of glyphs that a font lacks.
"""
import pathlib, sys
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

ROOT = pathlib.Path(__file__).resolve().parents[3]
SIMPLIFIED = 2  # of the collection's fonts
ERROR = 1.0     # of 1,000 units, by which an outline may move


def characters():
    # Names of files and classes are other people's words: the 3,755 common characters of GB 2312.
    text = ''.join(bytes([row, cell]).decode('gb2312', 'ignore') for row in range(0xb0, 0xd8) for cell in range(0xa1, 0xff))
    # What buttons and formulas draw.
    text += '☾☀✕❙❚▶⌊⌋⁻∗⁰'
    # The languages' own names stand in the sources.
    for file in ['src/main/resources/org/vggscope/text/zh.tsv', 'src/main/java/org/vggscope/text/Language.java']:
        text += (ROOT / file).read_text('utf8')
    for file in sorted((ROOT / 'assets/labels').glob('*.zh.tsv')):
        text += file.read_text('utf8')
    return {ord(c) for c in text if ord(c) >= 32} | set(range(0x20, 0x7f)) | set(range(0x3000, 0x3040)) | set(range(0xff01, 0xff5f))


def quadratic(font):
    order, glyphs = font.getGlyphOrder(), font.getGlyphSet()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(Cu2QuPen(pen, ERROR, reverse_direction=True))
        outlines[name] = pen.glyph()
    font['loca'], glyf = newTable('loca'), newTable('glyf')
    font['glyf'] = glyf
    glyf.glyphOrder, glyf.glyphs = order, outlines
    del font['CFF ']
    maxp = font['maxp']
    maxp.tableVersion = 0x00010000
    maxp.maxZones, maxp.maxTwilightPoints, maxp.maxStorage, maxp.maxFunctionDefs = 1, 0, 0, 0
    maxp.maxInstructionDefs, maxp.maxStackElements, maxp.maxSizeOfInstructions, maxp.maxComponentElements = 0, 0, 0, 0
    font['post'].formatType, font['post'].extraNames, font['post'].mapping, font['post'].glyphOrder = 3.0, [], {}, order
    font.sfntVersion = '\000\001\000\000'


def main(source):
    font = TTFont(source, fontNumber=SIMPLIFIED, recalcTimestamp=False)
    options = Options()
    options.layout_features, options.hinting, options.desubroutinize = [], False, True
    options.drop_tables += ['VORG', 'vhea', 'vmtx', 'BASE']
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    quadratic(font)
    # A name of its own, by which fontconfig is told to take it before others.
    for record in font['name'].names:
        if record.nameID in (1, 4, 16):
            font['name'].setName('VggScope Chinese', record.nameID, record.platformID, record.platEncID, record.langID)
        elif record.nameID == 6:
            font['name'].setName('VggScope-Chinese', 6, record.platformID, record.platEncID, record.langID)
    target = ROOT / 'assets/fonts/chinese.ttf'
    font.save(target)
    print(target, target.stat().st_size)


if __name__ == '__main__':
    main(sys.argv[1])
