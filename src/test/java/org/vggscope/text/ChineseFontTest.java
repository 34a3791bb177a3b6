package org.vggscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The font that comes along has all that the program itself can show in Chinese. */
class ChineseFontTest {
  private static final int BY_SEGMENTS = 4;

  /** The characters of an OpenType font: of its table 'cmap' the part of format 4. */
  private static Set<Integer> characters(Path font) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(font));
    ByteBuffer map = null;
    for (int table = 0; table < file.getShort(4); table++) {
      int entry = 12 + 16 * table;
      byte[] tag = new byte[4];
      file.get(entry, tag);
      if (new String(tag, StandardCharsets.US_ASCII).equals("cmap")) {
        map = file.slice(file.getInt(entry + 8), file.getInt(entry + 12));
      }
    }
    Set<Integer> found = new HashSet<>();
    for (int part = 0; part < map.getShort(2); part++) {
      int at = map.getInt(4 + 8 * part + 4);
      if (map.getShort(at) == BY_SEGMENTS) {
        int twice = map.getShort(at + 6);
        for (int i = 0; i < twice; i += 2) {
          int end = map.getChar(at + 14 + i);
          int start = map.getChar(at + 16 + twice + i);
          for (int point = start; point <= end; point++) {
            found.add(point);
          }
        }
      }
    }
    return found;
  }

  @Test
  void everyCharacterHasAGlyph() throws IOException {
    Set<Integer> there = characters(Path.of("assets/fonts/chinese.ttf"));
    StringBuilder all = new StringBuilder(Language.CHINESE.title());
    TextTable.read(Language.CHINESE).values().forEach(all::append);
    for (String set : List.of("imagenet-1k", "tiny-imagenet-200")) {
      all.append(Files.readString(Path.of("assets/labels/" + set + ".zh.tsv")));
    }
    Set<String> missing = new TreeSet<>();
    all.codePoints()
        .filter(point -> Character.isIdeographic(point) || point >= 0x3000 && point < 0xfff0)
        .filter(point -> !there.contains(point))
        .forEach(point -> missing.add(Character.toString(point)));
    assertThat(missing).isEmpty();
    assertThat(there).hasSizeGreaterThan(1000);
  }
}
