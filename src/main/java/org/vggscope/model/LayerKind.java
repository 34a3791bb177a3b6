package org.vggscope.model;

/** What a layer does with its input. A ReLU belongs to the layer before it. */
public enum LayerKind {
  /** A convolution, a bias and a ReLU. */
  CONVOLUTION,
  /** Local response normalisation. */
  NORMALIZATION,
  /** A max pooling. */
  POOLING,
  /** A matrix product, a bias and, for all but the last one, a ReLU. */
  FULLY_CONNECTED
}
