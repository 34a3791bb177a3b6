package org.vggscope.text;

import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * Chooses the words for whatever went wrong: one line that says what it is and what helps, in the
 * language in force, which on the command line is English.
 */
public final class Wording {
  private Wording() {}

  /** What went wrong. */
  public static String of(Throwable failure) {
    return oneLine(problem(failure));
  }

  /**
   * What went wrong with something, which is called as it was given, for a person gave it so.
   *
   * @param given a file's name, with its folders
   */
  public static String of(Throwable failure, String given) {
    Problem problem = problem(failure);
    boolean other = problem.subject() != null && !isSame(problem.subject(), given);
    return other
        ? Texts.of("%s: %s", Problem.oneLine(given), oneLine(problem))
        : oneLine(problem.about(given));
  }

  /** Sentences of libraries may have several lines. */
  private static String oneLine(Problem problem) {
    return Problem.oneLine(Texts.of(problem).replaceAll("\\s*\\R\\s*", " "));
  }

  /** Whether a subject is the last name of what was given, or all of it. */
  private static boolean isSame(String subject, String given) {
    try {
      Path name = Path.of(given).getFileName();
      return subject.equals(given)
          || name != null && subject.equals(Problem.oneLine(name.toString()));
    } catch (InvalidPathException e) {
      return subject.equals(given);
    }
  }

  private static Problem problem(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return Problem.of(
          "more memory is needed than the %d MB that Java may use; choose a smaller --size or start"
              + " with a larger -Xmx",
          Runtime.getRuntime().maxMemory() >> 20);
    }
    if (failure instanceof FileSystemException file) {
      return problem(file).about(file.getFile());
    }
    if (failure instanceof CharacterCodingException) {
      return Problem.of("no text in UTF-8; save it as UTF-8");
    }
    if (failure instanceof RuntimeException
        && !(failure instanceof Problem.Carrier)
        && !(failure instanceof IllegalArgumentException)
        && !(failure instanceof IllegalStateException)
        && !(failure instanceof UncheckedIOException)
        && !(failure instanceof UnsupportedOperationException)) {
      return Problem.of(
          "something went wrong inside the program (%s); start with --verbose to see where, and"
              + " report it",
          failure);
    }
    if (failure instanceof InvalidPathException) {
      return invalidName(failure.getMessage(), System.getProperty("sun.jnu.encoding", "UTF-8"));
    }
    return failure.getMessage() == null
        ? Problem.of(failure.getClass().getSimpleName())
        : ProblemException.of(failure);
  }

  /**
   * @param encoding what the system's language makes of the bytes of file names: not much in a job
   *     that is started with an empty environment
   */
  static Problem invalidName(String message, String encoding) {
    return encoding.startsWith("UTF") || message.contains("Nul character")
        ? Problem.of("%s; this system cannot have a file of that name", message)
        : Problem.of(
            "%s; the language of this system (%s) has no such characters: set LC_ALL=C.UTF-8 and"
                + " start again",
            message, encoding);
  }

  private static Problem problem(FileSystemException failure) {
    if (failure instanceof NoSuchFileException) {
      return Problem.of("no such file or folder; check the path");
    }
    if (failure instanceof AccessDeniedException) {
      return Problem.of("no permission; change its permissions or choose another place");
    }
    if (failure instanceof NotDirectoryException) {
      return Problem.of("not a folder; check the path");
    }
    return failure.getReason() == null
        ? Problem.of(failure.getClass().getSimpleName())
        : ProblemException.ofSystem(failure.getReason());
  }
}
