package org.vggscope.inference;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.nio.FloatBuffer;
import org.vggscope.model.AdaptivePooling;
import org.vggscope.model.Layer;
import org.vggscope.model.LocalResponse;
import org.vggscope.support.Problem;

/**
 * One layer of a network as a DJL block, its ReLU and dropout included. A convolution or pooling
 * reads and writes {@code (N, C, H, W)}. A fully connected layer reads that too and writes {@code
 * (N, C, H, W)}, as the convolution that it equals.
 *
 * <p>In training nothing is computed in place, for gradients need what was there before, and the
 * parameters come from the store as such that gradients are wanted of.
 */
abstract class NetworkLayer extends AbstractBlock {
  private static final byte VERSION = 1;

  protected final Layer layer;

  private NetworkLayer(Layer layer) {
    super(VERSION);
    this.layer = layer;
  }

  static NetworkLayer of(Layer layer) {
    return switch (layer.kind()) {
      case CONVOLUTION -> new Convolution(layer);
      case NORMALIZATION -> new Normalization(layer);
      case POOLING -> new Pooling(layer);
      case FULLY_CONNECTED -> new FullyConnected(layer);
    };
  }

  /**
   * {@code (out, in, height, width)} for a convolution, {@code (out, in)} for a fully connected
   * layer.
   */
  static Shape weightShape(Layer layer) {
    return switch (layer.kind()) {
      case CONVOLUTION ->
          new Shape(layer.outputs(), layer.groupInputs(), layer.kernel(), layer.kernel());
      case FULLY_CONNECTED ->
          new Shape(layer.outputs(), (long) layer.inputs() * layer.kernel() * layer.kernel());
      default -> throw Problem.refused("%s has no weights", layer.name());
    };
  }

  /**
   * Computes the layer without learning. What it reads is not written to.
   *
   * @param x {@code (N, C, H, W)}; the answer belongs to its manager
   * @param relu whether negative sums are set to zero where the layer has a ReLU
   */
  final NDArray apply(ParameterStore store, NDArray x, boolean relu) {
    return compute(store, x, relu, false);
  }

