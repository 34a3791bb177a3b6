package org.vggscope.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The pictures that come with the program. All are CC0; {@code assets/samples/README.md} has the
 * sources.
 */
public final class Samples {
  private static final List<String> FILES = List.of("chelsea.png", "coffee.png", "rocket.jpg");

  private Samples() {}

  /** All samples. */
  public static List<PictureSource> all() {
    return FILES.stream().map(Samples::read).toList();
  }

  /** The one that a new window shows. */
  public static PictureSource first() {
    return read(FILES.get(1));
  }

  private static PictureSource read(String file) {
    try (InputStream stream = Samples.class.getResourceAsStream("/assets/samples/" + file)) {
      return new EncodedPicture(file, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
