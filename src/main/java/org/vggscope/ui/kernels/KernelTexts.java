package org.vggscope.ui.kernels;

import java.util.function.IntFunction;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.ui.kit.format.Numbers;

/** What the pane says in words. */
final class KernelTexts {
  private KernelTexts() {}

  /** {@code · 128 filters of 64 × 3 × 3 (in × height × width)}, to follow the name. */
  static String title(LayerKernels kernels) {
    Layer layer = kernels.layer();
    if (layer.kind() == LayerKind.FULLY_CONNECTED && layer.kernel() == 1) {
      return "· %,d units of %,d weights".formatted(layer.outputs(), layer.inputs());
    }
    String what = layer.kind() == LayerKind.FULLY_CONNECTED ? "units" : "filters";
    return "· %,d %s of %d × %d × %d (in × height × width)%s"
        .formatted(
            layer.outputs(),
            what,
            layer.groupInputs(),
            layer.kernel(),
            layer.kernel(),
            layer.groups() == 1 ? "" : ", in %d groups".formatted(layer.groups()));
  }

  /**
   * What is seen, in a sentence.
   *
   * @param names what an output stands for, or empty
   */
  static String explanation(KernelSheet sheet, KernelView view, IntFunction<String> names) {
    LayerKernels kernels = sheet.kernels();
    return switch (view) {
      case TILES -> tiles(sheet, names);
      case MATRIX ->
          kernels.isWhole()
              ? "Each square is a kernel, coloured by its norm √Σw². A click selects its output channel."
              : kernels.layer().name()
                  + " has "
                  + "%,d".formatted(kernels.layer().weightCount())
                  + " weights, too many to be drawn; Kernels shows those of one unit.";
      case DISTRIBUTION ->
          kernels.isWhole()
              ? "How many weights and biases have which value. Zero is in the middle."
              : "The weights of the selected unit, and the biases of all units. Zero is in the"
                  + " middle.";
    };
  }

  private static String tiles(KernelSheet sheet, IntFunction<String> names) {
    LayerKernels kernels = sheet.kernels();
    if (sheet.isFilters()) {
      return "Each filter as a picture, zero being mid grey, and its slices for red, green and blue;"
          + " "
          + sheet.order().brief()
          + ".";
    }
    String name = names.apply(sheet.output());
    return "%s %d%s reads %,d %s of %s; bias %s. Kernels %s."
        .formatted(
            kernels.isFullyConnected() ? "Unit" : "Output channel",
            sheet.output(),
            name.isEmpty() ? "" : " (" + name + ")",
            kernels.inputs(),
            inputs(kernels, true),
            kernels.below() == null ? "the picture" : kernels.below().name(),
            Numbers.brief(kernels.bias(sheet.output())),
            sheet.order().brief());
  }

  private static String inputs(LayerKernels kernels, boolean plural) {
    boolean unit = kernels.below() != null && kernels.below().kind() == LayerKind.FULLY_CONNECTED;
    return (unit ? "unit" : "channel") + (plural ? "s" : "");
  }

  /** Where a kernel belongs: its input. */
  static String from(LayerKernels kernels, KernelRef kernel) {
    if (kernels.readsPicture()) {
      return kernel.input() == KernelRef.ALL
          ? "Filter " + kernel.output()
          : "Filter %d · %s".formatted(kernel.output(), kernels.colourName(kernel.input()));
    }
    String input = inputs(kernels, false);
    return "Input %s %d".formatted(input, kernels.channel(kernel));
  }

  /** Where a kernel belongs: between which layers. */
  static String between(LayerKernels kernels, KernelRef kernel) {
    if (kernels.readsPicture()) {
      return "picture → %s channel %d".formatted(kernels.layer().name(), kernel.output());
    }
    return "%s → %s %s %d"
        .formatted(
            kernels.below() == null ? "picture" : kernels.below().name(),
            kernels.layer().name(),
            kernels.isFullyConnected() ? "unit" : "channel",
            kernel.output());
  }

  /** What a click does. */
  static String hint(KernelSheet sheet, KernelView view) {
    return switch (view) {
      case MATRIX -> "Wheel zooms, Enter shows kernels";
      case DISTRIBUTION -> "";
      case TILES ->
          sheet.isFilters()
              ? "A click selects it"
              : "Click or Enter opens its input " + inputs(sheet.kernels(), false);
    };
  }

  /** Why a layer has no kernels. */
  static String nothing(Layer layer) {
    return switch (layer.kind()) {
      case POOLING ->
          "%s has no weights: a max pooling keeps the largest of each %d × %d activations and has"
                  .formatted(layer.name(), layer.kernel(), layer.kernel())
              + " nothing to learn. Select a convolution above to see its kernels.";
      case NORMALIZATION ->
          layer.name()
              + " has no weights: local response normalisation divides each activation by what its"
              + " neighbouring channels answer. Select a convolution above to see its kernels.";
      case CONVOLUTION, FULLY_CONNECTED -> "";
    };
  }

  /** {@code 3rd of 128}. */
  static String rank(int place, int count) {
    int tens = place % 100;
    String ending =
        tens >= 11 && tens <= 13
            ? "th"
            : switch (place % 10) {
              case 1 -> "st";
              case 2 -> "nd";
              case 3 -> "rd";
              default -> "th";
            };
    return "%,d%s of %,d".formatted(place, ending, count);
  }
}
