package org.vggscope.inference;

/**
 * Gives the heap's space back after so many pixels that were read, see {@link HeapSpace}: small
 * pictures leave little behind, and a collection takes as long as ten of them.
 */
public final class HeapTidier {
  private static final long PIXELS = 8_000_000;

  private long pixels;

  /** Some more were read. */
  public void read(long more) {
    pixels += more;
    if (pixels >= PIXELS) {
      pixels = 0;
      HeapSpace.giveBack();
    }
  }
}
