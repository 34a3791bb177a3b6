package org.vggscope.session;

/**
 * One line for the person at the window.
 *
 * @param kind how bad it is
 * @param text what is wrong and what helps, or what was done
 * @param offer what can be done about it, or null
 */
public record Notice(Kind kind, String text, Offer offer) {
  /** How bad it is. */
  public enum Kind {
    INFORMATION,
    ERROR
  }

  /**
   * Something that the person can have done. The line stays until it is taken or taken away.
   *
   * @param label what stands on its button
   * @param action does it
   * @param answered told when the person has taken it, or taken the line away
   */
  public record Offer(String label, Runnable action, Runnable answered) {}

  public static Notice error(String text) {
    return new Notice(Kind.ERROR, text, null);
  }

  public static Notice information(String text) {
    return new Notice(Kind.INFORMATION, text, null);
  }

  /** A line with something to be done. */
  public static Notice offer(String text, String label, Runnable action, Runnable answered) {
    return new Notice(Kind.INFORMATION, text, new Offer(label, action, answered));
  }
}
