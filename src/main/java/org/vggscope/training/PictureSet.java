package org.vggscope.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;

/**
 * Pictures of one size whose classes are known.
 *
 * @param classes what the classes are called
 * @param channels 1 or 3
 * @param side rows and columns of each
 * @param pixels planar {@code (N, C, H, W)}, a byte each; not to be written to
 * @param labels index of each picture's class; not to be written to
 * @param drawn rows and columns of the pictures themselves, without the border round them
 */
public record PictureSet(
    List<String> classes, int channels, int side, byte[] pixels, int[] labels, int drawn) {
  /** Java's longest array, less what some machines keep of it. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  public PictureSet {
    classes = List.copyOf(classes);
    if ((long) labels.length * channels * side * side != pixels.length) {
      throw new IllegalArgumentException(
          "%d pictures of %d x %d x %d are not %d bytes"
              .formatted(labels.length, channels, side, side, pixels.length));
    }
  }

  /** Pictures without a border. */
  PictureSet(List<String> classes, int channels, int side, byte[] pixels, int[] labels) {
    this(classes, channels, side, pixels, labels, side);
  }

  /**
   * The bytes of some pictures.
   *
   * @param length bytes of one
   * @throws IllegalArgumentException when they are more than Java holds in one piece
   */
  static int bytes(int count, int length) {
    long all = (long) count * length;
    if (all > MOST_BYTES) {
      throw Problem.refused(
          "%,d pictures of %,d bytes are %.1f GB, and a set is held in one piece of at most 2.1 GB;"
              + " give fewer or smaller ones",
          count, length, all / 1e9);
    }
    return (int) all;
  }

  /** Sets of the same classes, one after the other. */
  static PictureSet together(List<PictureSet> sets) {
    PictureSet first = sets.get(0);
    int count = sets.stream().mapToInt(PictureSet::count).sum();
    byte[] pixels = new byte[bytes(count, first.length())];
    int[] labels = new int[count];
    int at = 0;
    for (PictureSet set : sets) {
      System.arraycopy(set.pixels, 0, pixels, at * first.length(), set.pixels.length);
      System.arraycopy(set.labels, 0, labels, at, set.labels.length);
      at += set.count();
    }
    return new PictureSet(first.classes, first.channels, first.side, pixels, labels);
  }

  /** How many pictures there are. */
  public int count() {
    return labels.length;
  }

  /** One of them, as a picture, without its border. */
  public SourceImage picture(int index) {
    int area = side * side;
    int border = (side - drawn) / 2;
    int[] rgb = new int[drawn * drawn];
    for (int i = 0; i < rgb.length; i++) {
      int at = (i / drawn + border) * side + i % drawn + border;
      for (int c = 0; c < 3; c++) {
        int plane = channels == 1 ? 0 : c;
        rgb[i] = rgb[i] << 8 | pixels[index * length() + plane * area + at] & 0xff;
      }
    }
    return new SourceImage(name(index), drawn, drawn, rgb);
  }

  /** What a picture is called: its class and its index. */
  public String name(int index) {
    return "%s, picture %d".formatted(classes.get(labels[index]), index);
  }

  /** Bytes of one picture. */
  int length() {
    return channels * side * side;
  }

  /** The same with a border of zeros, as small digits have round them. */
  PictureSet padded(int wanted) {
    int border = (wanted - side) / 2;
    byte[] larger = new byte[bytes(labels.length, channels * wanted * wanted)];
    for (int map = 0; map < labels.length * channels; map++) {
      for (int y = 0; y < side; y++) {
        System.arraycopy(
            pixels,
            (map * side + y) * side,
            larger,
            (map * wanted + y + border) * wanted + border,
            side);
      }
    }
    return new PictureSet(classes, channels, wanted, larger, labels, side);
  }

  /** The mean of each channel, of levels from 0 to 1. */
  List<Double> mean() {
    return ofEachChannel(channel -> moment(channel, 0, 1));
  }

  /**
   * The deviation of each channel, of levels from 0 to 1.
   *
   * @param means see {@link #mean}
   */
  List<Double> deviation(List<Double> means) {
    // A set of black pictures has none, and is not divided by it.
    return ofEachChannel(
        channel -> Math.max(1e-3, Math.sqrt(moment(channel, means.get(channel), 2))));
  }

  private List<Double> ofEachChannel(IntToDoubleFunction number) {
    return IntStream.range(0, channels).parallel().mapToDouble(number).boxed().toList();
  }

  private double moment(int channel, double from, int power) {
    int area = side * side;
    long[] counts = new long[256];
    for (int picture = 0; picture < labels.length; picture++) {
      int start = (picture * channels + channel) * area;
      for (int i = start; i < start + area; i++) {
        counts[pixels[i] & 0xff]++;
      }
    }
    double sum = 0;
    for (int level = 0; level < counts.length; level++) {
      sum += counts[level] * Math.pow(level / 255.0 - from, power);
    }
    return sum / ((double) labels.length * area);
  }

  /** Some of the pictures, in that order. */
  PictureSet some(List<Integer> indices) {
    byte[] own = new byte[bytes(indices.size(), length())];
    int[] ownLabels = new int[indices.size()];
    for (int i = 0; i < ownLabels.length; i++) {
      System.arraycopy(pixels, indices.get(i) * length(), own, i * length(), length());
      ownLabels[i] = labels[indices.get(i)];
    }
    return new PictureSet(classes, channels, side, own, ownLabels);
  }

  /** An order of all pictures; the same seed gives the same. */
  List<Integer> order(long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < labels.length; i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    return order;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PictureSet set
        && classes.equals(set.classes)
        && channels == set.channels
        && side == set.side
        && Arrays.equals(pixels, set.pixels)
        && Arrays.equals(labels, set.labels);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(labels);
  }

  @Override
  public String toString() {
    return "%d pictures of %d x %d x %d, %d classes"
        .formatted(labels.length, channels, side, side, classes.size());
  }
}
