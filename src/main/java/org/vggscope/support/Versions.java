package org.vggscope.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of the program and of what it is made of. */
public final class Versions {
  private final Properties versions = new Properties();

  /** Those that Maven filled in when the program was built. */
  public Versions() {
    try (InputStream stream = Versions.class.getResourceAsStream("versions.properties")) {
      versions.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of a part, by its key. */
  public String of(String part) {
    return versions.getProperty(part);
  }

  /** The program's name and version. */
  public String program() {
    return "VggScope " + of("vggscope");
  }
}
