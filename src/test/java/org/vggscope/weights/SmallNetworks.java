package org.vggscope.weights;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;

/** Small random networks and the bytes of files that hold them, for tests. */
final class SmallNetworks {
  private SmallNetworks() {}

  /** An array with its shape. */
  record Array(List<Long> shape, float[] numbers) {
    static Array random(Random random, long... shape) {
      int count = 1;
      Long[] lengths = new Long[shape.length];
      for (int i = 0; i < shape.length; i++) {
        lengths[i] = shape[i];
        count *= (int) shape[i];
      }
      float[] numbers = new float[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = (float) random.nextGaussian();
      }
      return new Array(List.of(lengths), numbers);
    }

    ByteBuffer bytes() {
      ByteBuffer bytes =
          ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(numbers);
      return bytes;
    }
  }

  static NetworkSpec architecture(Configuration configuration) {
    return Vgg.of(configuration, List.of(2, 3, 4, 5, 6), List.of(7, 8), 9, 64);
  }

  /** Arrays with the own format's names. */
  static Map<String, Array> own(NetworkSpec architecture) {
    Random random = new Random(7);
    Map<String, Array> arrays = new LinkedHashMap<>();
    for (Layer layer : architecture.layers()) {
      if (layer.hasParameters()) {
        int kernel = layer.kernel();
        arrays.put(
            layer.name() + ".weight",
            layer.kind() == LayerKind.CONVOLUTION
                ? Array.random(random, layer.outputs(), layer.inputs(), kernel, kernel)
                : Array.random(random, layer.outputs(), (long) layer.inputs() * kernel * kernel));
        arrays.put(layer.name() + ".bias", Array.random(random, layer.outputs()));
      }
    }
    return arrays;
  }

  /** Bytes of a safetensors file in float32. */
  static byte[] safetensors(Map<String, Array> arrays, Map<String, String> metadata) {
    ObjectNode header = new JsonMapper().createObjectNode();
    header.putPOJO("__metadata__", metadata);
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    arrays.forEach(
        (name, array) -> {
          ObjectNode entry = header.putObject(name);
          entry.put("dtype", "F32");
          array.shape().forEach(entry.putArray("shape")::add);
          int begin = data.size();
          data.writeBytes(array.bytes().array());
          entry.putArray("data_offsets").add(begin).add(data.size());
        });
    return safetensors(header.toString(), data.toByteArray());
  }

  /** Bytes of a safetensors file with that header. */
  static byte[] safetensors(String header, byte[] data) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(Long.BYTES + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    return file.putLong(json.length).put(json).put(data).array();
  }

  static WeightFile open(byte[] file) throws IOException {
    return WeightFiles.open(ByteSource.of("test", ByteBuffer.wrap(file)));
  }

  /** All weights of a layer in the program's own layout. */
  static float[] weights(WeightFile file, Layer layer) {
    float[] numbers = new float[(int) layer.weightCount()];
    try {
      file.readWeights(layer.name(), 0, FloatBuffer.wrap(numbers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return numbers;
  }

  static float[] bias(WeightFile file, Layer layer) {
    float[] numbers = new float[layer.outputs()];
    try {
      file.readBias(layer.name(), FloatBuffer.wrap(numbers));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return numbers;
  }

  static List<Layer> layersWithWeights(NetworkSpec architecture) {
    return architecture.layers().stream().filter(Layer::hasParameters).toList();
  }
}
