package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vggscope.support.Problem;

/**
 * The start of NumPy's {@code .npy} format
 * (https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html).
 *
 * @param type NumPy's type of an element
 * @param columnMajor whether the first axis is contiguous
 * @param shape lengths of the axes, slowest first
 * @param length bytes before the data
 */
record NpyHeader(Pickled.NumpyType type, boolean columnMajor, List<Long> shape, int length) {

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
  private static final int MAX_LENGTH = 1 << 16;
  private static final Pattern DESCRIPTION =
      Pattern.compile("'descr'\\s*:\\s*['\"]([^'\"]{1,16})['\"]");
  private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
  private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([0-9L, ]*)\\)");

  /** Whether the bytes begin like this format. */
  static boolean recognizes(ByteBuffer head) {
    return head.remaining() >= MAGIC.length
        && head.slice(head.position(), MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
  }

  /** Reads the header of what the cursor stands at. */
  static NpyHeader read(ByteCursor in) throws IOException {
    long start = in.position();
    if (!recognizes(ByteBuffer.wrap(in.bytes(MAGIC.length)))) {
      throw new WeightFileException(Problem.of("this is no .npy data"));
    }
    int version = in.u1();
    in.u1();
    long length = version == 1 ? in.u2() : in.u4();
    if (length > MAX_LENGTH) {
      throw new WeightFileException(Problem.of("the .npy header claims %d bytes", length));
    }
    String header = new String(in.bytes((int) length), StandardCharsets.UTF_8);
    Matcher description = DESCRIPTION.matcher(header);
    Matcher order = ORDER.matcher(header);
    Matcher shape = SHAPE.matcher(header);
    if (!description.find() || !order.find() || !shape.find()) {
      throw new WeightFileException(
          Problem.of("the .npy header makes no sense: %s", Messages.quote(header.strip())));
    }
    List<Long> lengths = new ArrayList<>();
    try {
      for (String number : shape.group(1).replace("L", "").split(",")) {
        if (!number.isBlank()) {
          lengths.add(Long.parseLong(number.strip()));
        }
      }
    } catch (NumberFormatException e) {
      throw new WeightFileException(
          Problem.of("the .npy header makes no sense: %s", Messages.quote(header.strip())), e);
    }
    return new NpyHeader(
        PickleCalls.numpyType(description.group(1)),
        order.group(1).equals("True"),
        lengths,
        (int) (in.position() - start));
  }
}
