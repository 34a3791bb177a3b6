package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vggscope.support.Problem;

/**
 * One array and where its numbers are.
 *
 * @param name the file's key
 * @param shape its lengths, slowest first
 * @param strides steps from one element to the next along each axis, in elements
 * @param type how a number is kept
 * @param order byte order of a number
 * @param source where the bytes are
 * @param position of the first element's bytes in the source
 */
record StoredTensor(
    String name,
    List<Long> shape,
    List<Long> strides,
    ElementType type,
    ByteOrder order,
    ByteSource source,
    long position) {

  StoredTensor {
    shape = List.copyOf(shape);
    strides = List.copyOf(strides);
  }

  /** An array whose last axis is contiguous, as C keeps it. */
  static StoredTensor contiguous(
      String name,
      List<Long> shape,
      ElementType type,
      ByteOrder order,
      ByteSource source,
      long position) {
    return new StoredTensor(name, shape, rowMajor(shape), type, order, source, position);
  }

  /** Strides of an array whose last axis is contiguous. */
  static List<Long> rowMajor(List<Long> shape) {
    Long[] strides = new Long[shape.size()];
    long step = 1;
    for (int i = shape.size() - 1; i >= 0; i--) {
      strides[i] = step;
      step *= shape.get(i);
    }
    return List.of(strides);
  }

  /** Strides of an array whose first axis is contiguous, as Fortran keeps it. */
  static List<Long> columnMajor(List<Long> shape) {
    List<Long> strides = new ArrayList<>();
    long step = 1;
    for (long length : shape) {
      strides.add(step);
      step *= length;
    }
    return strides;
  }

  /**
   * Number of elements.
   *
   * @param name a word of the file, or a phrase
   * @throws WeightFileException when they are more than a file can hold
   */
  static long count(Object name, List<Long> shape) throws WeightFileException {
    long count = 1;
    for (long length : shape) {
      if (length < 0) {
        throw new WeightFileException(
            Problem.of("%s has the impossible shape %s", name, text(shape)));
      }
      if (length > 0 && count > (1L << 48) / length) {
        throw new WeightFileException(
            Problem.of(
                "%s claims the shape %s, more numbers than any file holds", name, text(shape)));
      }
      count *= length;
    }
    return count;
  }

  /** Whether its numbers lie together, in whatever order of the axes. */
  boolean isDense() {
    List<Integer> axes = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      if (shape.get(i) != 1) {
        axes.add(i);
      }
    }
    axes.sort(Comparator.comparing(strides::get));
    long step = 1;
    for (int axis : axes) {
      if (strides.get(axis) != step) {
        return false;
      }
      step *= shape.get(axis);
    }
    return true;
  }

  StoredTensor named(String newName) {
    return new StoredTensor(newName, shape, strides, type, order, source, position);
  }

  /** An array of two axes with the two exchanged; its numbers stay where they are. */
  StoredTensor turned() {
    return new StoredTensor(
        name,
        List.of(shape.get(1), shape.get(0)),
        List.of(strides.get(1), strides.get(0)),
        type,
        order,
        source,
        position);
  }

  TensorInfo info() {
    return new TensorInfo(name, shape, type.name());
  }

  /** {@code (64, 3, 3, 3)}. */
  static String text(List<Long> shape) {
    return "(" + String.join(", ", shape.stream().map(String::valueOf).toList()) + ")";
  }

  /**
   * Reads numbers in the order the file keeps them.
   *
   * @param first index of the first one from {@link #position} on
   * @param buffer for the bytes; more are read in several goes
   */
  void read(long first, float[] target, int offset, int count, ByteBuffer buffer)
      throws IOException {
    buffer.order(order);
    int chunk = buffer.capacity() / type.bytes();
    for (int done = 0; done < count; done += chunk) {
      int now = Math.min(chunk, count - done);
      buffer.clear().limit(now * type.bytes());
      source.read(position + (first + done) * type.bytes(), buffer);
      type.decode(buffer.flip(), target, offset + done);
    }
  }
}
