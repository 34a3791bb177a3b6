package org.vggscope.support;

/** Names of files that a person is offered for something that has a name already. */
public final class OfferedName {
  private OfferedName() {}

  /** A file's name without its ending, made {@link #legal}. */
  public static String of(String name) {
    return legal(name.replaceFirst("(?s)(?<=.)\\.\\w{1,5}$", ""));
  }

  /** A name without what some system's file names cannot have. */
  public static String legal(String name) {
    return name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
  }
}
