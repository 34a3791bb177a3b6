package org.vggscope.text;

import java.util.regex.Pattern;

/** Languages that are English with a difference. */
public final class MarkedTexts {
  private static final Pattern PLACE = Pattern.compile("%[-,.0-9$+]*[a-z]|[^\\p{L}]");

  private MarkedTexts() {}

  /** Everything in brackets, so that what did not go through the room is seen. */
  public static void begin() {
    Texts.mark((english, text) -> "⟦" + text + "⟧");
  }

  /**
   * Everything a third longer, as most languages are that English is translated to; what is an
   * argument in another text is longer once, not twice.
   */
  public static void lengthen() {
    Texts.mark((english, text) -> text + padding(english));
  }

  private static String padding(String english) {
    int letters = PLACE.matcher(english).replaceAll("").length();
    String more = "xxxx ".repeat(letters).substring(0, (letters + 2) / 3).strip();
    // A sentence gets more words, a word more letters.
    return english.strip().contains(" ") && !more.isEmpty() ? " " + more : more.replace(" ", "x");
  }

  /** As it was. */
  public static void end() {
    Texts.mark((english, text) -> text);
  }
}
