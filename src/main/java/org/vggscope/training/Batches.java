package org.vggscope.training;

import java.util.List;
import java.util.SplittableRandom;
import org.vggscope.model.Preprocessing;

/**
 * Pictures as a network reads them: levels from 0 to 1, less the training set's mean, by its
 * deviation, and what {@link Augmentation} does to them. What a picture becomes depends on the
 * seed, the epoch and its index only.
 */
final class Batches {
  private final PictureSet set;
  private final Augmentation augmentation;
  private final long seed;
  private final float[][] levels;
  private final ColourComponents colours;

  /**
   * @param set the pictures
   * @param preprocessing the training set's mean and deviation
   * @param augmentation null for none
   */
  Batches(PictureSet set, Preprocessing preprocessing, Augmentation augmentation, long seed) {
    this.set = set;
    this.augmentation = augmentation;
    this.seed = seed;
    List<Double> mean = preprocessing.mean();
    List<Double> deviation = preprocessing.deviation();
    levels = new float[set.channels()][256];
    for (int channel = 0; channel < levels.length; channel++) {
      for (int level = 0; level < 256; level++) {
        levels[channel][level] =
            (level / 255f - mean.get(channel).floatValue()) / deviation.get(channel).floatValue();
      }
    }
    boolean coloured = augmentation != null && augmentation.colour() > 0 && set.channels() == 3;
    colours = coloured ? ColourComponents.of(set, levels) : null;
  }

  /** {@code (N, C, H, W)} of some pictures. */
  float[] pictures(List<Integer> indices, int epoch) {
    float[] batch = new float[indices.size() * set.length()];
    for (int i = 0; i < indices.size(); i++) {
      put(indices.get(i), epoch, batch, i * set.length());
    }
    return batch;
  }

  int[] labels(List<Integer> indices) {
    return indices.stream().mapToInt(index -> set.labels()[index]).toArray();
  }

  private void put(int index, int epoch, float[] target, int at) {
    int side = set.side();
    int area = side * side;
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + ((long) epoch << 32) + index);
    boolean mirrored = false;
    double scale = 1;
    double left = 0;
    double top = 0;
    float[] added = new float[set.channels()];
    if (augmentation != null) {
      mirrored = augmentation.mirror() && set.channels() > 1 && random.nextBoolean();
      scale = 1 + augmentation.jitter() * random.nextDouble();
      int most = (int) (side * augmentation.shift());
      left = (scale - 1) * side * random.nextDouble() + random.nextInt(-most, most + 1);
      top = (scale - 1) * side * random.nextDouble() + random.nextInt(-most, most + 1);
      if (colours != null) {
        colours.add(added, augmentation.colour(), random);
      }
    }
    for (int channel = 0; channel < set.channels(); channel++) {
      int from = index * set.length() + channel * area;
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          int column = mirrored ? side - 1 - x : x;
          target[at + channel * area + y * side + column] =
              scale == 1
                  ? level(channel, from, (int) left + x, (int) top + y, added[channel])
                  : between(channel, from, (left + x) / scale, (top + y) / scale, added[channel]);
        }
      }
    }
  }

  /** What lies beyond the picture is the mean of all pictures: zero. */
  private float level(int channel, int from, int x, int y, float added) {
    int side = set.side();
    return x < 0 || y < 0 || x >= side || y >= side
        ? 0
        : levels[channel][set.pixels()[from + y * side + x] & 0xff] + added;
  }

  private float between(int channel, int from, double x, double y, float added) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    float across = (float) (x - left);
    float down = (float) (y - top);
    float above =
        level(channel, from, left, top, added) * (1 - across)
            + level(channel, from, left + 1, top, added) * across;
    float below =
        level(channel, from, left, top + 1, added) * (1 - across)
            + level(channel, from, left + 1, top + 1, added) * across;
    return above * (1 - down) + below * down;
  }
}
