package org.vggscope.export.chart;

import java.util.function.ToIntFunction;
import org.vggscope.export.Look;

/**
 * Colours of lines that stay apart for those who see red and green alike, after Okabe and Ito
 * (2008), darkened or lightened until they stand out from either ground by 3 : 1.
 */
public enum Hue implements ToIntFunction<Look> {
  ORANGE(0xc45100, 0xff9a5a),
  PURPLE(0x8a3aa0, 0xd8a6e8),
  BLUE(0x0060b0, 0x6cb6ff),
  GREEN(0x008060, 0x4fd0a5),
  YELLOW(0x927800, 0xe8d44d),
  PINK(0xb8326e, 0xff8fb8),
  CYAN(0x1488a0, 0x7fe3f0),
  GREY(0x5c636c, 0xc2c8d0);

  private final int onLight;
  private final int onDark;

  Hue(int onLight, int onDark) {
    this.onLight = onLight;
    this.onDark = onDark;
  }

  @Override
  public int applyAsInt(Look look) {
    return look == Look.DARK ? onDark : onLight;
  }
}
