package org.vggscope.training;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** MNIST's IDX files (LeCun, Cortes and Burges), with gzip round them or without. */
final class IdxFiles {
  private static final int PICTURES = 0x00000803;
  private static final int LABELS = 0x00000801;
  private static final int MOST_PICTURES = 2_000_000;
  private static final int MOST_SIDE = 512;

  private IdxFiles() {}

  /** Opens one of the files by its name. */
  interface Opener {
    InputStream open(String name) throws IOException;
  }

  static boolean areIn(Path folder) {
    return file(folder, "train-images-idx3-ubyte") != null;
  }

  private static Path file(Path folder, String name) {
    for (String ending : List.of("", ".gz")) {
      Path file = folder.resolve(name + ending);
      if (Files.isRegularFile(file)) {
        return file;
      }
    }
    return null;
  }

  static DataSet read(Path folder) throws IOException {
    boolean tested = file(folder, "t10k-images-idx3-ubyte") != null;
    Opener opener =
        name -> {
          Path file = file(folder, name);
          if (file == null) {
            throw new ProblemException(
                Problem.of("lies alone; %s is not beside it", name)
                    .about(String.valueOf(folder.getFileName())));
          }
          InputStream in = new BufferedInputStream(Files.newInputStream(file));
          return file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
        };
    return read("IDX files", opener, tested);
  }

  static DataSet read(String title, Opener opener, boolean tested) throws IOException {
    return new DataSet(
        title, pictures(opener, "train"), tested ? pictures(opener, "t10k") : null, List.of());
  }

  private static PictureSet pictures(Opener opener, String part) throws IOException {
    String images = part + "-images-idx3-ubyte";
    String labels = part + "-labels-idx1-ubyte";
    byte[] numbers;
    try (DataInputStream in = new DataInputStream(opener.open(labels))) {
      numbers = exactly(in, head(in, labels, LABELS));
    } catch (EOFException | ZipException e) {
      throw DataSet.cut(labels, e);
    }
    byte[] pixels;
    int side;
    try (DataInputStream in = new DataInputStream(opener.open(images))) {
      int count = head(in, images, PICTURES);
      side = in.readInt();
      int columns = in.readInt();
      if (side != columns || side < 1 || side > MOST_SIDE || count != numbers.length) {
        throw new ProblemException(
            Problem.of(
                    "has %d pictures of %d x %d, and %d labels; they are as many, and square",
                    count, side, columns, numbers.length)
                .about(images));
      }
      pixels = exactly(in, PictureSet.bytes(count, side * side));
    } catch (EOFException | ZipException e) {
      throw DataSet.cut(images, e);
    }
    int[] classes = new int[numbers.length];
    int most = 0;
    for (int i = 0; i < classes.length; i++) {
      classes[i] = numbers[i] & 0xff;
      most = Math.max(most, classes[i]);
    }
    List<String> names = IntStream.rangeClosed(0, most).mapToObj(String::valueOf).toList();
    return new PictureSet(names, 1, side, pixels, classes);
  }

  private static byte[] exactly(DataInputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  private static int head(DataInputStream in, String name, int magic) throws IOException {
    int found = in.readInt();
    int count = in.readInt();
    if (found != magic || count < 0 || count > MOST_PICTURES) {
      throw new ProblemException(
          Problem.of(magic == LABELS ? "no IDX file of labels" : "no IDX file of pictures")
              .about(name));
    }
    return count;
  }
}
