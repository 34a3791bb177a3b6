package com.sun.javafx.font.freetype;

import com.sun.javafx.font.CharToGlyphMapper;
import com.sun.javafx.font.FontResource;
import com.sun.javafx.font.FontStrike;
import com.sun.javafx.font.PGFont;
import com.sun.javafx.text.GlyphLayout;
import com.sun.javafx.text.TextRun;

/**
 * Takes the place of JavaFX's class of this name in tests on Linux. The original needs Pango, which
 * is there on every desktop but not on a machine with nothing but a JDK and Maven, and the tests
 * have to run there. Each character gets its glyph and its advance, without ligatures or kerning:
 * enough for the Latin text of the window.
 */
class PangoGlyphLayout extends GlyphLayout {
  @Override
  public void layout(TextRun run, PGFont font, FontStrike strike, char[] text) {
    FontResource resource = font.getFontResource();
    CharToGlyphMapper mapper = resource.getGlyphMapper();
    int count = run.getLength();
    int[] glyphs = new int[count];
    mapper.charsToGlyphs(run.getStart(), count, text, glyphs);
    float[] positions = new float[2 * (count + 1)];
    float x = 0;
    for (int i = 0; i < count; i++) {
      positions[2 * i] = x;
      x += resource.getAdvance(glyphs[i], font.getSize());
    }
    positions[2 * count] = x;
    run.shape(count, glyphs, positions);
  }
}
