package org.vggscope.weights;

import java.util.Map;
import org.vggscope.model.AlexNet;

/** Tells AlexNet from CaffeNet, which pools before it normalises: no shape tells the two apart. */
final class CaffeOrder {
  private String first = "";
  private boolean normalized;

  /** The next layer in the file is called so. */
  void add(String layer) {
    boolean norm = layer.startsWith("norm");
    normalized |= norm;
    if (first.isEmpty() && (norm || layer.startsWith("pool"))) {
      first = layer.substring(0, 4);
    }
  }

  /** What a table of the file's arrays has to say of it; nothing for networks that do neither. */
  Map<String, String> words() {
    AlexNet.Kind kind = first.equals("pool") ? AlexNet.Kind.CAFFENET : AlexNet.Kind.CAFFE;
    return normalized ? Map.of("configuration", AlexNet.of(kind).configuration()) : Map.of();
  }
}
