package org.vggscope.model;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Convolutions of one kernel, one on top of the other, each with as many channels out as in and
 * followed by a ReLU: what Simonyan and Zisserman (2014), Section 2.3, compare. Biases are not
 * counted, as there.
 *
 * @param kernel side of the kernel
 * @param depth how many convolutions
 */
public record KernelStack(int kernel, int depth) {
  /** One, two and three 3x3, and the single kernels that see as much as two and three of them. */
  public static final List<KernelStack> COMPARED =
      List.of(
          new KernelStack(3, 1),
          new KernelStack(3, 2),
          new KernelStack(5, 1),
          new KernelStack(3, 3),
          new KernelStack(7, 1));

  /** Side of what one output sees of the stack's input. */
  public int field() {
    return depth * (kernel - 1) + 1;
  }

  /** Sides of what that output sees below each convolution, the last one first: 3, 5, 7. */
  public List<Integer> fields() {
    return IntStream.rangeClosed(1, depth)
        .mapToObj(convolutions -> convolutions * (kernel - 1) + 1)
        .toList();
  }

  /** Weights for each pair of channels: 9, 18, 27, 25, 49. */
  public int weightsOfAPair() {
    return depth * kernel * kernel;
  }

  /** Weights with {@code channels} channels in and out of each convolution. */
  public long parameters(int channels) {
    return (long) weightsOfAPair() * channels * channels;
  }

  /** Multiply-adds on maps of that many positions; one position takes as many as weights. */
  public long multiplyAdds(int channels, int positions) {
    return Math.multiplyExact(parameters(channels), (long) positions);
  }

  /** ReLUs that the input goes through. */
  public int nonLinearities() {
    return depth;
  }
}
