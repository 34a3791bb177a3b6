package org.vggscope.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;

/**
 * Arrays in a list, as {@code model.get_weights()} gives them: weights and bias of one layer after
 * the other. Which layer is which, their order and the numbers of their axes tell.
 */
final class Unnamed {
  private static final Pattern NUMBER = Pattern.compile("(?:.*\\.)?(?:arr_)?[0-9]+");
  private static final int AXES = 4;

  /** By how many convolutions there are. */
  private static final Map<Integer, Configuration> CONFIGURATIONS =
      Map.of(8, Configuration.A, 10, Configuration.B, 13, Configuration.D, 16, Configuration.E);

  private Unnamed() {}

  /** The same table with the paper's names, where it is such a list; else the table. */
  static TensorTable named(TensorTable table) {
    List<StoredTensor> tensors = table.tensors();
    boolean list =
        tensors.size() % 2 == 0
            && tensors.stream().allMatch(tensor -> NUMBER.matcher(tensor.name()).matches());
    if (!list || tensors.isEmpty()) {
      return table;
    }
    int convolutions = 0;
    int connected = 0;
    for (int i = 0; i < tensors.size(); i += 2) {
      int axes = tensors.get(i).shape().size();
      boolean pair = tensors.get(i + 1).shape().size() == 1;
      boolean inOrder = axes == AXES ? connected == 0 : axes == 2;
      if (!pair || !inOrder) {
        return table;
      }
      convolutions += axes == AXES ? 1 : 0;
      connected += axes == AXES ? 0 : 1;
    }
    Configuration configuration = CONFIGURATIONS.get(convolutions);
    if (configuration == null || connected != 0 && connected != 3) {
      return table;
    }
    return new TensorTable(
        table.container(), named(tensors, Vgg.paper(configuration)), table.metadata());
  }

  private static List<StoredTensor> named(List<StoredTensor> tensors, NetworkSpec network) {
    List<StoredTensor> named = new ArrayList<>();
    int next = 0;
    for (Layer layer : network.layers()) {
      boolean has =
          layer.kind() == LayerKind.CONVOLUTION || layer.kind() == LayerKind.FULLY_CONNECTED;
      if (has && next < tensors.size()) {
        named.add(tensors.get(next++).named(layer.name() + ".weight"));
        named.add(tensors.get(next++).named(layer.name() + ".bias"));
      }
    }
    return named;
  }
}
