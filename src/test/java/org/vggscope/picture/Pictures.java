package org.vggscope.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The test pictures that {@code make_pictures.py} made. */
public final class Pictures {

  private Pictures() {}

  public static Path file(String name) {
    try {
      return Path.of(Pictures.class.getResource("/pictures/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every picture file, good and bad. */
  static List<Path> all() {
    try (Stream<Path> files = Files.list(file("expected.tsv").getParent())) {
      return files
          .filter(f -> f.toString().matches(".*\\.(jpg|png|gif|bmp|tif|webp)"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Raw 8 bit RGB as Pillow wrote it. */
  static int[] raw(String name) {
    byte[] bytes = bytes(name);
    int[] pixels = new int[bytes.length / 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] =
          (bytes[3 * i] & 0xff) << 16 | (bytes[3 * i + 1] & 0xff) << 8 | bytes[3 * i + 2] & 0xff;
    }
    return pixels;
  }

  /** The largest difference in any colour of any pixel, in levels of 255. */
  static int difference(int[] one, int[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(one.length + " pixels and " + other.length);
    }
    int largest = 0;
    for (int i = 0; i < one.length; i++) {
      largest = Math.max(largest, difference(one[i], other[i]));
    }
    return largest;
  }

  static int difference(int one, int other) {
    int largest = 0;
    for (int shift = 0; shift < 24; shift += 8) {
      largest = Math.max(largest, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
    }
    return largest;
  }
}
