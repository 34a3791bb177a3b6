package org.vggscope.lesson.grammar;

/** What kind of thing a figure is. */
public enum Result {
  /** Any number. */
  NUMBER("number"),
  /** A share from 0 to 1, written in percent. */
  SHARE("percentage"),
  /** The name of a class, a layer, a network or a picture, or a sentence. */
  NAME("name"),
  /** A place in the picture. */
  PLACE("place");

  private final String id;

  Result(String id) {
    this.id = id;
  }

  /** What lists call it. */
  public String id() {
    return id;
  }

  /** Whether it can be typed in as a number. */
  public boolean isNumber() {
    return this == NUMBER || this == SHARE;
  }
}
