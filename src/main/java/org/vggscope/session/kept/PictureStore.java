package org.vggscope.session.kept;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.PictureSource;
import org.vggscope.support.AtomicFile;

/**
 * The bytes of pictures that came without a file, from the clipboard or the web, each in a file of
 * its SHA-256.
 */
final class PictureStore implements KeptPictures {
  /** What is larger is not kept: it would be written at every end of the program. */
  private static final int LARGEST = 64 << 20;

  private static final String NAME = "[0-9a-f]{64}";

  private final Path folder;

  PictureStore(Path folder) {
    this.folder = folder;
  }

  /** Keeps a picture that is not too large. */
  @Override
  public Optional<String> keep(EncodedPicture picture) throws IOException {
    if (picture.length() > LARGEST) {
      return Optional.empty();
    }
    Path file = folder.resolve(picture.sum());
    if (!Files.isRegularFile(file) || Files.size(file) != picture.length()) {
      Files.createDirectories(folder);
      byte[] bytes = picture.bytes();
      AtomicFile.write(file, stream -> stream.write(bytes));
    }
    return Optional.of(picture.sum());
  }

  /** The picture of that sum, whatever became of its file. */
  @Override
  public Optional<PictureSource> find(String name, String sum) {
    Path file = folder.resolve(sum.matches(NAME) ? sum : "none");
    try {
      if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
        byte[] bytes = Files.readAllBytes(file);
        EncodedPicture found = new EncodedPicture(name, bytes);
        return found.sum().equals(sum) ? Optional.of(found) : Optional.empty();
      }
    } catch (IOException e) {
      // What cannot be read is not there.
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** Deletes pictures that were found or kept here. */
  void delete(Set<String> sums) throws IOException {
    for (String sum : sums) {
      Files.deleteIfExists(folder.resolve(sum));
    }
  }
}
