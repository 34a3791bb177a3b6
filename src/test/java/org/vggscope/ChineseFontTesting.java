package org.vggscope;

/** The font, for whoever takes pictures of the window. */
public final class ChineseFontTesting {
  private ChineseFontTesting() {}

  /** As the program provides it. */
  public static void provide() {
    ChineseFont.provide();
  }
}
