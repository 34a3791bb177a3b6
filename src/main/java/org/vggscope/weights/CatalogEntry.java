package org.vggscope.weights;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.vggscope.model.Labels;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Problem;

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
 * @param accuracy how often it is right, where that is known
 */
public record CatalogEntry(
    String id,
    String title,
    NetworkSpec architecture,
    Preprocessing preprocessing,
    String labelsFile,
    String file,
    long size,
    String sha256,
    String source,
    String licence,
    boolean bundled,
    Optional<Accuracy> accuracy) {

  /** Where its weight file lies, or would lie, on this machine when it is not bundled. */
  public Path localFile() {
    return localFile(UserFolders.ofUser());
  }

  /** As {@link #localFile()}, in those folders. */
  public Path localFile(UserFolders folders) {
    return folders.models().resolve(file);
  }

  /** Whether it can be opened at once: it is bundled, or its file was downloaded. */
  public boolean isAvailable() {
    return isAvailable(UserFolders.ofUser());
  }

  /** As {@link #isAvailable()}, in those folders. */
  public boolean isAvailable(UserFolders folders) {
    // The sum was verified before the file took its place; to do it again would take seconds.
    return bundled || localFile(folders).toFile().length() == size;
  }

  /**
   * Opens the weights.
   *
   * @throws WeightFileException when the model is not on this machine, or the program is damaged
   */
  public WeightFile open() throws IOException {
    return open(UserFolders.ofUser());
  }

  /**
   * As {@link #open()}, from those folders.
   *
   * @throws WeightFileException when the model is not on this machine, or the program is damaged
   */
  public WeightFile open(UserFolders folders) throws IOException {
    if (bundled) {
      return openBundled();
    }
    Path local = localFile(folders);
    if (!isAvailable(folders)) {
      throw new WeightFileException(
          Files.exists(local)
              ? Problem.of(
                  "%s has %d bytes, not %d; get it anew with 'vggscope download %s'",
                  local, local.toFile().length(), size, id)
              : Problem.of(
                  "%s is not on this machine yet; get it with 'vggscope download %s'", id, id));
    }
    return WeightFiles.openCatalogued(ByteSource.of(local));
  }

  private WeightFile openBundled() throws IOException {
    // In a jar the file is compressed, so it is unpacked once; outside the heap, where it is small.
    ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(size));
    try (InputStream stream = resource("/weights/" + file);
        ReadableByteChannel channel = Channels.newChannel(stream)) {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes) < 0) {
          throw new EndException(Problem.of("%s is cut short", file));
        }
      }
    }
    return WeightFiles.openCatalogued(ByteSource.of(file, bytes.flip()));
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
      throw new WeightFileException(Problem.of("The program is incomplete: it lacks %s", path));
    }
    return stream;
  }
}
