package org.vggscope.export.kernels;

import java.util.function.IntFunction;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** What the pane says in words. */
public final class KernelTexts {
  private KernelTexts() {}

  /** {@code · 128 filters of 64 × 3 × 3 (in × height × width)}, to follow the name. */
  public static String title(LayerKernels kernels) {
    Layer layer = kernels.layer();
    if (layer.kind() == LayerKind.FULLY_CONNECTED && layer.kernel() == 1) {
      return Texts.of("· %,d units of %,d weights", layer.outputs(), layer.inputs());
    }
    int outputs = layer.outputs();
    int inputs = layer.groupInputs();
    int side = layer.kernel();
    if (layer.kind() == LayerKind.FULLY_CONNECTED) {
      return Texts.of(
          "· %,d units of %d × %d × %d (in × height × width)", outputs, inputs, side, side);
    }
    return layer.groups() == 1
        ? Texts.of(
            "· %,d filters of %d × %d × %d (in × height × width)", outputs, inputs, side, side)
        : Texts.of(
            "· %,d filters of %d × %d × %d (in × height × width), in %d groups",
            outputs, inputs, side, side, layer.groups());
  }

  /**
   * What is seen, in a sentence.
   *
   * @param names what an output stands for, or empty
   */
  public static String explanation(KernelSheet sheet, KernelView view, IntFunction<String> names) {
    LayerKernels kernels = sheet.kernels();
    return switch (view) {
      case TILES -> tiles(sheet, names);
      case MATRIX ->
          kernels.isWhole()
              ? Texts.of(
                  "Each square is a kernel, coloured by its norm √Σw². A click selects its output"
                      + " channel.")
              : Texts.of(
                  "%s has %,d weights, too many to be drawn; Kernels shows those of one unit.",
                  kernels.layer().name(), kernels.layer().weightCount());
      case DISTRIBUTION ->
          kernels.isWhole()
              ? Texts.of("How many weights and biases have which value. Zero is in the middle.")
              : Texts.of(
                  "The weights of the selected unit, and the biases of all units. Zero is in the"
                      + " middle.");
    };
  }

  private static String tiles(KernelSheet sheet, IntFunction<String> names) {
    LayerKernels kernels = sheet.kernels();
    if (sheet.isFilters()) {
      return sheet.order() == KernelOrder.INDEX
          ? Texts.of(
              "Each filter as a picture, zero being mid grey, and its slices for red, green and"
                  + " blue; in the order of the channels.")
          : Texts.of(
              "Each filter as a picture, zero being mid grey, and its slices for red, green and"
                  + " blue; sorted by norm, √Σw².");
    }
    int output = sheet.output();
    return Texts.of("%s %s", reads(kernels, output, names.apply(output)), sheet.order().brief());
  }

  /** What an output reads: the picture, which only convolutions do, or the layer below. */
  private static String reads(LayerKernels kernels, int output, String name) {
    int inputs = kernels.inputs();
    String bias = Numbers.brief(kernels.bias(output));
    if (kernels.below() == null) {
      return Texts.of(
          "Output channel %d reads %,d channels of the picture; bias %s.", output, inputs, bias);
    }
    String below = kernels.below().name();
    if (!kernels.isFullyConnected()) {
      return Texts.of(
          "Output channel %d reads %,d channels of %s; bias %s.", output, inputs, below, bias);
    }
    boolean units = readsUnits(kernels);
    if (name.isEmpty()) {
      return units
          ? Texts.of("Unit %d reads %,d units of %s; bias %s.", output, inputs, below, bias)
          : Texts.of("Unit %d reads %,d channels of %s; bias %s.", output, inputs, below, bias);
    }
    return units
        ? Texts.of(
            "Unit %d (%s) reads %,d units of %s; bias %s.", output, name, inputs, below, bias)
        : Texts.of(
            "Unit %d (%s) reads %,d channels of %s; bias %s.", output, name, inputs, below, bias);
  }

  private static boolean readsUnits(LayerKernels kernels) {
    return kernels.below() != null && kernels.below().kind() == LayerKind.FULLY_CONNECTED;
  }

  /** Where a kernel belongs: its input. */
  public static String from(LayerKernels kernels, KernelRef kernel) {
    if (kernels.readsPicture()) {
      return kernel.input() == KernelRef.ALL
          ? Texts.of("Filter %d", kernel.output())
          : Texts.of("Filter %d · %s", kernel.output(), kernels.colourName(kernel.input()));
    }
    return readsUnits(kernels)
        ? Texts.of("Input unit %d", kernels.channel(kernel))
        : Texts.of("Input channel %d", kernels.channel(kernel));
  }

  /** Where a kernel belongs: between which layers. */
  public static String between(LayerKernels kernels, KernelRef kernel) {
    String layer = kernels.layer().name();
    if (kernels.below() == null) {
      return Texts.of("picture → %s channel %d", layer, kernel.output());
    }
    String below = kernels.below().name();
    return kernels.isFullyConnected()
        ? Texts.of("%s → %s unit %d", below, layer, kernel.output())
        : Texts.of("%s → %s channel %d", below, layer, kernel.output());
  }

  /** What the columns of the matrix are. */
  public static String across(LayerKernels kernels) {
    return kernels.below() == null
        ? Texts.of("input channel of picture →")
        : Texts.of("input channel of %s →", kernels.below().name());
  }

  /** What a click does. */
  public static String hint(KernelSheet sheet, KernelView view) {
    return switch (view) {
      case MATRIX -> Texts.of("Wheel zooms, Enter shows kernels");
      case DISTRIBUTION -> "";
      case TILES -> {
        if (sheet.isFilters()) {
          yield Texts.of("A click selects it");
        }
        yield readsUnits(sheet.kernels())
            ? Texts.of("Click or Enter opens its input unit")
            : Texts.of("Click or Enter opens its input channel");
      }
    };
  }

  /** Why a layer has no kernels. */
  public static String nothing(Layer layer) {
    return switch (layer.kind()) {
      case POOLING ->
          Texts.of(
              "%s has no weights: a max pooling keeps the largest of each %d × %d activations and"
                  + " has nothing to learn. Select a convolution above to see its kernels.",
              layer.name(), layer.kernel(), layer.kernel());
      case NORMALIZATION ->
          Texts.of(
              "%s has no weights: local response normalisation divides each activation by what its"
                  + " neighbouring channels answer. Select a convolution above to see its kernels.",
              layer.name());
      case CONVOLUTION, FULLY_CONNECTED -> "";
    };
  }

  /** {@code 3rd of 128}. */
  public static String rank(int place, int count) {
    int tens = place % 100;
    boolean regular = tens >= 11 && tens <= 13;
    return switch (regular ? 0 : place % 10) {
      case 1 -> Texts.of("%,dst of %,d", place, count);
      case 2 -> Texts.of("%,dnd of %,d", place, count);
      case 3 -> Texts.of("%,drd of %,d", place, count);
      default -> Texts.of("%,dth of %,d", place, count);
    };
  }
}
