package org.vggscope.weights;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What a pickle can hold for VggScope. None of these compares or prints its contents, so a pickle
 * that contains itself does no harm. Whole numbers are {@code Long} or {@code BigInteger}, others
 * {@code Double} and {@code Boolean}.
 */
final class Pickled {
  private Pickled() {}

  /** Things without a content that matters. */
  enum Constant {
    NONE,
    /** Something that is understood but of no use, a scalar say. */
    IGNORED
  }

  /** How a pickle writes a string down. */
  enum Encoding {
    /** As they are. */
    BYTES,
    UTF8,
    /** Protocol 0's unicode strings: Latin-1 with backslash-u escapes. */
    RAW_UNICODE_ESCAPE,
    /** Protocol 0's byte strings: quoted as in a Python source. */
    QUOTED
  }

  /**
   * A string, which stays in the file.
   *
   * @param source the file
   * @param position of its first byte there
   * @param length of what stands in the file, in bytes
   * @param encoding how it is written down
   * @param text its characters when it is short, else null
   */
  record Text(ByteSource source, long position, long length, Encoding encoding, String text) {}

  /** A list or tuple. */
  static final class Sequence {
    final List<Object> items;

    Sequence(List<Object> items) {
      this.items = items;
    }
  }

  /** A dictionary; a key may come twice. */
  static final class Dictionary {
    final List<Object> keys = new ArrayList<>();
    final List<Object> values = new ArrayList<>();

    void put(Object key, Object value) {
      keys.add(key);
      values.add(value);
    }
  }

  /** A name that the pickle wants to use, one of the few that are understood. */
  record Global(String module, String name) {
    String full() {
      return module + "." + name;
    }
  }

  /**
   * Something that a name made which weights do not need. Nothing was run to make it: it is only
   * what was put into it.
   */
  static final class Opaque {
    final Global maker;
    final Dictionary items = new Dictionary();
    Object state;

    Opaque(Global maker) {
      this.maker = maker;
    }
  }

  /** NumPy's element type. */
  static final class NumpyType {
    /** Null when it is none that a weight file needs. */
    final ElementType type;

    final boolean isObject;
    ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    NumpyType(ElementType type, boolean isObject) {
      this.type = type;
      this.isObject = isObject;
    }
  }

  /** A NumPy array; empty until its state comes. */
  static final class NumpyArray {
    List<Long> shape = List.of();
    NumpyType type;
    boolean columnMajor;

    /** A {@link Text} with the numbers, or a {@link Sequence} of objects. */
    Object data;
  }

  /**
   * Where a PyTorch tensor's numbers are.
   *
   * @param type of a number
   * @param key what the file calls the storage
   * @param count of numbers
   */
  record TorchStorage(ElementType type, String key, long count) {}

  /** A view of a storage, offset and strides in elements. */
  record TorchTensor(TorchStorage storage, long offset, List<Long> shape, List<Long> strides) {}
}
