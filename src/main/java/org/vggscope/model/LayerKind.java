package org.vggscope.model;

/** What a layer of a VGG network does with its input. A ReLU belongs to the layer before it. */
public enum LayerKind {
  /** A convolution with stride 1 that keeps height and width, a bias and a ReLU. */
  CONVOLUTION,
  /** Local response normalisation, which only configuration A-LRN has. */
  NORMALIZATION,
  /** A 2x2 max pooling with stride 2. */
  POOLING,
  /** A matrix product, a bias and, for all but the last one, a ReLU. */
  FULLY_CONNECTED
}
