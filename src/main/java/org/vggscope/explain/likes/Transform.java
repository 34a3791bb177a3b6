package org.vggscope.explain.likes;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * What is done to the picture by chance before each look of the network, so that what drives it
 * does so however it lies (Lucid, {@code transform.py}). Each is a value; they are done one after
 * the other. Where a picture ends there is grey.
 */
public sealed interface Transform {
  /** Those of Lucid. */
  List<Transform> STANDARD =
      List.of(
          new Pad(12),
          new Jitter(8),
          new Scale(IntStream.range(0, 11).mapToObj(i -> 1 + (i - 5) / 50.0).toList()),
          new Rotate(angles()),
          new Jitter(4));

  private static List<Double> angles() {
    // Not to rotate is as likely as one of five more angles.
    return IntStream.range(-10, 16).mapToObj(i -> i <= 10 ? (double) i : 0.0).toList();
  }

  /** Draws what is done to a picture of that size. */
  Mapping draw(int rows, int columns, Random random);

  /**
   * A border of grey.
   *
   * @param border pixels on each side
   */
  record Pad(int border) implements Transform {
    @Override
    public Mapping draw(int rows, int columns, Random random) {
      return new Shift(rows, columns, -border, -border, rows + 2 * border, columns + 2 * border);
    }
  }

  /**
   * A window somewhere in the picture; something of it is left, however small it is.
   *
   * @param less rows and columns that it is smaller
   */
  record Jitter(int less) implements Transform {
    @Override
    public Mapping draw(int rows, int columns, Random random) {
      int most = Math.min(less, Math.min(rows, columns) - 1);
      int top = random.nextInt(most + 1);
      int left = random.nextInt(most + 1);
      return new Shift(rows, columns, top, left, rows - most, columns - most);
    }
  }

  /**
   * Larger or smaller, bilinearly.
   *
   * @param factors those that are drawn from
   */
  record Scale(List<Double> factors) implements Transform {
    public Scale {
      factors = List.copyOf(factors);
    }

    @Override
    public Mapping draw(int rows, int columns, Random random) {
      double factor = factors.get(random.nextInt(factors.size()));
      int height = Math.max(1, (int) (rows * factor));
      int width = Math.max(1, (int) (columns * factor));
      return new Sampling(
          rows,
          columns,
          height,
          width,
          (y, x) -> inside((y + 0.5) * rows / height - 0.5, rows),
          (y, x) -> inside((x + 0.5) * columns / width - 0.5, columns));
    }

    private static double inside(double place, int length) {
      return Math.max(0, Math.min(length - 1, place));
    }
  }

  /**
   * Rotated about the middle, bilinearly.
   *
   * @param degrees those that are drawn from
   */
  record Rotate(List<Double> degrees) implements Transform {
    public Rotate {
      degrees = List.copyOf(degrees);
    }

    @Override
    public Mapping draw(int rows, int columns, Random random) {
      double angle = Math.toRadians(degrees.get(random.nextInt(degrees.size())));
      double cosine = Math.cos(angle);
      double sine = Math.sin(angle);
      double middleY = (rows - 1) / 2.0;
      double middleX = (columns - 1) / 2.0;
      return new Sampling(
          rows,
          columns,
          rows,
          columns,
          (y, x) -> middleY + (y - middleY) * cosine + (x - middleX) * sine,
          (y, x) -> middleX - (y - middleY) * sine + (x - middleX) * cosine);
    }
  }
}
