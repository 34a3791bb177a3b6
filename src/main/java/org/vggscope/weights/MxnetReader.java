package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.support.Problem;

/**
 * MXNet's {@code .params}: a list of arrays and one of their names (src/ndarray/ndarray.cc, {@code
 * NDArray::Save}).
 */
final class MxnetReader {
  private static final long MAGIC = 0x112;
  private static final long VERSION_1 = 0xf993fac8L;
  private static final long VERSION_2 = 0xf993fac9L;
  private static final long VERSION_3 = 0xf993facaL;
  private static final int MAX_AXES = 16;
  private static final int MAX_NAME = 1 << 12;
  private static final ElementType[] TYPES = {
    ElementType.F32,
    ElementType.F64,
    ElementType.F16,
    ElementType.U8,
    ElementType.I32,
    ElementType.I8,
    ElementType.I64,
    ElementType.BOOL
  };
  private static final int BF16_TYPE = 12;

  private MxnetReader() {}

  /** Whether the bytes begin like this format. */
  static boolean recognizes(ByteBuffer head) {
    ByteBuffer bytes = head.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    return bytes.remaining() >= 2 * Long.BYTES && bytes.getLong() == MAGIC && bytes.getLong() == 0;
  }

  static TensorTable read(ByteSource source) throws IOException {
    ByteCursor in = new ByteCursor(source, 2L * Long.BYTES);
    long count = count(in);
    List<StoredTensor> unnamed = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      unnamed.add(array("array " + i, in));
    }
    long names = count(in);
    if (names != count) {
      throw new WeightFileException(
          Problem.of(
              "the .params file has %d arrays but %d names; load it as a model and save it with names",
              count, names));
    }
    List<StoredTensor> tensors = new ArrayList<>();
    for (StoredTensor tensor : unnamed) {
      long length = in.i8();
      if (length < 0 || length > MAX_NAME) {
        throw new WeightFileException(Problem.of("a name claims %d characters", length));
      }
      tensors.add(tensor.named(new String(in.bytes((int) length), StandardCharsets.UTF_8)));
    }
    return new TensorTable(Container.MXNET, tensors);
  }

  private static long count(ByteCursor in) throws IOException {
    long count = in.i8();
    TensorTable.checkCount(count);
    return count;
  }

  private static StoredTensor array(String name, ByteCursor in) throws IOException {
    long version = in.u4();
    List<Long> shape;
    if (version == VERSION_2 || version == VERSION_3) {
      if (in.i4() != 0) {
        throw new WeightFileException(Problem.of("%s is sparse, which weights never are", name));
      }
      shape = shape(name, in.u4(), true, in);
    } else if (version == VERSION_1) {
      shape = shape(name, in.u4(), true, in);
    } else {
      // Before there were versions the number of axes stood here.
      shape = shape(name, version, false, in);
    }
    if (shape.isEmpty() && version != VERSION_3) {
      throw new WeightFileException(Problem.of("%s is empty", name));
    }
    in.skip(2L * Integer.BYTES);
    int code = in.i4();
    if (code != BF16_TYPE && (code < 0 || code >= TYPES.length)) {
      throw new WeightFileException(Problem.of("%s is of the unknown type %d", name, code));
    }
    ElementType type = code == BF16_TYPE ? ElementType.BF16 : TYPES[code];
    long bytes = StoredTensor.count(name, shape) * type.bytes();
    return StoredTensor.contiguous(
        name, shape, type, ByteOrder.LITTLE_ENDIAN, in.source(), in.skip(bytes));
  }

  private static List<Long> shape(String name, long axes, boolean wide, ByteCursor in)
      throws IOException {
    if (axes > MAX_AXES) {
      throw new WeightFileException(Problem.of("%s claims %d axes", name, axes));
    }
    List<Long> shape = new ArrayList<>();
    for (long i = 0; i < axes; i++) {
      shape.add(wide ? in.i8() : in.u4());
    }
    return shape;
  }
}
