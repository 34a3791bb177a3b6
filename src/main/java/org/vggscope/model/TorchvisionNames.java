package org.vggscope.model;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What torchvision calls a network's layers: {@code features.10} is a convolution, {@code
 * features.11} its ReLU, {@code classifier.0} the first fully connected layer. Networks without
 * batch normalisation are meant, as all here are.
 */
public final class TorchvisionNames {
  private TorchvisionNames() {}

  /** The layer whose activations torchvision's module gives, once the ReLU behind it has run. */
  public static Optional<Layer> find(NetworkSpec network, String module) {
    return Optional.ofNullable(of(network).get(module));
  }

  private static Map<String, Layer> of(NetworkSpec network) {
    Map<String, Layer> names = new HashMap<>();
    // Dropout stands before the first two fully connected layers of AlexNet, behind those of a VGG.
    boolean dropoutFirst = network.layers().get(0).kernel() > 3;
    Iterator<Integer> connected = (dropoutFirst ? List.of(1, 4, 6) : List.of(0, 3, 6)).iterator();
    int features = 0;
    for (Layer layer : network.layers()) {
      boolean isConnected = layer.kind() == LayerKind.FULLY_CONNECTED;
      if (isConnected && !connected.hasNext()) {
        continue;
      }
      int number = isConnected ? connected.next() : features;
      String part = isConnected ? "classifier." : "features.";
      names.put(part + number, layer);
      if (layer.relu()) {
        names.put(part + (number + 1), layer);
      }
      features += isConnected ? 0 : layer.relu() ? 2 : 1;
    }
    return names;
  }
}
