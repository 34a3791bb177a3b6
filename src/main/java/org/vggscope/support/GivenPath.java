package org.vggscope.support;

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
}
