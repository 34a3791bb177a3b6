package org.vggscope.report;

import java.io.IOException;
import java.util.List;

/**
 * Drawings of one size that are shown one after the other, again and again.
 *
 * @param frames at least one
 */
public record Film(List<Frame> frames) {
  public Film {
    frames = List.copyOf(frames);
  }

  /** Draws a frame when it is its turn, for all of them together are large. */
  @FunctionalInterface
  public interface Drawing {
    /**
     * The drawing.
     *
     * @throws IOException when what is drawn cannot be read any more
     */
    Figure draw() throws IOException;
  }

  /**
   * A drawing.
   *
   * @param milliseconds for which it is seen
   */
  public record Frame(int milliseconds, Drawing drawing) {}
}
