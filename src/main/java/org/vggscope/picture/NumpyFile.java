package org.vggscope.picture;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.stream.ImageInputStream;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * Reads and writes float32 arrays as NumPy's {@code .npy}: C order, little endian. The format is
 * NumPy enhancement proposal 1, versions 1.0 to 3.0.
 */
public final class NumpyFile {
  /** Most numbers that are read, 256 MB of them, so that a damaged header cannot ask for more. */
  public static final int MAX_NUMBERS = 64 << 20;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_HEADER = 1 << 16;
  private static final int MAX_AXES = 32;
  private static final int ALIGNMENT = 64;
  private static final int BLOCK = 1 << 14;
  private static final String FLOAT32 = "<f4";

  private static final Pattern DESCR = entry("descr", "'([^']*)'|\"([^\"]*)\"|(\\[.*\\])");
  private static final Pattern ORDER = entry("fortran_order", "(True|False)");
  private static final Pattern SHAPE = entry("shape", "\\(([0-9L, ]*)\\)");

  private NumpyFile() {}

  private static Pattern entry(String key, String value) {
    return Pattern.compile("[{,]\\s*['\"]" + key + "['\"]\\s*:\\s*(?:" + value + ")\\s*[,}]");
  }

  /**
   * An array.
   *
   * @param shape its lengths, slowest first
   * @param values as many numbers as the shape says; not to be written to
   */
  public record Array(List<Integer> shape, float[] values) {
    public Array {
      shape = List.copyOf(shape);
    }
  }

  /**
   * Reads a file.
   *
   * @throws NumpyFormatException when it is no array that can be used; the message is one line for
   *     people that begins with the file's name
   * @throws IOException when it cannot be read
   */
  public static Array read(Path file) throws IOException {
    String name = Problem.oneLine(String.valueOf(file.getFileName()));
    if (Files.isDirectory(file)) {
      throw new NumpyFormatException(Problem.of("a folder, not a .npy file").about(name));
    }
    try (FileChannel channel = FileChannel.open(file)) {
      return read(channel);
    } catch (NumpyFormatException e) {
      throw new NumpyFormatException(ProblemException.of(e).about(name), e);
    } catch (EOFException e) {
      throw new NumpyFormatException(Problem.of("cut short; copy or save it again").about(name), e);
    }
  }

  /**
   * What stands before the numbers.
   *
   * @param type of a number as NumPy writes it, {@code <f4}
   * @param columns whether the first axis is contiguous, as Fortran keeps it
   * @param shape lengths of the axes, slowest first in C order
   */
  record Header(String type, boolean columns, List<Integer> shape) {}

  /** Fills a buffer with the next bytes. */
  private interface Bytes {
    void fill(ByteBuffer target) throws IOException;
  }

  /** Whether a stream at its start is at an array; it is left at its start. */
  static boolean recognizes(ImageInputStream stream) throws IOException {
    byte[] start = new byte[MAGIC.length];
    int count = stream.read(start);
    stream.seek(0);
    return count == start.length && java.util.Arrays.equals(start, MAGIC);
  }

  /** Reads up to the first number. */
  static Header header(ImageInputStream stream) throws IOException {
    return header(
        target -> {
          stream.readFully(target.array());
        });
  }

  private static Array read(FileChannel channel) throws IOException {
    if (channel.size() < MAGIC.length + 2) {
      throw new NumpyFormatException(Problem.of("not a .npy file; numpy.save writes one"));
    }
    Header header =
        header(
            target -> {
              fill(channel, target);
            });
    if (!FLOAT32.equals(header.type)) {
      throw new NumpyFormatException(
          Problem.of(
              "holds numbers of type '%s', not float32; save a.astype('<f4')",
              Problem.oneLine(header.type)));
    }
    if (header.columns) {
      throw new NumpyFormatException(
          Problem.of("is in Fortran order; save numpy.ascontiguousarray(a) to have it in C order"));
    }
    List<Integer> shape = header.shape;
    int count = count(shape);
    long data = channel.size() - channel.position();
    if (data != (long) count * Float.BYTES) {
      long needed = (long) count * Float.BYTES;
      throw new NumpyFormatException(
          data < needed
              ? Problem.of(
                  "%d bytes of numbers where the shape %s needs %d; the file is cut short",
                  data, text(shape), needed)
              : Problem.of(
                  "%d bytes of numbers where the shape %s needs %d; the file is damaged",
                  data, text(shape), needed));
    }
    return new Array(shape, numbers(channel, count));
  }

