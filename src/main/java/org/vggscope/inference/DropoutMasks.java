package org.vggscope.inference;

import java.util.SplittableRandom;
import org.vggscope.model.Layer;

/**
 * Which outputs a step leaves out. It depends on the seed of the step, the layer and a picture's
 * place in the batch only, so that shards and a run that is taken up again leave out the same.
 *
 * @param seed of the step
 * @param first place in the batch of the first picture
 */
record DropoutMasks(long seed, int first) {
  /** Bits of chance for an output. */
  private static final int BITS = 16;

  /** Large odd numbers, so that no two steps and layers begin at the same place of the chance. */
  private static final long STEP_APART = 0x9E3779B97F4A7C15L;

  private static final long LAYER_APART = 0xC2B2AE3D27D4EB4FL;

  /** What outputs are multiplied by: 0, or what keeps their mean. */
  float[] mask(Layer layer, int place, int count) {
    int each = layer.outputs();
    float kept = (float) (1 / (1 - layer.dropout()));
    int threshold = (int) Math.round(layer.dropout() * (1 << BITS));
    float[] mask = new float[count * each];
    for (int item = 0; item < count; item++) {
      SplittableRandom random =
          new SplittableRandom(seed * STEP_APART + place * LAYER_APART + first + item);
      long bits = 0;
      for (int i = 0; i < each; i++) {
        bits = i % (Long.SIZE / BITS) == 0 ? random.nextLong() : bits >>> BITS;
        mask[item * each + i] = (bits & (1 << BITS) - 1) < threshold ? 0 : kept;
      }
    }
    return mask;
  }
}
