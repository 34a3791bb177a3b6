package org.vggscope.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Names of files that are written for pictures; those of one name are told apart by numbers. */
final class UniqueNames {
  private final Set<String> used = new HashSet<>();

  /** A picture's name without its ending, with a number where that was given away before. */
  String next(String picture) {
    String name = String.valueOf(Path.of(picture).getFileName());
    int dot = name.lastIndexOf('.');
    return ofStem(dot > 0 ? name.substring(0, dot) : name);
  }

  /** A name, with a number where it was given away before. */
  String ofStem(String stem) {
    String unique = stem;
    for (int number = 2; !used.add(unique); number++) {
      unique = stem + "-" + number;
    }
    return unique;
  }
}