  private static Header header(Bytes bytes) throws IOException {
    ByteBuffer start = ByteBuffer.allocate(MAGIC.length + 2);
    bytes.fill(start);
    start.rewind();
    for (byte expected : MAGIC) {
      if (start.get() != expected) {
        throw new NumpyFormatException(Problem.of("not a .npy file; numpy.save writes one"));
      }
    }
    int version = start.get();
    if (version < 1 || version > 3) {
      throw new NumpyFormatException(
          Problem.of(
              "version %d of the .npy format, which is not known; numpy.save writes 1 to 3",
              version));
    }
    ByteBuffer length =
        ByteBuffer.allocate(version == 1 ? Short.BYTES : Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.fill(length);
    length.rewind();
    long headerLength =
        version == 1 ? Short.toUnsignedInt(length.getShort()) : length.getInt() & 0xffffffffL;
    if (headerLength > MAX_HEADER) {
      throw new NumpyFormatException(
          Problem.of("its header claims %d bytes; the file is damaged", headerLength));
    }
    ByteBuffer header = ByteBuffer.allocate((int) headerLength);
    bytes.fill(header);
    return parsed(new String(header.array(), StandardCharsets.UTF_8).strip());
  }

  private static Header parsed(String header) throws NumpyFormatException {
    Matcher descr = DESCR.matcher(header);
    Matcher order = ORDER.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!header.startsWith("{") || !descr.find() || !order.find() || !shape.find()) {
      throw new NumpyFormatException(
          Problem.of("its header is damaged; save it again with numpy.save"));
    }
    String type = descr.group(1) != null ? descr.group(1) : descr.group(2);
    List<Integer> lengths = new ArrayList<>();
    for (String length : shape.group(1).split(",")) {
      if (!length.isBlank()) {
        // Python 2 wrote its long numbers with an L behind.
        lengths.add(length(length.replace("L", "").strip()));
      }
    }
    if (lengths.size() > MAX_AXES) {
      throw new NumpyFormatException(Problem.of("its header is damaged: %s axes", lengths.size()));
    }
    return new Header(type == null ? "structured" : type, order.group(1).equals("True"), lengths);
  }

  private static int length(String digits) throws NumpyFormatException {
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new NumpyFormatException(Problem.of("its header claims an impossible shape"), e);
    }
  }

  private static int count(List<Integer> shape) throws NumpyFormatException {
    long count = 1;
    for (int length : shape) {
      count *= length;
      if (count > MAX_NUMBERS) {
        throw new NumpyFormatException(
            Problem.of(
                "claims the shape %s, more than the limit of %d numbers",
                text(shape), MAX_NUMBERS));
      }
    }
    return (int) count;
  }

  /** {@code (3, 64, 64)}. */
  static String text(List<Integer> shape) {
    return "(" + String.join(", ", shape.stream().map(String::valueOf).toList()) + ")";
  }

  private static float[] numbers(FileChannel channel, int count) throws IOException {
    float[] values = new float[count];
    FloatBuffer target = FloatBuffer.wrap(values);
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    while (target.hasRemaining()) {
      bytes.clear().limit(Math.min(BLOCK, target.remaining()) * Float.BYTES);
      fill(channel, bytes);
      target.put(bytes.asFloatBuffer());
    }
    return values;
  }

  private static void fill(FileChannel channel, ByteBuffer target) throws IOException {
    while (target.hasRemaining()) {
      if (channel.read(target) < 0) {
        throw new EOFException();
      }
    }
    target.flip();
  }

  /** Writes an array. The stream is not closed. */
  public static void write(Array array, OutputStream stream) throws IOException {
    String shape = text(array.shape());
    if (array.shape().size() == 1) {
      // A tuple of one in Python.
      shape = shape.replace(")", ",)");
    }
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': %s, }".formatted(shape);
    int start = MAGIC.length + 2 + Short.BYTES;
    int padded = (start + header.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - start;
    ByteBuffer head = ByteBuffer.allocate(start + padded).order(ByteOrder.LITTLE_ENDIAN);
    head.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) padded);
    head.put(header.getBytes(StandardCharsets.US_ASCII));
    while (head.remaining() > 1) {
      head.put((byte) ' ');
    }
    head.put((byte) '\n');
    OutputStream buffered = new BufferedOutputStream(stream);
    buffered.write(head.array());
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    float[] values = array.values();
    for (int done = 0; done < values.length; done += BLOCK) {
      int count = Math.min(BLOCK, values.length - done);
      bytes.clear();
      bytes.asFloatBuffer().put(values, done, count);
      buffered.write(bytes.array(), 0, count * Float.BYTES);
    }
    buffered.flush();
  }
}
