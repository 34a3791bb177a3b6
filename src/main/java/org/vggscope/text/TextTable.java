package org.vggscope.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The texts of a language as they lie beside this class: a line each, English, a tab, the other.
 */
final class TextTable {
  private TextTable() {}

  /**
   * Reads them.
   *
   * @throws UncheckedIOException when the program is incomplete
   */
  static Map<String, String> read(Language language) {
    return read(language.id() + ".tsv");
  }

  /** Reads another table of two columns, by the name of its resource. */
  static Map<String, String> read(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (InputStream stream = TextTable.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IOException("The program is incomplete: it lacks " + name);
      }
      String all = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : (Iterable<String>) all.lines()::iterator) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          texts.put(unescaped(line.substring(0, tab)), unescaped(line.substring(tab + 1)));
        }
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A break within a text is written as Java writes it. */
  private static String unescaped(String text) {
    return text.replace("\\n", "\n");
  }
}
