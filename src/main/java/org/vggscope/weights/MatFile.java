package org.vggscope.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

/**
 * The variables of a MATLAB file of level 5 (MathWorks, "MAT-File Format"): cells, structures,
 * words, and where the numbers of an array are. Compressed variables are unpacked into a temporary
 * file, for libraries that read them whole would hold a network twice.
 */
final class MatFile {
  private static final String MAGIC = "MATLAB 5.0 MAT-file";
  private static final int HEADER = 128;
  private static final int LITTLE_ENDIAN = 0x4d49;
  private static final int DEEPEST = 16;
  private static final int NAME_WITHIN = 512;
  private static final int MOST_VALUES = 200_000;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int MOST_AXES = 8;

  private static final int MATRIX = 14;
  private static final int COMPRESSED = 15;
  private static final int CELL = 1;
  private static final int STRUCT = 2;
  private static final int TEXT = 4;
  private static final int FIRST_NUMERIC = 6;
  private static final int LAST_NUMERIC = 15;

  /**
   * How numbers of a type are kept; MATLAB keeps those that are whole as briefly as it can. Those
   * without a sign are small here: sizes and numbers of classes.
   */
  private static final Map<Integer, ElementType> TYPES =
      Map.of(
          1,
          ElementType.I8,
          2,
          ElementType.U8,
          3,
          ElementType.I16,
          4,
          ElementType.I16,
          5,
          ElementType.I32,
          6,
          ElementType.I32,
          7,
          ElementType.F32,
          9,
          ElementType.F64,
          12,
          ElementType.I64);

  private final Spool spool;
  private int values;

  private MatFile(Spool spool) {
    this.spool = spool;
  }

  /**
   * A value.
   *
   * @param shape its lengths; the first varies fastest
   * @param cells what a cell array holds, else empty
   * @param fields what the elements of a structure hold, else empty
   * @param text words, or null
   * @param numbers an array of numbers, or null
   */
  record Value(
      List<Long> shape,
      List<Value> cells,
      List<Map<String, Value>> fields,
      String text,
      StoredTensor numbers) {
    static final Value NOTHING = new Value(List.of(), List.of(), List.of(), null, null);

    /** A field of a structure that has one element; {@link #NOTHING} where there is none. */
    Value field(String name) {
      return fields.isEmpty() ? NOTHING : fields.get(0).getOrDefault(name, NOTHING);
    }

    /** Words of a value or of the cells of one. */
    List<String> texts() {
      return text != null ? List.of(text) : cells.stream().map(each -> each.text).toList();
    }
  }

  static boolean recognizes(ByteBuffer head) {
    byte[] magic = MAGIC.getBytes(StandardCharsets.US_ASCII);
    return head.remaining() >= magic.length
        && head.duplicate().limit(head.position() + magic.length).equals(ByteBuffer.wrap(magic));
  }

  /**
   * Some variables by their names.
   *
   * @param wanted their names; others are not unpacked, and have no value
   */
  static Map<String, Value> read(ByteSource source, Spool spool, Set<String> wanted)
      throws IOException {
    MatFile file = new MatFile(spool);
    ByteCursor cursor = new ByteCursor(source, 0);
    cursor.skip(HEADER - 2);
    if (cursor.u2() != LITTLE_ENDIAN) {
      throw broken(Phrase.of("was written by a big-endian machine; save it again on another one"));
    }
    Map<String, Value> variables = new LinkedHashMap<>();
    while (cursor.position() < source.size()) {
      Tag tag = tag(cursor);
      long start = cursor.skip(tag.length);
      if (tag.type == COMPRESSED) {
        ByteSlice packed = new ByteSlice(source, start, tag.length);
        String name = name(packed);
        if (!wanted.contains(name)) {
          variables.put(name, Value.NOTHING);
          continue;
        }
        ByteSource unpacked = file.unpacked(packed);
        ByteCursor inside = new ByteCursor(unpacked, 0);
        tag(inside);
        file.variable(inside, unpacked.size(), variables);
      } else if (tag.type == MATRIX) {
        file.variable(new ByteCursor(source, start), start + tag.length, variables);
      }
    }
    return variables;
  }

  /** What a packed variable is called, which stands near its start. */
  private static String name(ByteSlice packed) throws IOException {
    byte[] start;
    try (InputStream stream = new InflaterInputStream(packed.stream())) {
      start = stream.readNBytes(NAME_WITHIN);
    } catch (ZipException | EOFException e) {
      throw broken(Phrase.of("does not unpack: %s", ProblemException.of(e)));
    }
    ByteCursor cursor = new ByteCursor(ByteSource.of(packed.name(), ByteBuffer.wrap(start)), 0);
    tag(cursor);
    integers(cursor);
    integers(cursor);
    return text(cursor);
  }

