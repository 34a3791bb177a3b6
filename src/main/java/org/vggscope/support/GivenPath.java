package org.vggscope.support;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A path as people give it: also as the {@code file://} address that other programs hand out. */
public final class GivenPath {
  private GivenPath() {}

  /**
   * The path that is meant.
   *
   * @throws InvalidPathException when this system can have no file of that name
   */
  public static Path of(String given) {
    if (given.startsWith("file:")) {
      try {
        return Path.of(new URI(given));
      } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
        // It is a name that begins so, then.
        return Path.of(given);
      }
    }
    return Path.of(given);
  }
}
