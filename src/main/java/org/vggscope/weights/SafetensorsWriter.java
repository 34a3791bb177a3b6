package org.vggscope.weights;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.Problem;

/**
 * Writes the own format: safetensors with the paper's names, {@code conv1_1.weight} {@code (out,
 * in, height, width)}, {@code fc6.weight} {@code (out, in)} with inputs in (channel, y, x) order,
 * and the preprocessing in {@code __metadata__}.
 */
public final class SafetensorsWriter {
  /** Numbers that are copied at a time: 4 MB. */
  static final int BLOCK = 1 << 20;

  private static final int HEADER_ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /** As {@link #write(LayerWeights, NetworkSpec, Path, boolean, DoubleConsumer)}, all of it. */
  public static void write(LayerWeights source, Path target, boolean half) throws IOException {
    write(source, source.architecture(), target, half, share -> {});
  }

  /**
   * Writes weights into a file of the own format. The target appears whole or not at all: a failure
   * leaves what was there before.
   *
   * @param network what is written of it: all, or its features
   * @param half whether to write float16 in place of float32
   * @param progress is told the share that is written, from 0 to 1
   * @throws WeightFileException when the source is broken, or a number does not fit into float16
   * @throws IOException when the target cannot be written
   */
  public static void write(
      LayerWeights source, NetworkSpec network, Path target, boolean half, DoubleConsumer progress)
      throws IOException {
    AtomicFile.write(target, stream -> writeAll(source, network, stream, half, progress));
  }

  private static void writeAll(
      LayerWeights source,
      NetworkSpec network,
      OutputStream stream,
      boolean half,
      DoubleConsumer progress)
      throws IOException {
    List<Layer> layers = network.layers().stream().filter(Layer::hasParameters).toList();
    write(stream, header(source, network, layers, half));
    long total = layers.stream().mapToLong(layer -> layer.weightCount() + layer.outputs()).sum();
    long written = 0;
    ByteBuffer bytes = ByteBuffer.allocate(BLOCK * Float.BYTES);
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    for (Layer layer : layers) {
      int row = Math.toIntExact(layer.weightCount() / layer.outputs());
      int rows = Math.min(layer.outputs(), Math.max(1, BLOCK / row));
      FloatBuffer numbers = FloatBuffer.allocate(Math.max(rows * row, layer.outputs()));
      for (int first = 0; first < layer.outputs(); first += rows) {
        numbers.clear().limit(Math.min(rows, layer.outputs() - first) * row);
        source.readWeights(layer.name(), first, numbers);
        written += numbers.position();
        writeNumbers(stream, layer.name() + ".weight", numbers.flip(), bytes, half);
        progress.accept((double) written / total);
      }
      numbers.clear().limit(layer.outputs());
      source.readBias(layer.name(), numbers);
      written += layer.outputs();
      writeNumbers(stream, layer.name() + ".bias", numbers.flip(), bytes, half);
      progress.accept((double) written / total);
    }
    source.checkUnchanged();
  }

  private static ByteBuffer header(
      LayerWeights source, NetworkSpec network, List<Layer> layers, boolean half) {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", "vggscope");
    metadata.put("configuration", network.configuration());
    metadata.put(NetworkMetadata.INPUT_SIZE, String.valueOf(network.inputSize()));
    metadata.put(NetworkMetadata.KEY, NetworkMetadata.write(network));
    metadata.putAll(PreprocessingMetadata.write(source.preprocessing()));
    source.labels().ifPresent(labels -> metadata.put(NetworkFile.OWN_CLASSES, labels.lines()));
    if (source instanceof WeightFile file && file.assumption() != null) {
      // A guess stays a guess.
      metadata.put(PreprocessingMetadata.ASSUMED, file.assumption().english());
    }
    ObjectNode header = new JsonMapper().createObjectNode();
    header.putPOJO("__metadata__", metadata);
    long offset = 0;
    for (Layer layer : layers) {
      int axes = layer.kind() == LayerKind.CONVOLUTION ? 4 : 2;
      offset =
          describe(
              header,
              layer.name() + ".weight",
              Layout.OUT_FIRST.shape(layer, axes),
              layer.weightCount(),
              half,
              offset);
      List<Long> shape = List.of((long) layer.outputs());
      offset = describe(header, layer.name() + ".bias", shape, layer.outputs(), half, offset);
    }
    return padded(header);
  }

  /** The header as the file begins with it: its length, its text, blanks up to a whole word. */
  static ByteBuffer padded(ObjectNode header) {
    byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
    int padded = (json.length + HEADER_ALIGNMENT - 1) / HEADER_ALIGNMENT * HEADER_ALIGNMENT;
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(padded).put(json);
    while (bytes.hasRemaining()) {
      bytes.put((byte) ' ');
    }
    return bytes.flip();
  }

  static long describe(
      ObjectNode header, String name, List<Long> shape, long count, boolean half, long offset) {
    ElementType type = half ? ElementType.F16 : ElementType.F32;
    long end = offset + count * type.bytes();
    ObjectNode entry = header.putObject(name);
    entry.put("dtype", type.name());
    shape.forEach(entry.putArray("shape")::add);
    entry.putArray("data_offsets").add(offset).add(end);
    return end;
  }

  static void writeNumbers(
      OutputStream stream, String name, FloatBuffer numbers, ByteBuffer bytes, boolean half)
      throws IOException {
    while (numbers.hasRemaining()) {
      bytes.clear();
      int count = Math.min(numbers.remaining(), BLOCK);
      for (int i = 0; i < count; i++) {
        float number = numbers.get();
        if (half) {
          short rounded = ElementType.floatToHalf(number);
          if ((rounded & 0x7c00) == 0x7c00) {
            throw new WeightFileException(
                Problem.of(
                    "%s holds %s, which is more than float16 can; write float32 instead",
                    name, number));
          }
          bytes.putShort(rounded);
        } else {
          bytes.putFloat(number);
        }
      }
      write(stream, bytes.flip());
    }
  }

  static void write(OutputStream stream, ByteBuffer bytes) throws IOException {
    stream.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
  }
}
