package org.vggscope.weights;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.vggscope.support.Problem;

/**
 * One message of Protocol Buffers' wire format, field by field and in place: what is long is only
 * stepped over. <a href="https://protobuf.dev/programming-guides/encoding/">The encoding</a>.
 */
final class Protobuf {
  static final int VARINT = 0;
  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private static final int LONGEST_TEXT = 1 << 12;
  private static final int MOST_AXES = 8;

  private final ByteCursor in;
  private final long end;
  private int field;
  private int wire;

  /** Where the content of the present field begins, and how long it is; of {@link #BYTES} only. */
  private long start;

  private long length;

  /**
   * @param start of the message in the source
   * @param length of the message
   */
  Protobuf(ByteSource source, long start, long length) throws IOException {
    if (start < 0 || length < 0 || length > source.size() - start) {
      throw broken();
    }
    in = new ByteCursor(source, start);
    end = start + length;
  }

  /** Goes to the next field; what of the present one was not read is passed over. */
  boolean next() throws IOException {
    if (wire == BYTES && field != 0 && in.position() < start + length) {
      in.skip(start + length - in.position());
    }
    if (in.position() >= end) {
      return false;
    }
    long tag = varint();
    if (tag <= 0 || tag >>> 3 > 1 << 29) {
      throw broken();
    }
    field = (int) (tag >>> 3);
    wire = (int) (tag & 7);
    if (wire == BYTES) {
      length = varint();
      start = in.position();
      if (length < 0 || length > end - start) {
        throw broken();
      }
    } else if (wire != VARINT && wire != FIXED64 && wire != FIXED32) {
      throw broken();
    }
    return true;
  }

  int field() {
    return field;
  }

  /** How the present field is written. */
  int wire() {
    return wire;
  }

  boolean is(int number, int written) {
    return field == number && wire == written;
  }

  /** The number of the present field, whichever way it is written, or 0 for what is no number. */
  long number() throws IOException {
    return switch (wire) {
      case VARINT -> varint();
      case FIXED64 -> in.i8();
      case FIXED32 -> in.i4();
      default -> 0;
    };
  }

  /** Steps over the number of the present field. */
  void skip() throws IOException {
    if (wire != BYTES) {
      number();
    }
  }

  /**
   * Adds the lengths of an array's axes that the present field has, packed or not.
   *
   * @throws WeightFileException when there are more than any array of weights has
   */
  void addAxes(List<Long> shape) throws IOException {
    boolean packed = wire == BYTES;
    while (!packed || in.position() < start + length) {
      if (shape.size() == MOST_AXES) {
        throw new WeightFileException(
            Problem.of("an array has more axes than any array of weights"));
      }
      shape.add(packed ? varint() : number());
      if (!packed) {
        return;
      }
    }
  }

  /** The text of the present field; what is too long for a name is cut. */
  String text() throws IOException {
    return new String(in.bytes((int) Math.min(LONGEST_TEXT, length)), StandardCharsets.UTF_8);
  }

  /** The message in the present field. */
  Protobuf message() throws IOException {
    return new Protobuf(in.source(), start, length);
  }

  /** Where the content of the present field begins. */
  long start() {
    return start;
  }

  /** How long it is. */
  long length() {
    return length;
  }

  /** Position of the next byte. */
  long position() {
    return in.position();
  }

  private long varint() throws IOException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int next = in.u1();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw broken();
  }

  private static WeightFileException broken() {
    return new WeightFileException(
        Problem.of(
            "the file is cut short or damaged, for its Protocol Buffers do not fit each other; copy or"
                + " download it again"));
  }
}
