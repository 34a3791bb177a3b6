package org.vggscope.camera;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PictureFolder;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * A camera that sees the pictures of a folder, one after the other and again from the first; for
 * machines that have none, and for tests.
 *
 * @param folder with all that is in it
 */
record FolderCamera(Path folder) implements Camera {
  /** What a camera would see of them. */
  private static final int SIDE = 640;

  @Override
  public String name() {
    return Problem.oneLine(String.valueOf(folder.getFileName()));
  }

  @Override
  public Frames open() throws IOException {
    List<Path> pictures = PictureFolder.list(folder);
    if (pictures.isEmpty()) {
      throw new ProblemException(
          Problem.of("there are no pictures in it; choose another folder").about(name()));
    }
    return new Shots(pictures);
  }

  /** The pictures, each of which is decoded once. */
  private final class Shots implements Frames {
    private final List<Path> pictures;
    private final Map<Path, SourceImage> decoded = new HashMap<>();
    private final Pace pace = new Pace();
    private int next;

    Shots(List<Path> pictures) {
      this.pictures = pictures;
    }

    @Override
    public SourceImage next() throws IOException {
      pace.await();
      Path file = pictures.get(next++ % pictures.size());
      if (!Files.exists(file)) {
        throw new ProblemException(
            Problem.of("it sends no pictures any more; plug it in again").about(name()));
      }
      SourceImage known = decoded.get(file);
      if (known == null) {
        SourceImage read = PictureReader.read(file, ColourHandling.SRGB).within(SIDE);
        known = new SourceImage(name(), read.width(), read.height(), read.pixels());
        decoded.put(file, known);
      }
      return known;
    }

    @Override
    public void close() {
      decoded.clear();
    }
  }
}
