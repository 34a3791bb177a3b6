package org.vggscope.cli;

import java.util.List;
import java.util.Locale;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Decoding;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A preprocessing of a person's own: whatever is not given stays as the weights want it. */
final class OwnPreprocessing {
  private static final String NAME = "own";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--mean",
      paramLabel = "M",
      split = ",",
      description = "Own preprocessing: what is taken from each channel, such as 0.5,0.5,0.5.")
  private List<Double> mean;

  @Option(
      names = "--deviation",
      paramLabel = "D",
      split = ",",
      description = "Own preprocessing: what each channel is divided by.")
  private List<Double> deviation;

  @Option(
      names = "--range",
      paramLabel = "N",
      description = "Own preprocessing: what white is before that, 1 or 255.")
  private Integer range;

  @Option(names = "--order", paramLabel = "ORDER", description = "Own preprocessing: rgb or bgr.")
  private ChannelOrder order;

  @Option(
      names = "--resize",
      paramLabel = "HOW",
      description =
          "Own preprocessing: shorter_side (in proportion), squash (both sides), bordered (black up to the crop) or none.")
  private Resize resize;

  @Option(
      names = "--resize-to",
      paramLabel = "N",
      description = "Own preprocessing: length of the scaled side in pixels.")
  private Integer scale;

  @Option(
      names = "--crop",
      paramLabel = "N",
      description = "Own preprocessing: side of the centre crop in pixels, 0 for none.")
  private Integer crop;

  /** What is made of an Exif orientation. */
  enum Exif {
    USE,
    IGNORE
  }

  /** What is made of transparency. */
  enum Alpha {
    WHITE,
    DROP
  }

  @Option(
      names = "--exif",
      paramLabel = "USE",
      description =
          "Own preprocessing: use (turn upright as the file's Exif says) or ignore, as Pillow's"
              + " open does of all but TIFF.")
  private Exif exif;

  @Option(
      names = "--alpha",
      paramLabel = "HOW",
      description =
          "Own preprocessing: white (what is transparent lies on white) or drop (the colours"
              + " beneath are taken), as Pillow's convert('RGB') does.")
  private Alpha alpha;

  /** Whether it was given how pictures are scaled or cropped. */
  boolean isScaled() {
    return resize != null || scale != null || crop != null;
  }

  /** Whether anything was given. */
  boolean isGiven() {
    return mean != null
        || deviation != null
        || range != null
        || order != null
        || isScaled()
        || exif != null
        || alpha != null;
  }

  /**
   * What was given, and for the rest what another preprocessing says.
   *
   * @throws ParameterException when it makes no sense
   */
  Preprocessing over(Preprocessing other) {
    if (!isGiven()) {
      return other;
    }
    if (order != null && order.channels() != other.order().channels()) {
      throw new ParameterException(
          spec.commandLine(),
          "--order %s: the network reads %s"
              .formatted(order.name().toLowerCase(Locale.ROOT), other.order()));
    }
    try {
      return new Preprocessing(
          NAME,
          resize == null ? other.resize() : resize,
          scale == null ? other.resizeTo() : scale,
          crop == null ? other.crop() : crop,
          order == null ? other.order() : order,
          range == null ? other.range() : range,
          mean == null ? other.mean() : mean,
          deviation == null ? other.deviation() : deviation,
          new Decoding(
              exif == null ? other.decoding().turned() : exif == Exif.USE,
              alpha == null ? other.decoding().onWhite() : alpha == Alpha.WHITE));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
