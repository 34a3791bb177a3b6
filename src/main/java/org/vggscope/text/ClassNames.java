package org.vggscope.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What ImageNet's classes are called in Chinese, by their WordNet ids. They are there for people;
 * data keeps WordNet's English names.
 */
public final class ClassNames {
  private static final List<String> RESOURCES =
      List.of("/assets/labels/imagenet-1k.zh.tsv", "/assets/labels/tiny-imagenet-200.zh.tsv");

  private ClassNames() {}

  /**
   * A class's name in the language in force.
   *
   * @param id WordNet's, or empty
   * @param english what it is called when there is no other name
   */
  public static String of(String id, String english) {
    return Texts.language() == Language.CHINESE ? Read.CHINESE.getOrDefault(id, english) : english;
  }

  /** A class's Chinese name, whatever the language; empty when there is none. */
  public static String chinese(String id) {
    return Read.CHINESE.getOrDefault(id, "");
  }

  /** Read when the first of them is needed. */
  private static final class Read {
    static final Map<String, String> CHINESE = new HashMap<>();

    static {
      RESOURCES.forEach(name -> CHINESE.putAll(TextTable.read(name)));
    }
  }
}
