package org.vggscope.export;

import org.vggscope.report.ColourMap;
import org.vggscope.support.Phrase;

/** The colours of a drawing, {@code 0xRRGGBB}; every word stands out from its ground by 4.5 : 1. */
public enum Look {
  LIGHT(Phrase.of("Light"), 0xffffff, 0x1c1c1e, 0x5c5c66, 0xd0d0d7, 0x1f6feb),
  DARK(Phrase.of("Dark"), 0x1b1b1d, 0xf2f2f4, 0xa9a9b4, 0x48484f, 0x6ca8ff);

  private final Phrase title;
  private final int ground;
  private final int ink;
  private final int faint;
  private final int line;
  private final int accent;

  Look(Phrase title, int ground, int ink, int faint, int line, int accent) {
    this.title = title;
    this.ground = ground;
    this.ink = ink;
    this.faint = faint;
    this.line = line;
    this.accent = accent;
  }

  /** What to call it. */
  public Phrase title() {
    return title;
  }

  public int ground() {
    return ground;
  }

  /** Of words. */
  public int ink() {
    return ink;
  }

  /** Of words that matter less. */
  public int faint() {
    return faint;
  }

  /** Of lines that part, and of what is empty. */
  public int line() {
    return line;
  }

  /** Of bars, of curves, of what is meant. */
  public int accent() {
    return accent;
  }

  /** A map of colours as it is drawn on this ground. */
  public ColourMap colours(ColourMap map) {
    return map.on(this == DARK);
  }

  /**
   * Of a bar.
   *
   * @param signed whether there are bars of both signs, whose colours are those of signed numbers
   */
  public int bar(double value, boolean signed) {
    return signed ? colours(ColourMap.DIVERGING).colour(value < 0 ? 0 : 1) & 0xFFFFFF : accent;
  }
}
