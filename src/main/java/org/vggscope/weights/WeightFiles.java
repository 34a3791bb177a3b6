package org.vggscope.weights;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/** Opens VGG weight files. The format is told from the content, never from the name. */
public final class WeightFiles {
  /** What a killed run leaves in the system's temporary folder of files that are unpacked there. */
  public static final String LEFTOVER = "vggscope-\\d+\\.unpacked";

  /** Bytes at the start that tell the format. */
  private static final int HEAD = 64;

  private static final int MOST_LOOKED_AT = 64;

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
    return open(file, state, () -> false);
  }

  /**
   * As {@link #open(Path, String)}, of a file whose unpacking may take long.
   *
   * @param cancelled asked between blocks, also when numbers are read
   * @throws java.util.concurrent.CancellationException when cancelled; nothing is left
   */
  public static WeightFile open(Path file, String state, BooleanSupplier cancelled)
      throws IOException {
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
    return open(ByteSource.of(file), state, false, cancelled);
  }

  /**
   * Opens what a source holds. The weight file closes the source; when it cannot be opened the
   * source is closed at once.
   *
   * @throws WeightFileException when it is no VGG weight file or a broken one
   */
  public static WeightFile open(ByteSource source) throws IOException {
    return open(source, null, false, () -> false);
  }

  /** As {@link #open(ByteSource)}, of a file whose preprocessing the catalogue says. */
  static WeightFile openCatalogued(ByteSource source) throws IOException {
    return open(source, null, true, () -> false);
  }

  private static WeightFile open(
      ByteSource source, String state, boolean catalogued, BooleanSupplier cancelled)
      throws IOException {
    boolean opened = false;
    Spool spool = new Spool(cancelled);
    try {
      WeightFile file = new NetworkFile(source, spool, table(source, spool), state, catalogued);
      opened = true;
      return file;
    } catch (WeightFileException e) {
      throw new WeightFileException(ProblemException.of(e).about(source.name()), e);
    } catch (EOFException e) {
      throw new WeightFileException(
          Problem.of(
              "%s is cut short, so copy or download it again: %s",
              source.name(), ProblemException.of(e)),
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
   * NumPy's arrays do only where they hold objects: one array of numbers is no network, but can be
   * a picture.
   *
   * @throws IOException when it cannot be read
   */
  public static boolean recognizes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (ByteSource source = ByteSource.of(file)) {
      ByteBuffer head = head(source);
      return NpyHeader.recognizes(head)
          ? NpyHeader.read(new ByteCursor(source, 0)).type().isObject
          : format(head, source) != null;
    }
  }

  /** Whether a source is of a kind. */
  private interface Recognizer {
    boolean recognizes(ByteBuffer head, ByteSource source) throws IOException;
  }

  /** Reads what a source of a kind holds. */
  private interface Reader {
    TensorTable read(ByteSource source, Spool spool) throws IOException;
  }

  /** A kind of file; those that nothing at the start tells for certain come last. */
  private record Format(Recognizer recognizer, Reader reader) {}

  private static final List<Format> FORMATS =
      List.of(
          new Format(
              (head, source) -> SafetensorsReader.recognizes(head, source.size()),
              (source, spool) ->
                  Shards.of(source, NumberFile.refuse(SafetensorsReader.read(source)))),
          new Format((head, source) -> NpyHeader.recognizes(head), NumpyReader::readNpy),
          new Format((head, source) -> ZipDirectory.recognizes(head), WeightFiles::zip),
          new Format((head, source) -> isGzip(head), WeightFiles::gzip),
          new Format((head, source) -> KerasReader.recognizes(head), KerasReader::read),
          new Format(
              (head, source) -> MxnetReader.recognizes(head),
              (source, spool) -> MxnetReader.read(source)),
          new Format((head, source) -> MatFile.recognizes(head), MatConvNetReader::read),
          new Format((head, source) -> TorchReader.recognizesPickle(head), TorchReader::readPickle),
          new Format(
              (head, source) -> Shards.isIndex(source), (source, spool) -> Shards.ofIndex(source)),
          new Format(
              (head, source) -> OnnxReader.recognizes(source),
              (source, spool) -> OnnxReader.read(source)),
          new Format((head, source) -> CaffeReader.recognizes(source), CaffeReader::read));

  /** The kind of a source; null when it is none that is read. */
  private static Format format(ByteBuffer head, ByteSource source) throws IOException {
    if (head.hasRemaining()) {
      for (Format format : FORMATS) {
        if (format.recognizer.recognizes(head, source)) {
          return format;
        }
      }
    }
    return null;
  }

  private static TensorTable table(ByteSource source, Spool spool) throws IOException {
    if (source.size() == 0) {
      throw new WeightFileException(Problem.of("the file is empty"));
    }
    Format format = format(head(source), source);
    if (format == null) {
      throw OtherFile.refused(source);
    }
    return format.reader.read(source, spool);
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
    // A README or names of classes may lie beside it.
    ZipDirectory.Entry only = null;
    for (ZipDirectory.Entry entry : files.subList(0, Math.min(MOST_LOOKED_AT, files.size()))) {
      if (isWhole(zip, entry)) {
        if (only != null) {
          return null;
        }
        only = entry;
      }
    }
    return only;
  }

  /** Whether a file in a zip is one of weights, and not one array of many. */
  private static boolean isWhole(ZipDirectory zip, ZipDirectory.Entry entry) throws IOException {
    if (entry.name().contains("__MACOSX/") || entry.size() == 0) {
      return false;
    }
    ByteSource start = zip.head(entry);
    ByteBuffer head = head(start);
    return NpyHeader.recognizes(head)
        ? NpyHeader.read(new ByteCursor(start, 0)).type().isObject
        : format(head, start) != null || isToldByAll(entry);
  }

  /** ONNX and Caffe are told by all of a file, of which a start is here. */
  private static boolean isToldByAll(ZipDirectory.Entry entry) {
    return entry.name().endsWith(".onnx") || entry.name().endsWith(".caffemodel");
  }

  private static TensorTable zip(ByteSource source, Spool spool) throws IOException {
    ZipDirectory zip = ZipDirectory.read(source);
    if (TorchReader.pickle(zip) != null) {
      return TorchReader.readZip(zip, spool);
    }
    ZipDirectory.Entry inside = inside(zip);
    return inside == null
        ? NumpyReader.readNpz(zip, spool)
        : table(zip.open(inside, spool.another()), spool);
  }

  private static boolean isGzip(ByteBuffer head) {
    return head.remaining() > 2 && head.get(0) == 0x1f && (head.get(1) & 0xff) == 0x8b;
  }

  /**
   * How long it is unpacked say its last four bytes, but of the last of its members only and modulo
   * 4 GB (RFC 1952), so it is unpacked to be seen.
   */
  private static TensorTable gzip(ByteSource source, Spool spool) throws IOException {
    ByteSlice packed = new ByteSlice(source, 0, source.size());
    return table(
        spool
            .another()
            .unpack(
                source.name(),
                () -> new GZIPInputStream(packed.stream()),
                source.size() * Spool.MAX_RATIO),
        spool);
  }
}
