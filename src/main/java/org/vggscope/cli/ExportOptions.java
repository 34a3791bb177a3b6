package org.vggscope.cli;

import java.util.Locale;
import org.vggscope.cli.ExportView.Takes;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.report.ColourMap;
import org.vggscope.weights.WeightFileException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Of what a view is to be exported, as a person chooses it in the window. */
final class ExportOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description =
          "The layer: conv1_1 to conv5_4, pool1 to pool5, fc6, fc7, fc8, or torchvision's name"
              + " (features.12).")
  private String layer;

  @Option(names = "--channel", paramLabel = "N", description = "The channel, counted from 0.")
  private Integer channel;

  @Option(
      names = "--position",
      paramLabel = "Y,X",
      description =
          "The row and column of the channel's map, counted from 0. Default: where the channel"
              + " answers most; of a field, the middle.")
  private String position;

  @Option(
      names = "--colours",
      paramLabel = "MAP",
      description = "What numbers look like: viridis, magma, grey or diverging. Default: viridis.")
  private String colours;

  /** What one colour scale is for. */
  enum ScaleOf {
    MAP,
    LAYER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--scale-of",
      paramLabel = "WHAT",
      description =
          "Whether each map has its own colour scale (map) or all share one (layer). Default: map.")
  private ScaleOf scaleOf;

  /**
   * Refuses what is missing and what the view knows nothing of.
   *
   * @throws ParameterException when there is any
   */
  void check(ExportView view) {
    check(view, Takes.LAYER, layer != null);
    check(view, Takes.CHANNEL, channel != null);
    if (position != null && !view.takes(Takes.POSITION)) {
      throw refused(view, Takes.POSITION);
    }
    position();
    boolean coloured = colours != null || scaleOf != null;
    if (coloured && !view.takes(Takes.COLOURS)) {
      throw refused(view, Takes.COLOURS);
    }
    colours();
  }

  private void check(ExportView view, Takes option, boolean given) {
    if (given && !view.takes(option)) {
      throw refused(view, option);
    }
    if (!given && view.needs(option)) {
      throw new ParameterException(
          spec.commandLine(), "--view %s needs %s".formatted(view.id(), option));
    }
  }

  private ParameterException refused(ExportView view, Takes option) {
    return new ParameterException(
        spec.commandLine(), "--view %s does not take %s".formatted(view.id(), option));
  }

  /**
   * The layer; null where none was asked for.
   *
   * @throws ParameterException when the network has no such layer, or the layer no such channel
   */
  Layer layer(ModelOptions.Chosen chosen) throws WeightFileException {
    if (layer == null) {
      return null;
    }
    Layer found = LayerNames.find(spec, chosen, layer);
    if (channel != null && (channel < 0 || channel >= found.outputs())) {
      throw new ParameterException(
          spec.commandLine(),
          "--channel %d: %s has the channels 0 to %d"
              .formatted(channel, found.name(), found.outputs() - 1));
    }
    return found;
  }

  int channel() {
    return channel;
  }

  /** The channel, or something else where none was asked for. */
  int channel(int otherwise) {
    return channel == null ? otherwise : channel;
  }

  boolean hasLayer() {
    return layer != null;
  }

  /**
   * The position; null where none was asked for.
   *
   * @throws ParameterException when it is none
   */
  Position position() {
    if (position == null) {
      return null;
    }
    if (!position.matches("\\d{1,5},\\d{1,5}")) {
      throw new ParameterException(
          spec.commandLine(),
          "--position %s: give a row and a column, as in 3,5".formatted(position));
    }
    String[] numbers = position.split(",");
    return new Position(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
  }

  /**
   * What numbers look like.
   *
   * @throws ParameterException when there is no such map
   */
  ColourMap colours() {
    return colours == null
        ? ColourMap.VIRIDIS
        : ColourMap.offered().stream()
            .filter(map -> map.name().equalsIgnoreCase(colours))
            .findFirst()
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--colours %s: give viridis, magma, grey or diverging".formatted(colours)));
  }

  /** Whether all maps share one scale. */
  boolean isPerLayer() {
    return scaleOf == ScaleOf.LAYER;
  }
}
