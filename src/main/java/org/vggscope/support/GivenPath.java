package org.vggscope.support;

import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A path as people give it: also as the {@code file://} address that other programs hand out. */
public final class GivenPath {
  private static final String SCHEME = "file:";

  private GivenPath() {}

  /**
   * The path that is meant.
   *
   * @throws InvalidPathException when this system can have no file of that name
   */
  public static Path of(String given) {
    if (given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      try {
        String address = SCHEME + given.substring(SCHEME.length());
        return Path.of(new URI(address.replaceFirst("^file://localhost/", "file:///")));
      } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
        // It is a name that begins so, then.
        return Path.of(given);
      }
    }
    return Path.of(given);
  }

  /**
   * Where a file lies that the system handed over by its name.
   *
   * @throws ProblemException when this system can have no file of that name
   */
  public static Path of(File given) throws ProblemException {
    try {
      return given.toPath();
    } catch (InvalidPathException e) {
      throw new ProblemException(impossible(given.toString()), e);
    }
  }

  /**
   * What is wrong with a name that this system can have no file of, though there may well be one:
   * without a language, a system has no characters but those of English.
   */
  public static Problem impossible(String name) {
    return Problem.of(
            "this system, as its language is set, can have no file of that name; set"
                + " LC_ALL=C.UTF-8 and start again.")
        .about(name);
  }
}
