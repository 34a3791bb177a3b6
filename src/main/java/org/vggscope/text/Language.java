package org.vggscope.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that the window speaks. */
public enum Language {
  ENGLISH("en", "English"),
  CHINESE("zh", "简体中文");

  /** The system's, as it was before the window spoke. */
  private static final Locale SYSTEM = Locale.getDefault(Locale.Category.DISPLAY);

  private final String id;
  private final String title;

  Language(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** ISO's two letters. */
  public String id() {
    return id;
  }

  /** What it calls itself. */
  public String title() {
    return title;
  }

  /** The one that stands beside this one where a text is shown in two. */
  public Language beside() {
    return this == CHINESE ? ENGLISH : CHINESE;
  }

  /** The language of that name; the system's for any other name. */
  public static Language of(String name) {
    return named(name).orElseGet(Language::ofSystem);
  }

  /** The language that a person names: by its id, or with a country as {@code zh-CN}. */
  public static Optional<Language> named(String name) {
    String id = name.split("[-_.]", 2)[0].toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(language -> language.id.equals(id)).findFirst();
  }

  /** The language of the system where the window speaks it, else English. */
  public static Language ofSystem() {
    return SYSTEM.getLanguage().equals(CHINESE.id) ? CHINESE : ENGLISH;
  }

  /** Java's name for it: the system's own where that is another than the window speaks. */
  Locale locale() {
    if (this == CHINESE) {
      return Locale.SIMPLIFIED_CHINESE;
    }
    return ofSystem() == CHINESE ? Locale.US : SYSTEM;
  }
}
