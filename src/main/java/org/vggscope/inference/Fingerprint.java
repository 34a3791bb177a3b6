package org.vggscope.inference;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.vggscope.model.Layer;
import org.vggscope.support.Checksum;

/**
 * Tells networks by the numbers that they compute with, whatever became of the file since. All
 * biases and two rows of each layer's weights are looked at, in which two networks that learned
 * differ.
 */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * The fingerprint of a network as far as a layer: one that was learned on another has the layers
   * below from it.
   *
   * @param how what else makes a difference, such as what is done to pictures
   * @return hexadecimal digits
   */
  public static String of(LoadedModel model, Layer last, String how) {
    Checksum sum = new Checksum();
    Network network = model.network();
    List<Layer> layers = network.architecture().layers();
    for (Layer layer : layers.subList(0, layers.indexOf(last) + 1)) {
      add(sum, layer.toString());
      if (layer.hasParameters()) {
        add(sum, network.bias(layer));
        add(sum, network.weights(layer, 0));
        add(sum, network.weights(layer, layer.outputs() - 1));
      }
    }
    add(sum, how);
    return sum.hex();
  }

  private static void add(Checksum sum, String said) {
    sum.add(ByteBuffer.wrap(said.getBytes(StandardCharsets.UTF_8)));
  }

  private static void add(Checksum sum, float[] numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES);
    FloatBuffer floats = bytes.asFloatBuffer();
    floats.put(numbers);
    sum.add(bytes);
  }
}
