package org.vggscope.export.compare;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.session.NetworkNames;

/**
 * Two networks that were asked about a picture.
 *
 * @param names what to call them
 * @param first where the numbers of one come from, which may take long to say
 * @param second the same of the other
 */
public record Pair(NetworkNames names, Supplier<About> first, Supplier<About> second) {
  /** What is said of the first as it is, and of the second as of another. */
  private static final List<String> OF_BOTH =
      List.of("model", "checksum", "preprocessing", "preparation");

  /** Where the numbers of both come from. */
  About about() {
    About about = first.get();
    Map<String, Object> other = second.get().values();
    for (String name : OF_BOTH) {
      String upper = name.substring(0, 1).toUpperCase(Locale.ROOT);
      about = about.with("other" + upper + name.substring(1), other.get(name));
    }
    return about;
  }

  /** What a drawing is of, in a line. */
  static String line(About about) {
    return about.line("picture", "model", "otherModel");
  }
}
