package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;

/**
 * A network as a DJL block, a child block a layer, that any trainer of DJL can be given. Reads
 * {@code (N, C, H, W)} float32; gives {@code (N, classes)}, or of a network without a classifier
 * the last feature maps, {@code (N, C, H, W)}. A larger input than the network was trained for
 * gives the mean of the class scores over the positions (Simonyan and Zisserman 2014, Section 3.2).
 */
final class NetworkBlock extends AbstractBlock {
  private static final byte VERSION = 1;

  private final NetworkSpec spec;
  private final Map<Layer, NetworkLayer> layers = new LinkedHashMap<>();

  NetworkBlock(NetworkSpec spec) {
    super(VERSION);
    this.spec = spec;
    for (Layer layer : spec.layers()) {
      layers.put(layer, addChildBlock(layer.name(), NetworkLayer.of(layer)));
    }
  }

  NetworkSpec spec() {
    return spec;
  }

  /** The layers in the order of the forward pass; not to be changed. */
  Map<Layer, NetworkLayer> layers() {
    return layers;
  }

  /** The engine's shape of inputs, {@code (items, channels, height, width)}. */
  static Shape batch(int items, org.vggscope.model.Shape shape) {
    return new Shape(items, shape.channels(), shape.height(), shape.width());
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    NDList list = inputs;
    for (NetworkLayer layer : layers.values()) {
      list = layer.forward(store, list, training);
    }
    if (!spec.hasClassifier()) {
      return list;
    }
    NDArray scores = list.singletonOrThrow();
    return new NDList(
        scores.getShape().get(2) * scores.getShape().get(3) == 1
            ? scores.reshape(scores.getShape().get(0), scores.getShape().get(1))
            : scores.mean(new int[] {2, 3}));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape[] shapes = inputShapes;
    for (NetworkLayer layer : layers.values()) {
      shapes = layer.getOutputShapes(shapes);
    }
    return spec.hasClassifier()
        ? new Shape[] {new Shape(shapes[0].get(0), shapes[0].get(1))}
        : shapes;
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    Shape[] shapes = inputShapes;
    for (NetworkLayer layer : layers.values()) {
      layer.initialize(manager, dataType, shapes);
      shapes = layer.getOutputShapes(shapes);
    }
  }
}
