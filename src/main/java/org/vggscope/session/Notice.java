package org.vggscope.session;

/**
 * One line for the person at the window.
 *
 * @param kind how bad it is
 * @param text what is wrong and what helps, or what was done
 */
public record Notice(Kind kind, String text) {
  /** How bad it is. */
  public enum Kind {
    INFORMATION,
    ERROR
  }

  public static Notice error(String text) {
    return new Notice(Kind.ERROR, text);
  }

  public static Notice information(String text) {
    return new Notice(Kind.INFORMATION, text);
  }
}
