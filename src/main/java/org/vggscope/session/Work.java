package org.vggscope.session;

/**
 * Something that takes a while.
 *
 * @param title what is being done
 * @param progress share that is done, 0 to 1, or negative when nobody knows
 */
public record Work(String title, double progress) {
  /** Progress that nobody knows. */
  public static final double UNKNOWN = -1;
}
