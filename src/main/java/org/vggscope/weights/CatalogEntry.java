package org.vggscope.weights;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import org.vggscope.model.Architecture;
import org.vggscope.model.Labels;
import org.vggscope.model.Preprocessing;

/**
 * One model that the program knows by name.
 *
 * @param id what commands call it, {@code vgg16-tiny}
 * @param title what people call it
 * @param architecture the network
 * @param preprocessing what its pictures must go through
 * @param labelsFile name of the labels under {@code assets/labels}
 * @param file name of its weight file
 * @param size of the weight file in bytes
 * @param sha256 of the weight file, 64 lower-case hexadecimal digits
 * @param source where the weights come from; for one to download its address
 * @param licence what its use is subject to
 * @param bundled whether the weight file is inside the program
 */
public record CatalogEntry(
    String id,
    String title,
    Architecture architecture,
    Preprocessing preprocessing,
    String labelsFile,
    String file,
    long size,
    String sha256,
    String source,
    String licence,
    boolean bundled) {

  /**
   * Opens the weights of a bundled model.
   *
   * @throws WeightFileException when the model is not bundled, or the program is damaged
   */
  public WeightFile open() throws IOException {
    if (!bundled) {
      throw new WeightFileException(
          "%s is not bundled; 'download %s' fetches it (%s)"
              .formatted(id, id, Messages.bytes(size)));
    }
    // In a jar the file is compressed, so it is unpacked once; outside the heap, where it is small.
    ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(size));
    try (InputStream stream = resource("/weights/" + file);
        ReadableByteChannel channel = Channels.newChannel(stream)) {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes) < 0) {
          throw new EOFException(file + " is cut short");
        }
      }
    }
    return WeightFiles.open(ByteSource.of(file, bytes.flip()));
  }

  /** The names of its classes, in class-index order. */
  public Labels labels() throws IOException {
    try (InputStream stream = resource("/assets/labels/" + labelsFile);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return Labels.parse(reader.lines().toList());
    }
  }

  private static InputStream resource(String path) throws WeightFileException {
    InputStream stream = CatalogEntry.class.getResourceAsStream(path);
    if (stream == null) {
      throw new WeightFileException("The program is incomplete: it lacks " + path);
    }
    return stream;
  }
}
