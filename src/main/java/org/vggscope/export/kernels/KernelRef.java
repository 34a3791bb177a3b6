package org.vggscope.export.kernels;

/**
 * One kernel of the shown layer.
 *
 * @param output the output channel
 * @param input the input channel, or {@link #ALL} for the whole filter
 */
public record KernelRef(int output, int input) {
  /** All input channels together: the picture of a filter. */
  public static final int ALL = -1;
}
