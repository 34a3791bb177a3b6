package org.vggscope.weights;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.weights.Pickled.Dictionary;
import org.vggscope.weights.Pickled.NumpyArray;
import org.vggscope.weights.Pickled.Text;

/**
 * A batch of pictures with their classes as CIFAR-10's Python version keeps it: a pickled
 * dictionary with {@code data}, bytes, a row each, and {@code labels}. Nothing in it is run.
 *
 * @param data all rows, one after the other
 * @param rows how many there are
 * @param labels numbers of classes
 */
public record PickledBatch(byte[] data, int rows, int[] labels) {

  /**
   * Reads one.
   *
   * @param name what to call the file
   * @throws IOException in one line when it is none
   */
  public static PickledBatch read(String name, byte[] file) throws IOException {
    try {
      Object pickled =
          PickleReader.read(new ByteCursor(ByteSource.of(name, ByteBuffer.wrap(file)), 0));
      if (!(pickled instanceof Dictionary batch)
          || !(value(batch, "data") instanceof NumpyArray array)
          || !(array.data instanceof Text text)
          || array.type == null
          || array.type.type != ElementType.U8
          || array.shape.size() != 2) {
        throw new WeightFileException(Problem.of("no batch of pictures: it has no rows of bytes"));
      }
      List<Object> classes = PickleReader.items(value(batch, "labels"));
      int rows = Math.toIntExact(array.shape.get(0));
      byte[] data = bytes(text);
      long bytes = rows * array.shape.get(1);
      if (classes.size() != rows || bytes != data.length) {
        throw new WeightFileException(
            Problem.of(
                "has %d labels and %d bytes for %d pictures", classes.size(), data.length, rows));
      }
      int[] labels = new int[rows];
      for (int i = 0; i < rows; i++) {
        labels[i] = classes.get(i) instanceof Long label ? Math.toIntExact(label) : -1;
      }
      return new PickledBatch(array.columnMajor ? rows(data, rows) : data, rows, labels);
    } catch (WeightFileException | ArithmeticException e) {
      Problem problem =
          e instanceof WeightFileException known
              ? ProblemException.of(known)
              : Problem.of("no batch of pictures");
      throw new WeightFileException(problem.about(name), e);
    }
  }

  /** Of text, as Python 3 writes bytes for Python 2, what it stands for. */
  private static byte[] bytes(Text text) throws IOException {
    ByteSlice written = new ByteSlice(text.source(), text.position(), text.length());
    try (InputStream stream =
        text.encoding() == Pickled.Encoding.BYTES
            ? written.stream()
            : new TextUnpacker(written.stream(), text.encoding())) {
      return stream.readAllBytes();
    }
  }

  /** What was kept column by column, row by row. */
  private static byte[] rows(byte[] columns, int rows) {
    byte[] turned = new byte[columns.length];
    int length = columns.length / Math.max(1, rows);
    for (int i = 0; i < columns.length; i++) {
      turned[i % rows * length + i / rows] = columns[i];
    }
    return turned;
  }

  private static Object value(Dictionary batch, String key) throws WeightFileException {
    for (int i = 0; i < batch.keys.size(); i++) {
      if (batch.keys.get(i) instanceof Text text && key.equals(text.text())) {
        return batch.values.get(i);
      }
    }
    throw new WeightFileException(Problem.of("no batch of pictures: it has no '%s'", key));
  }
}
