package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.util.PairList;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.Window;

/** A layer with weights the other way round: from its outputs to its inputs, in the engine. */
final class TransposedLayer {
  private static final Shape ONE = new Shape(1, 1);

  private final ComputeEngine engine;
  private final NDManager scope;
  private final Layer layer;
  private final NDArray weights;

  /**
   * @param scope owns what is made on the way
   * @param weights as {@link VggLayer#weightShape} says; not changed
   */
  TransposedLayer(ComputeEngine engine, NDManager scope, Layer layer, NDArray weights) {
    this.engine = engine;
    this.scope = scope;
    this.layer = layer;
    this.weights = weights;
  }

  /** See {@link VggNetwork#spread}. */
  float[] apply(float[] values, Window window) {
    if (values.length != layer.outputs() * window.area()) {
      throw new IllegalArgumentException(
          "%s has %d channels in %s, which are not %d values"
              .formatted(layer.name(), layer.outputs(), window, values.length));
    }
    if (layer.stride() != 1) {
      throw new IllegalArgumentException(layer.name() + " has a stride");
    }
    NDArray result = window.area() == 1 ? product(values) : convolution(values, window);
    return engine.memory().copy(result);
  }

  private NDArray array(float[] values, Shape shape) {
    NDArray array = scope.create(shape, DataType.FLOAT32);
    engine.memory().view(array, 0, values.length).put(values);
    return array;
  }

  /** With one position every output multiplies its own row of weights. */
  private NDArray product(float[] values) {
    NDArray rows = weights;
    if (layer.kind() == LayerKind.CONVOLUTION) {
      rows = weights.reshape(layer.outputs(), layer.weightCount() / layer.outputs());
      rows.attach(scope);
    }
    return array(values, new Shape(1, layer.outputs())).dot(rows);
  }

  private NDArray convolution(float[] values, Window window) {
    if (layer.kind() != LayerKind.CONVOLUTION) {
      throw new IllegalArgumentException(layer.name() + " takes one position at a time");
    }
    NDArray x = array(values, new Shape(1, layer.outputs(), window.height(), window.width()));
    return engine.name().equals("MXNet") ? deconvolution(x) : correlation(x);
  }

  /**
   * MXNet's own transposed convolution. DJL's passes on a wrong number of channels when a layer has
   * not as many inputs as outputs.
   */
  private NDArray deconvolution(NDArray x) {
    PairList<String, Object> parameters = new PairList<>();
    parameters.add("kernel", new Shape(layer.kernel(), layer.kernel()));
    parameters.add("stride", ONE);
    parameters.add("dilate", ONE);
    parameters.add("pad", new Shape(0, 0));
    parameters.add("adj", new Shape(0, 0));
    parameters.add("num_filter", layer.inputs());
    parameters.add("num_group", 1);
    parameters.add("no_bias", true);
    // The forward pass has put the weights into an order of its own, which this operation refuses.
    // Multiplying gives a copy in the plain order and leaves them as they are.
    NDArray plain = weights.mul(1f);
    plain.attach(scope);
    return scope.invoke("_npx_deconvolution", new NDList(x, plain), parameters).head();
  }

  /** A convolution with the kernels turned round, inputs and outputs exchanged. */
  private NDArray correlation(NDArray x) {
    NDArray turned = weights.transpose(1, 0, 2, 3).flip(2, 3);
    turned.attach(scope);
    int reach = layer.kernel() - 1;
    return Conv2d.conv2d(x, turned, null, ONE, new Shape(reach, reach), ONE).head();
  }
}
