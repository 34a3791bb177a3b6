package org.vggscope.model;

/**
 * Local response normalisation over channels, {@code x / (BIAS + ALPHA * s) ^ BETA}, {@code s}
 * being the sum of the squares at the same position in the channels up to {@link #REACH} away. The
 * values are those of Krizhevsky, Sutskever and Hinton (2012), Section 3.3, which Simonyan and
 * Zisserman take over.
 */
public final class LocalResponse {
  public static final int REACH = 2;
  public static final double BIAS = 2;
  public static final double ALPHA = 1e-4;
  public static final double BETA = 0.75;

  private LocalResponse() {}
}