  /** As {@link #apply}, and in training keeps what gradients need. */
  abstract NDArray compute(ParameterStore store, NDArray x, boolean relu, boolean training);

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
    NDArray y = compute(store, inputs.singletonOrThrow(), true, training);
    return layer.dropout() > 0 && training
        ? Dropout.dropout(y, (float) layer.dropout(), true)
        : new NDList(y);
  }

  /** Sets the weights, in {@link #weightShape}, and the bias, {@code (out)}. */
  void setParameters(NDArray weights, NDArray bias) {
    throw new IllegalStateException(layer.name() + " has no weights");
  }

  /** A layer's arrays in the engine. */
  record Parameters(NDArray weights, NDArray bias) {}

  /** The arrays that were set. */
  Parameters parameterArrays() {
    throw new IllegalStateException(layer.name() + " has no weights");
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape input = inputShapes[0];
    org.vggscope.model.Shape output =
        layer.output(
            new org.vggscope.model.Shape(
                (int) input.get(1), (int) input.get(2), (int) input.get(3)));
    return new Shape[] {
      new Shape(input.get(0), output.channels(), output.height(), output.width())
    };
  }

  /**
   * Sets negative values to zero, in place where the engine can and nobody learns: a pass over
   * memory less.
   */
  private static NDArray relu(NDArray x, boolean training) {
    NDManager manager = x.getManager();
    if (!training && manager.getEngine().getEngineName().equals("MXNet")) {
      PairList<String, Object> parameters = new PairList<>();
      parameters.add("act_type", "relu");
      NDArray[] inPlace = {x};
      manager.invoke("_npx_activation", inPlace, inPlace, parameters);
      return x;
    }
    return Activation.relu(x);
  }

  /** A layer with weights and a bias. */
  private abstract static class Weighted extends NetworkLayer {
    private final Parameter weights;
    private final Parameter bias;

    Weighted(Layer layer) {
      super(layer);
      weights =
          addParameter(
              Parameter.builder()
                  .setName(layer.name() + ".weight")
                  .setType(Parameter.Type.WEIGHT)
                  .build());
      bias =
          addParameter(
              Parameter.builder()
                  .setName(layer.name() + ".bias")
                  .setType(Parameter.Type.BIAS)
                  .build());
    }

    @Override
    protected void prepare(Shape[] inputShapes) {
      // Throws when the layer cannot read them.
      getOutputShapes(inputShapes);
      weights.setShape(weightShape(layer));
      bias.setShape(new Shape(layer.outputs()));
    }

    @Override
    void setParameters(NDArray weightArray, NDArray biasArray) {
      weights.setArray(weightArray);
      bias.setArray(biasArray);
    }

    @Override
    Parameters parameterArrays() {
      return new Parameters(weights.getArray(), bias.getArray());
    }

    @Override
    NDArray compute(ParameterStore store, NDArray x, boolean relu, boolean training) {
      NDArray y =
          sum(
              x,
              store.getValue(weights, x.getDevice(), training),
              store.getValue(bias, x.getDevice(), training));
      return relu && layer.relu() ? relu(y, training) : y;
    }

    abstract NDArray sum(NDArray x, NDArray weightArray, NDArray biasArray);
  }

  private static final class Convolution extends Weighted {
    Convolution(Layer layer) {
      super(layer);
    }

    @Override
    NDArray sum(NDArray x, NDArray weights, NDArray bias) {
      Shape stride = new Shape(layer.stride(), layer.stride());
      Shape padding = new Shape(layer.padding(), layer.padding());
      return Conv2d.conv2d(x, weights, bias, stride, padding, new Shape(1, 1), layer.groups())
          .head();
    }
  }

  private static final class FullyConnected extends Weighted {
    FullyConnected(Layer layer) {
      super(layer);
    }

    @Override
    NDArray sum(NDArray below, NDArray weights, NDArray bias) {
      NDArray x = adapted(below);
      Shape in = x.getShape();
      long items = in.get(0);
      long rows = in.get(2) - layer.kernel() + 1;
      long columns = in.get(3) - layer.kernel() + 1;
      long length = in.get(1) * layer.kernel() * layer.kernel();
      NDArray output = Linear.linear(windows(x, rows, columns, length), weights, bias).head();
      if (rows * columns == 1) {
        return output.reshape(items, layer.outputs(), 1, 1);
      }
      return output
          .reshape(items, rows * columns, layer.outputs())
          .transpose(0, 2, 1)
          .reshape(items, layer.outputs(), rows, columns);
    }

    /** Small maps averaged onto the kernel's side, see {@link AdaptivePooling}. */
    private NDArray adapted(NDArray x) {
      Shape in = x.getShape();
      int height = (int) in.get(2);
      int width = (int) in.get(3);
      if (!layer.adapts(new org.vggscope.model.Shape(layer.inputs(), height, width))) {
        return x;
      }
      NDArray rows = shares(x.getManager(), height);
      NDArray columns = shares(x.getManager(), width);
      long maps = in.get(0) * in.get(1);
      // Along one axis, then with the two exchanged along the other: each a product of matrices.
      NDArray wide = x.reshape(maps * height, width).dot(columns.transpose());
      long newWidth = columns.getShape().get(0);
      long newHeight = rows.getShape().get(0);
      return wide.reshape(maps, height, newWidth)
          .transpose(0, 2, 1)
          .reshape(maps * newWidth, height)
          .dot(rows.transpose())
          .reshape(maps, newWidth, newHeight)
          .transpose(0, 2, 1)
          .reshape(in.get(0), in.get(1), newHeight, newWidth);
    }

    private NDArray shares(NDManager manager, int side) {
      float[][] shares = AdaptivePooling.shares(side, layer.kernel());
      FloatBuffer rows = FloatBuffer.allocate(shares.length * side);
      for (float[] row : shares) {
        rows.put(row);
      }
      return NativeMemory.create(manager, rows.flip(), new Shape(shares.length, side));
    }

    /**
     * Every window that the kernel meets, one a row: {@code (N * rows * columns, in * kernel *
     * kernel)}.
     */
    private NDArray windows(NDArray x, long rows, long columns, long length) {
      long items = x.getShape().get(0);
      if (rows * columns == 1) {
        return x.reshape(items, length);
      }
      if (layer.kernel() == 1) {
        return x.reshape(items, length, rows * columns)
            .transpose(0, 2, 1)
            .reshape(items * rows * columns, length);
      }
      NDList windows = new NDList();
      for (long y = 0; y < rows; y++) {
        for (long left = 0; left < columns; left++) {
          String index =
              ":, :, %d:%d, %d:%d".formatted(y, y + layer.kernel(), left, left + layer.kernel());
          windows.add(x.get(index).reshape(items, 1, length));
        }
      }
      return ai.djl.ndarray.NDArrays.concat(windows, 1).reshape(items * rows * columns, length);
    }
  }

  private static final class Pooling extends NetworkLayer {
    Pooling(Layer layer) {
      super(layer);
    }

    @Override
    NDArray compute(ParameterStore store, NDArray x, boolean relu, boolean training) {
      Shape kernel = new Shape(layer.kernel(), layer.kernel());
      Shape stride = new Shape(layer.stride(), layer.stride());
      return Pool.maxPool2d(x, kernel, stride, new Shape(0, 0), false);
    }
  }

  /** {@link LocalResponse} normalisation. */
  private static final class Normalization extends NetworkLayer {
    private static final double THREE_QUARTERS = 0.75;
    private static final double SAME = 1e-9;

    private final LocalResponse response;

    Normalization(Layer layer) {
      super(layer);
      response = layer.response();
    }

    @Override
    NDArray compute(ParameterStore store, NDArray x, boolean relu, boolean training) {
      if (training && Math.abs(response.beta() - THREE_QUARTERS) < SAME) {
        return learning(x);
      }
      Shape in = x.getShape();
      long channels = in.get(1);
      NDArray border =
          x.getManager().zeros(new Shape(in.get(0), response.reach(), in.get(2), in.get(3)));
      NDArray squares = border.concat(x.square(), 1).concat(border, 1);
      NDArray sum = squares.get(":, 0:" + channels);
      for (int shift = 1; shift < response.channels(); shift++) {
        sum = sum.add(squares.get(":, %d:%d".formatted(shift, shift + channels)));
      }
      return x.div(sum.mul(response.alpha()).add(response.bias()).pow(response.beta()));
    }

    /**
     * The same in few operations, each of which has a gradient: the sum over neighbours is a
     * convolution of 1 x 1, and the power of 3/4 two square roots.
     */
    private NDArray learning(NDArray x) {
      int channels = Math.toIntExact(x.getShape().get(1));
      float[] neighbours = new float[channels * channels];
      for (int i = 0; i < channels; i++) {
        int last = Math.min(channels - 1, i + response.reach());
        for (int j = Math.max(0, i - response.reach()); j <= last; j++) {
          neighbours[i * channels + j] = (float) response.alpha();
        }
      }
      NDManager manager = x.getManager();
      NDArray kernels =
          NativeMemory.create(manager, neighbours, new Shape(channels, channels, 1, 1));
      NDArray bias = manager.full(new Shape(channels), (float) response.bias());
      Shape one = new Shape(1, 1);
      NDArray sums = Conv2d.conv2d(x.square(), kernels, bias, one, new Shape(0, 0), one, 1).head();
      NDArray root = sums.sqrt();
      return x.div(root.mul(root.sqrt()));
    }
  }
}
