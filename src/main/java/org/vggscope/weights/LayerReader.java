package org.vggscope.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.vggscope.model.Layer;
import org.vggscope.support.Problem;
import org.vggscope.support.SharedWork;

/**
 * Reads rows of one layer's weights from a file of any layout into the program's own, in memory
 * that does not grow with the layer. A row is the weights of one output, {@code (in, height,
 * width)}.
 *
 * <p>Files that keep the outputs last are read in bands: the wanted outputs of some inputs, small
 * enough to be turned round in the processor's cache.
 */
final class LayerReader {
  /** Numbers that are turned round at a time: 1 MB. */
  private static final int BAND = 1 << 18;

  /** Bytes that are read at a time, few enough to stay in the processor's cache. */
  private static final int CHUNK = 1 << 17;

  /** Numbers that are worth a thread of their own: 1 MB. */
  private static final int SHARE = 1 << 18;

  /** The longest row that is not one run in the file, in numbers. */
  private static final long MAX_SPAN = 1 << 24;

  /**
   * What a weight is multiplied by without overflowing. Beyond 1e18 the sums of a layer are
   * infinite, of which the engine's ReLU makes zeros that look like an answer.
   */
  private static final float FAR = 0x1p68f;

  /** Outputs that are turned round together: the numbers of one line of the cache. */
  private static final int TILE = 16;

  /**
   * Added to the length of a band's rows. Rows a power of two apart would all fall into the same
   * few lines of the cache.
   */
  private static final int PAD = 16;

  private final StoredTensor tensor;
  private final int channels;
  private final Layout.Steps steps;
  private final long[] positions;
  private final int rowLength;

  LayerReader(Layer layer, StoredTensor tensor, Layout layout) throws WeightFileException {
    this.tensor = tensor;
    this.channels = layer.groupInputs();
    this.steps = layout.steps(layer, tensor);
    this.positions = steps.positions().stream().mapToLong(Long::longValue).toArray();
    this.rowLength = Math.multiplyExact(channels, positions.length);
    if (steps.output() != 1 && span() > MAX_SPAN) {
      throw new WeightFileException(
          Problem.of(
              "%s is stored with strides that VggScope does not read; save it contiguously",
              tensor.name()));
    }
  }

  /** Fills {@code target}, a whole number of rows, from row {@code firstRow} on. */
  void read(int firstRow, FloatBuffer target) throws IOException {
    if (target.remaining() % rowLength != 0) {
      throw new IllegalArgumentException("The target holds a part of a row");
    }
    int rows = target.remaining() / rowLength;
    FloatBuffer whole = target.slice();
    if (isRun()) {
      long first = (long) firstRow * rowLength;
      SharedWork.share(whole.limit(), SHARE, (from, to) -> readRun(first, from, to, whole));
    } else if (steps.output() == 1) {
      int pitch = (rows + PAD - 1) / PAD * PAD + PAD;
      int least = Math.max(1, SHARE / (rows * positions.length));
      SharedWork.share(
          channels, least, (from, to) -> readBands(firstRow, rows, pitch, from, to, whole));
    } else {
      int least = Math.max(1, SHARE / rowLength);
      SharedWork.share(rows, least, (from, to) -> readRows(firstRow, from, to, whole));
    }
    target.position(target.limit());
  }

  /** Reads a whole tensor of one axis. */
  static float[] vector(StoredTensor tensor) throws IOException {
    int length = Math.toIntExact(tensor.shape().get(0));
    float[] numbers = new float[length];
    ByteBuffer buffer = buffer(length);
    if (tensor.strides().get(0) == 1) {
      tensor.read(0, numbers, 0, length, buffer);
    } else {
      for (int i = 0; i < length; i++) {
        tensor.read(i * tensor.strides().get(0), numbers, i, 1, buffer);
      }
    }
    checkFinite(tensor, numbers, length);
    return numbers;
  }

  private static ByteBuffer buffer(int numbers) {
    return ByteBuffer.allocateDirect((int) Math.min(CHUNK, (long) numbers * Double.BYTES));
  }

  /** Whether the file keeps the weights as the program does. */
  private boolean isRun() {
    int area = positions.length;
    return steps.output() == rowLength
        && (steps.channel() == area || channels == 1)
        && (area == 1 || steps.x() == 1 && steps.y() == steps.kernel());
  }

