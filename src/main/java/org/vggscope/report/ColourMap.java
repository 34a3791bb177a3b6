package org.vggscope.report;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.vggscope.support.Phrase;

/**
 * Turns numbers into colours by a table of 256. Viridis and magma are matplotlib's, by Stéfan van
 * der Walt and Nathaniel Smith (CC0).
 */
public enum ColourMap {
  VIRIDIS(Phrase.of("Viridis"), false),
  MAGMA(Phrase.of("Magma"), false),
  GREY(Phrase.of("Grey"), false),
  /** Blue for negative, white for zero, red for positive numbers; zero is always in the middle. */
  DIVERGING(Phrase.of("Diverging"), true),
  /** The same on a dark ground, where zero is dark: what is nothing must not shine brightest. */
  DIVERGING_ON_DARK(Phrase.of("Diverging"), true);

  private static final int SIZE = 256;
  private static final int OPAQUE = 0xFF000000;

  private final Phrase title;
  private final boolean signed;
  private final int[] table;

  ColourMap(Phrase title, boolean signed) {
    this.title = title;
    this.signed = signed;
    this.table =
        switch (name()) {
          case "GREY" -> grey();
          case "DIVERGING" -> diverging(0x2166AC, 0xF7F7F7, 0xB2182B);
          case "DIVERGING_ON_DARK" -> diverging(0x6CA8FF, 0x1B1B1D, 0xFF857A);
          default -> read(name().toLowerCase(Locale.ROOT) + ".txt");
        };
  }

  private static int[] grey() {
    int[] colours = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      colours[i] = OPAQUE | i << 16 | i << 8 | i;
    }
    return colours;
  }

  private static int[] diverging(int negative, int zero, int positive) {
    int[] colours = new int[SIZE];
    for (int i = 0; i < SIZE; i++) {
      double signedShare = (i - (SIZE - 1) / 2.0) / ((SIZE - 1) / 2.0);
      int end = signedShare < 0 ? negative : positive;
      int colour = OPAQUE;
      for (int shift = 0; shift <= 16; shift += 8) {
        int from = zero >> shift & 0xFF;
        int to = end >> shift & 0xFF;
        colour |= (int) Math.round(from + (to - from) * Math.abs(signedShare)) << shift;
      }
      colours[i] = colour;
    }
    return colours;
  }

  private static int[] read(String file) {
    try (InputStream stream = ColourMap.class.getResourceAsStream(file)) {
      List<String> lines =
          new String(stream.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
      return lines.stream().mapToInt(line -> OPAQUE | Integer.parseInt(line, 16)).toArray();
    } catch (IOException e) {
      throw new IllegalStateException("The colour table " + file + " is missing", e);
    }
  }

  /** Those that a person chooses from; which of two twins is taken, the ground decides. */
  public static List<ColourMap> offered() {
    return List.of(VIRIDIS, MAGMA, GREY, DIVERGING);
  }

  /** This map as it is drawn on a dark or a light ground. */
  public ColourMap on(boolean dark) {
    return signed ? dark ? DIVERGING_ON_DARK : DIVERGING : this;
  }

  /** The name for people. */
  public Phrase title() {
    return title;
  }

  /** Whether zero has the middle colour, so that the two ends have to lie equally far from it. */
  public boolean isSigned() {
    return signed;
  }

  /** The colour, {@code 0xAARRGGBB}, of a share from 0 to 1; what lies outside gets the end's. */
  public int colour(double share) {
    if (Double.isNaN(share)) {
      return table[0];
    }
    int index = (int) (share * SIZE);
    return table[Math.max(0, Math.min(SIZE - 1, index))];
  }

  /**
   * The scale on which numbers from {@code minimum} to {@code maximum} use the whole map; a signed
   * map's scale is widened to lie evenly round zero.
   */
  public Scale scale(double minimum, double maximum) {
    if (signed) {
      double reach = Math.max(Math.abs(minimum), Math.abs(maximum));
      return new Scale(-reach, reach);
    }
    return new Scale(minimum, maximum);
  }

  /** The colour of a number on a scale; where all numbers are equal, that of the lower end. */
  public int colour(double value, Scale scale) {
    double length = scale.to() - scale.from();
    if (length > 0) {
      return colour((value - scale.from()) / length);
    }
    return colour(signed ? 0.5 : 0);
  }

  /**
   * Which numbers the ends of a colour map stand for.
   *
   * @param from the number at the lower end
   * @param to the number at the upper end
   */
  public record Scale(double from, double to) {}
}