  /** How long it is says its own tag, the first that is packed. */
  private ByteSource unpacked(ByteSlice packed) throws IOException {
    ByteBuffer head = ByteBuffer.allocate(2 * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try (InputStream stream = new InflaterInputStream(packed.stream())) {
      head.put(stream.readNBytes(head.capacity())).flip();
    } catch (ZipException | EOFException e) {
      throw broken(Phrase.of("does not unpack: %s", ProblemException.of(e)));
    }
    if (head.remaining() < head.capacity() || head.getInt() != MATRIX) {
      throw broken(Phrase.of("has a variable that is no array"));
    }
    long size = Integer.toUnsignedLong(head.getInt()) + head.capacity();
    if (size > packed.size() * Spool.MAX_RATIO) {
      throw broken(Phrase.of("has a variable that cannot be as long as it claims"));
    }
    return spool
        .another()
        .packed(packed.name(), () -> new InflaterInputStream(packed.stream()), size);
  }

  private void variable(ByteCursor cursor, long end, Map<String, Value> variables)
      throws IOException {
    String[] name = {""};
    Value value = value(cursor, end, 0, name);
    variables.put(name[0], value);
  }

  /**
   * Reads what is behind the tag of an array, up to its end.
   *
   * @param name gets what it is called; in cells and structures that is nothing
   */
  private Value value(ByteCursor cursor, long end, int depth, String[] name) throws IOException {
    if (depth > DEEPEST || ++values > MOST_VALUES) {
      throw broken(Phrase.of("is deeper or has more parts than any network"));
    }
    if (cursor.position() >= end) {
      return Value.NOTHING;
    }
    int kind = (int) (integers(cursor)[0] & 0xff);
    long[] lengths = integers(cursor);
    if (lengths.length > MOST_AXES) {
      throw broken(Phrase.of("has an array of %d axes", lengths.length));
    }
    List<Long> shape = LongStream.of(lengths).boxed().toList();
    name[0] = text(cursor);
    Value value = content(cursor, kind, shape, end, depth, name[0]);
    cursor.skip(end - cursor.position());
    return value;
  }

  private Value content(
      ByteCursor cursor, int kind, List<Long> shape, long end, int depth, String name)
      throws IOException {
    long count = StoredTensor.count(Phrase.of("an array"), shape);
    if (kind == CELL || kind == STRUCT) {
      List<String> fields = kind == CELL ? List.of("") : fields(cursor);
      if (count > MOST_VALUES || count * fields.size() > MOST_VALUES) {
        throw broken(Phrase.of("has more parts than any network"));
      }
      List<Map<String, Value>> elements = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        Map<String, Value> element = new LinkedHashMap<>();
        for (String field : fields) {
          element.put(field, part(cursor, end, depth));
        }
        elements.add(element);
      }
      return kind == STRUCT
          ? new Value(shape, List.of(), elements, null, null)
          : new Value(
              shape, elements.stream().map(each -> each.get("")).toList(), List.of(), null, null);
    }
    if (kind == TEXT) {
      return new Value(shape, List.of(), List.of(), text(cursor), null);
    }
    if (kind < FIRST_NUMERIC || kind > LAST_NUMERIC) {
      // Sparse arrays, functions and objects hold no weights.
      return Value.NOTHING;
    }
    Tag tag = tag(cursor);
    ElementType type = TYPES.get(tag.type);
    long start = cursor.position();
    if (type == null || tag.length != count * type.bytes()) {
      return Value.NOTHING;
    }
    return new Value(
        shape,
        List.of(),
        List.of(),
        null,
        new StoredTensor(
            name,
            shape,
            StoredTensor.columnMajor(shape),
            type,
            ByteOrder.LITTLE_ENDIAN,
            cursor.source(),
            start));
  }

  private Value part(ByteCursor cursor, long end, int depth) throws IOException {
    Tag tag = tag(cursor);
    if (tag.type != MATRIX || tag.length > end - cursor.position()) {
      throw broken(Phrase.of("has a part that is no array"));
    }
    return value(cursor, cursor.position() + tag.length, depth + 1, new String[1]);
  }

  private static List<String> fields(ByteCursor cursor) throws IOException {
    int length = (int) integers(cursor)[0];
    byte[] names = bytes(cursor, tag(cursor));
    List<String> fields = new ArrayList<>();
    for (int at = 0; length > 0 && at + length <= names.length; at += length) {
      int end = at;
      while (end < at + length && names[end] != 0) {
        end++;
      }
      fields.add(new String(names, at, end - at, StandardCharsets.ISO_8859_1));
    }
    return fields;
  }

  /** A few whole numbers, which may be kept as any type. */
  private static long[] integers(ByteCursor cursor) throws IOException {
    Tag tag = tag(cursor);
    ByteBuffer bytes = ByteBuffer.wrap(bytes(cursor, tag)).order(ByteOrder.LITTLE_ENDIAN);
    long[] numbers = new long[bytes.remaining() / Integer.BYTES];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = bytes.getInt();
    }
    if (numbers.length == 0) {
      throw broken(Phrase.of("has an array without a head"));
    }
    return numbers;
  }

  private static String text(ByteCursor cursor) throws IOException {
    Tag tag = tag(cursor);
    byte[] bytes = bytes(cursor, tag);
    return switch (tag.type) {
      case 4, 17 -> new String(bytes, StandardCharsets.UTF_16LE);
      case 18 -> new String(bytes, Charset.forName("UTF-32LE"));
      default -> new String(bytes, StandardCharsets.UTF_8);
    };
  }

  /** What a tag announces, and the filling behind it. */
  private static byte[] bytes(ByteCursor cursor, Tag tag) throws IOException {
    if (tag.length > LONGEST_TEXT) {
      throw broken(Phrase.of("has words longer than any"));
    }
    byte[] bytes = cursor.bytes((int) tag.length);
    long filling = tag.small ? Integer.BYTES - tag.length : -tag.length & 7;
    cursor.skip(Math.min(filling, cursor.source().size() - cursor.position()));
    return bytes;
  }

  private static Tag tag(ByteCursor cursor) throws IOException {
    int first = cursor.i4();
    return first >>> 16 == 0
        ? new Tag(first, cursor.u4(), false)
        : new Tag(first & 0xffff, Math.min(Integer.BYTES, first >>> 16), true);
  }

  private static WeightFileException broken(Phrase what) {
    return new WeightFileException(Problem.of("this MATLAB file %s", what));
  }

  /**
   * What stands before data.
   *
   * @param type what the data is
   * @param length its bytes
   * @param small whether the data stands in the tag
   */
  private record Tag(int type, long length, boolean small) {}
}
