package org.vggscope.explain;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.weights.TensorInfo;
import org.vggscope.weights.WeightFile;

/** A weight file whose ablated channels have zeros for weights and bias. */
record SilencedWeights(WeightFile whole, Ablation ablation) implements WeightFile {
  @Override
  public String format() {
    return whole.format();
  }

  @Override
  public List<TensorInfo> tensors() {
    return whole.tensors();
  }

  @Override
  public NetworkSpec architecture() {
    return whole.architecture();
  }

  @Override
  public Preprocessing preprocessing() {
    return whole.preprocessing();
  }

  @Override
  public void readWeights(String name, int firstRow, FloatBuffer target) throws IOException {
    int from = target.position();
    whole.readWeights(name, firstRow, target);
    Layer layer = architecture().layer(name);
    int row = Math.toIntExact(layer.weightCount() / layer.outputs());
    int rows = (target.limit() - from) / row;
    for (int channel : ablation.channels(layer)) {
      if (channel >= firstRow && channel < firstRow + rows) {
        target.put(from + (channel - firstRow) * row, new float[row]);
      }
    }
  }

  @Override
  public void readBias(String name, FloatBuffer target) throws IOException {
    int from = target.position();
    whole.readBias(name, target);
    for (int channel : ablation.channels(architecture().layer(name))) {
      target.put(from + channel, 0);
    }
  }

  @Override
  public void close() throws IOException {
    whole.close();
  }
}
