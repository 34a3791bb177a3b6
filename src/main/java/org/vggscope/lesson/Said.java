package org.vggscope.lesson;

import org.vggscope.text.Language;

/**
 * A text of a lesson in each language; figures in braces are not computed yet.
 *
 * @param english what is said in English
 * @param chinese the same in Chinese
 */
public record Said(String english, String chinese) {
  /** What is said in that language. */
  public String in(Language language) {
    return language == Language.CHINESE ? chinese : english;
  }
}
