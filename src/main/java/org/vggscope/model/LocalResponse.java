package org.vggscope.model;

/**
 * Local response normalisation over channels: {@code x / (bias + alpha * s) ^ beta}, {@code s}
 * being the sum of the squares at the same position in the channels up to {@code reach} away
 * (Krizhevsky, Sutskever and Hinton 2012, Section 3.3).
 *
 * @param reach channels on either side that count
 * @param bias added to the sum
 * @param alpha factor of the sum; Caffe's and PyTorch's is divided by the number of channels
 * @param beta exponent
 */
public record LocalResponse(int reach, double bias, double alpha, double beta) {
  /** As published, and taken over by Simonyan and Zisserman (2014) for A-LRN. */
  public static final LocalResponse PUBLISHED = new LocalResponse(2, 2, 1e-4, 0.75);

  /** Caffe's, {@code local_size 5, alpha 1e-4, beta 0.75, k 1}. */
  public static final LocalResponse CAFFE = new LocalResponse(2, 1, 1e-4 / 5, 0.75);

  /** Channels that count, the own one among them. */
  public int channels() {
    return 2 * reach + 1;
  }
}
