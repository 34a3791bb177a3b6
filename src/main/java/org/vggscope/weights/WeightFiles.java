package org.vggscope.weights;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** Opens VGG weight files. The format is told from the content, never from the name. */
public final class WeightFiles {
  /** What a killed run leaves in the system's temporary folder of files that are unpacked there. */
  public static final String LEFTOVER = "vggscope-\\d+\\.unpacked";

  /** Bytes at the start that tell the format. */
  private static final int HEAD = 64;

  private WeightFiles() {}

  /**
   * Opens a file. Only names and shapes are read.
   *
   * @throws WeightFileException when it is no VGG weight file or a broken one; the message is one
   *     line that begins with the file's name
   * @throws IOException when the file cannot be read
   */
  public static WeightFile open(Path file) throws IOException {
    return open(file, null);
  }

  /**
   * As {@link #open(Path)}, for a file that holds a network several times over.
   *
   * @param state which of them, such as {@code model_ema}; null for the first
   */
  public static WeightFile open(Path file, String state) throws IOException {
    if (Files.isDirectory(file)) {
      throw new WeightFileException(Problem.of("%s is a folder, not a weight file", file));
    }
    if (!Files.exists(file)) {
      throw new WeightFileException(Problem.of("%s does not exist", file));
    }
    if (!Files.isRegularFile(file)) {
      throw new WeightFileException(
          Problem.of("%s is no file but a pipe or a device; write the weights to a file", file));
    }
    return open(ByteSource.of(file), state, false);
  }

  /**
   * Opens what a source holds. The weight file closes the source; when it cannot be opened the
   * source is closed at once.
   *
   * @throws WeightFileException when it is no VGG weight file or a broken one
   */
  public static WeightFile open(ByteSource source) throws IOException {
    return open(source, null, false);
  }

  /** As {@link #open(ByteSource)}, of a file whose preprocessing the catalogue says. */
  static WeightFile openCatalogued(ByteSource source) throws IOException {
    return open(source, null, true);
  }

  private static WeightFile open(ByteSource source, String state, boolean catalogued)
      throws IOException {
    boolean opened = false;
    Spool spool = new Spool();
    try {
      WeightFile file =
          new NetworkFile(source, spool, Unnamed.named(table(source, spool)), state, catalogued);
      opened = true;
      return file;
    } catch (WeightFileException e) {
      throw new WeightFileException(ProblemException.of(e).about(source.name()), e);
    } catch (EOFException e) {
      throw new WeightFileException(
          Problem.of(
              "%s is cut short, so copy or download it again: %s", source.name(), e.getMessage()),
          e);
    } finally {
      if (!opened) {
        spool.close();
        source.close();
      }
    }
  }

  /**
   * Whether a file begins as weight files do; {@link #open} tells whether it is a whole one.
   *
   * @throws IOException when it cannot be read
   */
  public static boolean recognizes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (ByteSource source = ByteSource.of(file)) {
      ByteBuffer head = head(source);
      return head.hasRemaining()
          && (SafetensorsReader.recognizes(head, source.size())
              || NpyHeader.recognizes(head)
              || ZipDirectory.recognizes(head)
              || KerasReader.recognizes(head)
              || MxnetReader.recognizes(head)
              || TorchReader.recognizesPickle(head)
              || Shards.isIndex(source)
              || OnnxReader.recognizes(source)
              || CaffeReader.recognizes(source));
    }
  }

  private static ByteBuffer head(ByteSource source) throws IOException {
    ByteBuffer head = ByteBuffer.allocate((int) Math.min(HEAD, source.size()));
    source.read(0, head);
    return head.flip();
  }

  /** The weight file that a zip is only the wrapping of, {@code .keras} among them; or null. */
  private static ZipDirectory.Entry inside(ZipDirectory zip) throws IOException {
    List<ZipDirectory.Entry> files =
        zip.entries().stream().filter(entry -> !entry.name().endsWith("/")).toList();
    for (ZipDirectory.Entry entry : files) {
      if (entry.name().endsWith(".weights.h5")) {
        return entry;
      }
    }
    if (files.size() != 1) {
      return null;
    }
    ByteBuffer head = head(zip.head(files.get(0)));
    boolean array =
        NpyHeader.recognizes(head)
            && !NpyHeader.read(new ByteCursor(zip.head(files.get(0)), 0)).type().isObject;
    return array ? null : files.get(0);
  }

  private static TensorTable table(ByteSource source, Spool spool) throws IOException {
    ByteBuffer head = head(source);
    if (!head.hasRemaining()) {
      throw new WeightFileException(Problem.of("the file is empty"));
    }
    if (SafetensorsReader.recognizes(head, source.size())) {
      return Shards.of(source, SafetensorsReader.read(source));
    }
    if (NpyHeader.recognizes(head)) {
      return NumpyReader.readNpy(source, spool);
    }
    if (ZipDirectory.recognizes(head)) {
      ZipDirectory zip = ZipDirectory.read(source);
      if (TorchReader.pickle(zip) != null) {
        return TorchReader.readZip(zip, spool);
      }
      ZipDirectory.Entry inside = inside(zip);
      return inside == null
          ? NumpyReader.readNpz(zip, spool)
          : table(zip.open(inside, spool), spool);
    }
    if (KerasReader.recognizes(head)) {
      return KerasReader.read(source, spool);
    }
    if (MxnetReader.recognizes(head)) {
      return MxnetReader.read(source);
    }
    if (TorchReader.recognizesPickle(head)) {
      return TorchReader.readPickle(source, spool);
    }
    if (Shards.isIndex(source)) {
      return Shards.ofIndex(source);
    }
    if (OnnxReader.recognizes(source)) {
      return OnnxReader.read(source);
    }
    if (CaffeReader.recognizes(source)) {
      return CaffeReader.read(source, spool);
    }
    throw OtherFile.refused(source);
  }
}
