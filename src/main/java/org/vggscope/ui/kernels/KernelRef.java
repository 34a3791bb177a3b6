package org.vggscope.ui.kernels;

/**
 * One kernel of the shown layer.
 *
 * @param output the output channel
 * @param input the input channel, or {@link #ALL} for the whole filter
 */
record KernelRef(int output, int input) {
  /** All input channels together: the picture of a filter. */
  static final int ALL = -1;
}
