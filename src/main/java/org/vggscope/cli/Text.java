package org.vggscope.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Words for people. */
final class Text {
  /** Names that fit into a line. */
  private static final int LISTED = 3;

  private Text() {}

  /** Without line breaks and other control characters, since names of files come from anybody. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  /** What went wrong, in one line: what is wrong and, where it is known, what would help. */
  static String describe(Throwable failure) {
    String message = failure.getMessage();
    if (failure instanceof OutOfMemoryError) {
      return "more memory is needed than the %d MB that Java may use; choose a smaller --size or start with a larger -Xmx"
          .formatted(Runtime.getRuntime().maxMemory() >> 20);
    }
    if (failure instanceof NoSuchFileException) {
      return message + ": no such file or folder; check the path";
    }
    if (failure instanceof AccessDeniedException) {
      return message + ": no permission; change its permissions or choose another place";
    }
    if (failure instanceof NotDirectoryException) {
      return message + ": not a folder; check the path";
    }
    if (failure instanceof FileSystemException fileSystem && fileSystem.getReason() != null) {
      return fileSystem.getFile() + ": " + fileSystem.getReason();
    }
    if (failure instanceof InvalidPathException) {
      return message + "; this system cannot have a file of that name";
    }
    return oneLine(message == null ? failure.getClass().getSimpleName() : message);
  }

  /** As {@link #describe}, naming the file as it was given where the message has its last name. */
  static String describe(Throwable failure, String given) {
    String message = describe(failure);
    String last = last(given);
    if (message.startsWith(last)) {
      return oneLine(given) + message.substring(last.length());
    }
    return message.startsWith(given) ? message : oneLine(given) + ": " + message;
  }

  private static String last(String given) {
    try {
      Path name = Path.of(given).getFileName();
      return name == null ? given : oneLine(name.toString());
    } catch (InvalidPathException e) {
      return given;
    }
  }

  /** {@code a, b, c and 5 more}. */
  static String list(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(LISTED, names.size())));
    return names.size() <= LISTED
        ? first
        : "%s and %d more".formatted(first, names.size() - LISTED);
  }

  /** {@code 12.0 MB}. */
  static String bytes(long count) {
    return String.format(Locale.ROOT, "%.1f MB", count / 1e6);
  }

  /** {@code 138,357,544}. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /**
   * Columns, two spaces apart.
   *
   * @param right for each column whether it is set flush right
   */
  static List<String> table(List<List<String>> rows, List<Boolean> right) {
    int[] widths = new int[right.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        String space = " ".repeat(widths[i] - row.get(i).length());
        line.append(right.get(i) ? space + row.get(i) : row.get(i) + space).append("  ");
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
