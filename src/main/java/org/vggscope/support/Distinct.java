package org.vggscope.support;

import java.nio.file.Path;
import java.util.Collection;

/** Calls files by as little of their path as tells them from others. */
public final class Distinct {
  private Distinct() {}

  /**
   * {@code last.pt}, or {@code runA/last.pt} where another file is called {@code last.pt}, too.
   *
   * @param others other files; this one may be among them
   */
  public static String name(Path file, Collection<Path> others) {
    Path whole = file.toAbsolutePath().normalize();
    int names = 1;
    while (names < whole.getNameCount() && isShared(whole, names, others)) {
      names++;
    }
    return Problem.oneLine(end(whole, names).toString());
  }

  private static boolean isShared(Path whole, int names, Collection<Path> others) {
    return others.stream()
        .map(other -> other.toAbsolutePath().normalize())
        .anyMatch(
            other ->
                !other.equals(whole)
                    && other.getNameCount() >= names
                    && end(other, names).equals(end(whole, names)));
  }

  private static Path end(Path path, int names) {
    return path.subpath(path.getNameCount() - names, path.getNameCount());
  }
}
