package org.vggscope.export.kernels;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import org.vggscope.explain.Contributions;
import org.vggscope.model.Shape;
import org.vggscope.report.ColourMap;
import org.vggscope.report.ColourMap.Scale;

/**
 * The tiles that are shown and their order. Of a layer that reads the picture there is a tile for
 * each filter, of any other one for each input channel of the selected output channel. A value.
 */
public final class KernelSheet {
  /** A filter is four squares beside each other: its picture and its three slices. */
  private static final int PARTS = 4;

  private static final int COLOURS = 3;
  private static final double GREY = 127.5;

  private final LayerKernels kernels;
  private final int output;
  private final KernelOrder order;
  private final Contributions contributions;
  private final KernelScale scaling;
  private final float reach;
  private final int[] items;
  private final int[] ranks;

  /**
   * @param output the output channel, one that the kernels hold
   * @param order the wanted order; by norm as long as what it needs is not there
   * @param contributions of that output; null when they are not known yet
   * @param scaling which weights share one scale of colours; a whole filter counts as a channel
   */
  public KernelSheet(
      LayerKernels kernels,
      int output,
      KernelOrder order,
      Contributions contributions,
      KernelScale scaling) {
    this.kernels = kernels;
    this.output = output;
    this.contributions = contributions;
    this.scaling = scaling;
    boolean unknown = order.needsPicture() && (contributions == null || isFilters());
    this.order = unknown ? KernelOrder.NORM : order;
    this.reach = scaling == KernelScale.LAYER ? kernels.reach() : kernels.reach(output);
    this.items = sorted();
    this.ranks = new int[items.length];
    for (int rank = 0; rank < items.length; rank++) {
      ranks[items[rank]] = rank;
    }
  }

  private int[] sorted() {
    IntToDoubleFunction size = size();
    int count = isFilters() ? kernels.outputs() : kernels.inputs();
    Integer[] sorted = new Integer[count];
    Arrays.setAll(sorted, i -> i);
    if (size != null) {
      double[] sizes = new double[count];
      Arrays.setAll(sizes, size);
      // A stable sort: equal ones stay in the order of their indices.
      Arrays.sort(sorted, Comparator.comparingDouble(i -> -sizes[i]));
    }
    return Arrays.stream(sorted).mapToInt(Integer::intValue).toArray();
  }

  private IntToDoubleFunction size() {
    return switch (order) {
      case INDEX -> null;
      case NORM -> isFilters() ? kernels::norm : input -> kernels.norm(output, input);
      case CONTRIBUTION -> input -> contributions.absolute()[input];
      case ADDED -> input -> contributions.signed()[input];
    };
  }

  public LayerKernels kernels() {
    return kernels;
  }

  /** The output channel that is looked at. */
  public int output() {
    return output;
  }

  /** The order that is in force. */
  public KernelOrder order() {
    return order;
  }

  /** Null when they are not known yet. */
  public Contributions contributions() {
    return contributions;
  }

  public KernelScale scaling() {
    return scaling;
  }

  /** Whether each tile is a whole filter. */
  public boolean isFilters() {
    return kernels.readsPicture();
  }

  public int count() {
    return items.length;
  }

  /** The filter or input channel at a place of the order. */
  public int itemAt(int rank) {
    return items[rank];
  }

  /** What a filter or input channel is called: its index in its layer. */
  public int channelOf(int item) {
    return isFilters() ? item : kernels.channel(new KernelRef(output, item));
  }

  /** The place of a filter or input channel. */
  public int rankOf(int item) {
    return ranks[item];
  }

  public boolean hasItem(int item) {
    return item >= 0 && item < items.length;
  }

  /** The tiles as maps: so many, and the weights in the height and width of each. */
  public Shape tiles() {
    int side = kernels.side();
    return isFilters()
        ? new Shape(count(), side, PARTS * side + PARTS - 1)
        : new Shape(count(), side, side);
  }

  /** The kernel of a tile at one of its columns of weights, or null between a filter's parts. */
  public KernelRef kernelAt(int rank, int column) {
    int item = items[rank];
    if (!isFilters()) {
      return new KernelRef(output, item);
    }
    int part = column / (kernels.side() + 1);
    if (column % (kernels.side() + 1) == kernels.side()) {
      return null;
    }
    return new KernelRef(item, part == 0 ? KernelRef.ALL : kernels.colourChannel(part - 1));
  }

  /** The weight at the end of a kernel's colours. */
  public float reach(KernelRef kernel) {
    if (scaling == KernelScale.KERNEL && kernel.input() != KernelRef.ALL) {
      return kernels.reach(kernel.output(), kernel.input());
    }
    return scaling == KernelScale.LAYER || kernel.output() == output
        ? reach
        : kernels.reach(kernel.output());
  }

  /** The scale of a kernel's colours; zero is in its middle. */
  public Scale scale(KernelRef kernel) {
    float end = reach(kernel);
    return ColourMap.DIVERGING.scale(-end, end);
  }

  /**
   * The three weights of a place of a filter as red, green and blue, {@code 0xFFRRGGBB}, zero being
   * a mid grey.
   */
  public int mixed(int filter, int y, int x) {
    Scale scale = scale(new KernelRef(filter, KernelRef.ALL));
    int colour = 0xFF;
    for (int i = 0; i < COLOURS; i++) {
      float weight = kernels.weight(filter, kernels.colourChannel(i), y, x);
      double share = scale.to() > 0 ? weight / scale.to() : 0;
      colour = colour << 8 | (int) Math.round(GREY + GREY * share);
    }
    return colour;
  }

  /** Whether tiles of this sheet lie where those of another one do. */
  public boolean isLaidOutLike(KernelSheet other) {
    return other != null && kernels.layer().equals(other.kernels.layer());
  }
}