  /** Elements from the first to behind the last of a row. */
  private long span() {
    long span = 1 + (channels - 1L) * Math.abs(steps.channel());
    return span + (steps.kernel() - 1L) * (Math.abs(steps.x()) + Math.abs(steps.y()));
  }

  private void readRun(long first, int from, int to, FloatBuffer target) throws IOException {
    ByteBuffer buffer = buffer(to - from);
    float[] numbers = new float[Math.min(CHUNK / Float.BYTES, to - from)];
    for (int at = from; at < to; at += numbers.length) {
      int count = Math.min(numbers.length, to - at);
      tensor.read(first + at, numbers, 0, count, buffer);
      checkFinite(tensor, numbers, count);
      target.put(at, numbers, 0, count);
    }
  }

  private void readRows(int firstRow, int from, int to, FloatBuffer target) throws IOException {
    float[] stored = new float[(int) span()];
    float[] row = new float[rowLength];
    ByteBuffer buffer = buffer(stored.length);
    for (int r = from; r < to; r++) {
      tensor.read((firstRow + r) * steps.output(), stored, 0, stored.length, buffer);
      int at = 0;
      for (int c = 0; c < channels; c++) {
        int base = (int) (c * steps.channel());
        for (long position : positions) {
          row[at++] = stored[base + (int) position];
        }
      }
      checkFinite(tensor, row, rowLength);
      target.put(r * rowLength, row);
    }
  }

  /** Reads the wanted outputs of the input channels {@code from} to {@code to}. */
  private void readBands(int firstRow, int rows, int pitch, int from, int to, FloatBuffer target)
      throws IOException {
    int area = positions.length;
    int depth = Math.max(1, Math.min(to - from, BAND / (area * pitch)));
    float[] band = new float[depth * area * pitch];
    float[] tile = new float[TILE * depth * area];
    ByteBuffer buffer = buffer(rows);
    for (int c = from; c < to; c += depth) {
      int count = Math.min(depth, to - c);
      for (int p = 0; p < area; p++) {
        for (int k = 0; k < count; k++) {
          long first = positions[p] + (c + k) * steps.channel() + firstRow;
          tensor.read(first, band, (k * area + p) * pitch, rows, buffer);
        }
      }
      int length = count * area;
      for (int r = 0; r < rows; r += TILE) {
        int inTile = Math.min(TILE, rows - r);
        turn(band, r, pitch, tile, length);
        checkFinite(tensor, tile, inTile * length);
        for (int i = 0; i < inTile; i++) {
          target.put((r + i) * rowLength + c * area, tile, i * length, length);
        }
      }
    }
  }

  /** Turns {@code length} rows of {@link #TILE} numbers into as many columns. */
  private static void turn(float[] band, int first, int pitch, float[] tile, int length) {
    for (int i = 0, at = first; i < length; i++, at += pitch) {
      for (int j = 0, to = i; j < TILE; j++, to += length) {
        tile[to] = band[at + j];
      }
    }
  }

  /** A number that is not finite times 0 is not 0; several sums keep the processor busy. */
  private static void checkFinite(StoredTensor tensor, float[] numbers, int count)
      throws WeightFileException {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    int i = 0;
    for (; i + 7 < count; i += 8) {
      a += numbers[i] * FAR * 0;
      b += numbers[i + 1] * FAR * 0;
      c += numbers[i + 2] * FAR * 0;
      d += numbers[i + 3] * FAR * 0;
      e += numbers[i + 4] * FAR * 0;
      f += numbers[i + 5] * FAR * 0;
      g += numbers[i + 6] * FAR * 0;
      h += numbers[i + 7] * FAR * 0;
    }
    for (; i < count; i++) {
      a += numbers[i] * FAR * 0;
    }
    if (a + b + c + d + e + f + g + h != 0) {
      for (int j = 0; j < count; j++) {
        if (!Float.isFinite(numbers[j] * FAR)) {
          throw new NotFiniteException(
              Problem.of(
                  "%s holds %s where a weight should be; the file is broken or its training diverged",
                  tensor.name(), numbers[j]));
        }
      }
    }
  }
}
