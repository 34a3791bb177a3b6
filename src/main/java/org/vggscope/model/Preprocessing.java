package org.vggscope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * What is done to a picture before {@code conv1_1} reads it. It belongs to the weights: a wrong one
 * gives wrong answers without any error.
 *
 * <p>Each value becomes {@code (v * range / 255 - mean) / deviation}, v from 0 to 255, with mean
 * and deviation in the order of the channels as the network reads them.
 *
 * @param name a short name to show and to choose by, {@code torchvision} or {@code caffe}
 * @param resize how the picture is scaled
 * @param resizeTo length of the scaled side in pixels; ignored with {@link Resize#NONE}
 * @param crop side of the centre crop in pixels; 0 keeps the whole scaled picture
 * @param order which colour comes first
 * @param range the value of white before mean and deviation: 1 or 255
 * @param mean what is taken away from each channel
 * @param deviation what each channel is divided by
 * @param decoding what of the file is heeded; null for as a person sees the picture
 */
public record Preprocessing(
    String name,
    Resize resize,
    int resizeTo,
    int crop,
    ChannelOrder order,
    int range,
    List<Double> mean,
    List<Double> deviation,
    Decoding decoding) {

  /** The longer side is at most this many times the shorter one when nothing is cropped. */
  public static final int MAX_ASPECT = 3;

  private static final String GREY = "grey";
  private static final String RGBA = "rgba";

  /** No picture is scaled or cropped to more, in pixels. */
  private static final int MOST_SIDE = 1 << 15;

  /** What float32 can divide by without losing everything. */
  private static final double LEAST_DEVIATION = 1e-6;

  private static final double MOST_VALUE = 1e6;

  public Preprocessing {
    decoding = decoding == null ? Decoding.AS_SEEN : decoding;
    if (name == null || resize == null || order == null || mean == null || deviation == null) {
      throw Problem.refused("A preprocessing says how pictures are scaled and normalised");
    }
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (mean.size() != order.channels() || deviation.size() != order.channels()) {
      throw Problem.refused(
          "Mean and deviation have %d values, one for each channel of %s; not %d and %d",
          order.channels(), order, mean.size(), deviation.size());
    }
    if (range != 1 && range != 255) {
      throw Problem.refused("The range is 1 or 255, not %s", range);
    }
    if (deviation.stream().anyMatch(d -> !(d >= LEAST_DEVIATION && d <= MOST_VALUE))) {
      throw Problem.refused("A deviation is greater than 0 and at most a million");
    }
    if (mean.stream().anyMatch(m -> !(Math.abs(m) <= MOST_VALUE))) {
      throw Problem.refused("A mean is a number of at most a million");
    }
    if (resize != Resize.NONE && resizeTo < 1 || crop < 0) {
      throw Problem.refused("Sizes are at least 1 pixel");
    }
    if (resize == Resize.BORDERED && crop < resizeTo) {
      throw Problem.refused(
          "With a border a picture of %d pixels becomes no smaller one of %d", resizeTo, crop);
    }
    if (Math.max(resizeTo, crop) > MOST_SIDE) {
      throw Problem.refused("Sizes are at most %d pixels", MOST_SIDE);
    }
  }

  /** Of pictures as a person sees them. */
  public Preprocessing(
      String name,
      Resize resize,
      int resizeTo,
      int crop,
      ChannelOrder order,
      int range,
      List<Double> mean,
      List<Double> deviation) {
    this(name, resize, resizeTo, crop, order, range, mean, deviation, Decoding.AS_SEEN);
  }

  /** RGB from 0 to 1, less ImageNet's mean, over its deviation: torchvision and timm. */
  public static Preprocessing torchvision(int resizeTo, int crop) {
    return new Preprocessing(
        "torchvision",
        Resize.SHORTER_SIDE,
        resizeTo,
        crop,
        ChannelOrder.RGB,
        1,
        List.of(0.485, 0.456, 0.406),
        List.of(0.229, 0.224, 0.225));
  }

  /** BGR from 0 to 255 less ImageNet's mean: Caffe and all weights born there. */
  public static Preprocessing caffe(int resizeTo, int crop) {
    return new Preprocessing(
        "caffe",
        Resize.SHORTER_SIDE,
        resizeTo,
        crop,
        ChannelOrder.BGR,
        255,
        List.of(103.939, 116.779, 123.68),
        List.of(1.0, 1.0, 1.0));
  }

  /** RGB from 0 to 255 less ImageNet's mean: Caffe's weights as MXNet's converter left them. */
  public static Preprocessing caffeRgb(int resizeTo, int crop) {
    return new Preprocessing(
        "caffe-rgb",
        Resize.SHORTER_SIDE,
        resizeTo,
        crop,
        ChannelOrder.RGB,
        255,
        List.of(123.68, 116.779, 103.939),
        List.of(1.0, 1.0, 1.0));
  }

  /** Grey from 0 to 1 and nothing else: what is assumed of networks that read one channel. */
  public static Preprocessing grey(int resizeTo, int crop) {
    return new Preprocessing(
        GREY,
        Resize.SHORTER_SIDE,
        resizeTo,
        crop,
        ChannelOrder.GREY,
        1,
        List.of(0.0),
        List.of(1.0));
  }

  /**
   * As {@link #torchvision}, with how opaque each pixel is as a fourth channel, 0 to 1: what is
   * assumed of networks that read four.
   */
  public static Preprocessing rgba(int resizeTo, int crop) {
    return new Preprocessing(
        RGBA,
        Resize.SHORTER_SIDE,
        resizeTo,
        crop,
        ChannelOrder.RGBA,
        1,
        List.of(0.485, 0.456, 0.406, 0.0),
        List.of(0.229, 0.224, 0.225, 1.0),
        new Decoding(true, false));
  }

  /** What is assumed of networks that read as many channels and do not say what they want. */
  public static Preprocessing usual(int channels, int resizeTo, int crop) {
    return switch (channels) {
      case 1 -> grey(resizeTo, crop);
      case 4 -> rgba(resizeTo, crop);
      default -> torchvision(resizeTo, crop);
    };
  }

  /** Names that {@link #named} knows, for networks that read 3 channels. */
  public static List<String> names() {
    return List.of("torchvision", "caffe", "caffe-rgb");
  }

  /** Whether that is the name of one that published weights want. */
  public static boolean isPublished(String name) {
    return GREY.equals(name) || RGBA.equals(name) || names().contains(name);
  }

  /** Whether it makes as many channels as another one, and so could take its place. */
  public boolean fits(Preprocessing other) {
    return order.channels() == other.order.channels();
  }

  /** Names of those that could take the place of this one: they make as many channels. */
  public List<String> alternatives() {
    return switch (order) {
      case GREY -> List.of(GREY);
      case RGBA -> List.of(RGBA);
      case RGB, BGR -> names();
    };
  }

  /**
   * The preprocessing of that name at the size of this one.
   *
   * @throws IllegalArgumentException when it is none of the {@link #alternatives}
   */
  public Preprocessing alternative(String other) {
    if (!alternatives().contains(other)) {
      throw Problem.refused(
          "No preprocessing of this network is called '%s'; there are %s",
          other, String.join(", ", alternatives()));
    }
    return named(other, resizeTo, crop);
  }

  /**
   * The preprocessing of that name.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Preprocessing named(String name, int resizeTo, int crop) {
    return switch (name) {
      case "torchvision" -> torchvision(resizeTo, crop);
      case "caffe" -> caffe(resizeTo, crop);
      case "caffe-rgb" -> caffeRgb(resizeTo, crop);
      case GREY -> grey(resizeTo, crop);
      case RGBA -> rgba(resizeTo, crop);
      default ->
          throw Problem.refused(
              "No preprocessing is called '%s'; there are %s", name, String.join(", ", names()));
    };
  }

  /**
   * This preprocessing for dense evaluation: the shorter side is scaled to {@code size} and nothing
   * is cropped (Simonyan and Zisserman 2014, Section 3.2), up to {@link #MAX_ASPECT}.
   */
  public Preprocessing dense(int size) {
    return sized(Resize.SHORTER_SIDE, size, 0);
  }

  /**
   * This preprocessing for pictures of another side than it is made for: {@link #dense} of a larger
   * one; of a smaller one scaled and cropped in the same proportion.
   *
   * @param size the side that is wanted, in pixels
   * @param trained the side that the network was trained at
   */
  public Preprocessing at(int size, int trained) {
    int made = side() == 0 ? trained : side();
    if (size == made) {
      return this;
    }
    if (size > trained) {
      return dense(size);
    }
    int scale = (int) Math.round((double) resizeTo * size / made);
    boolean bordered = resize == Resize.BORDERED;
    return sized(
        resize,
        bordered ? Math.min(Math.max(scale, 1), size) : Math.max(scale, size),
        crop > 0 ? size : 0);
  }

  /** Side of the picture that comes out, the shorter one; 0 where it is the picture's own. */
  public int side() {
    return crop > 0 ? crop : resize == Resize.NONE ? 0 : resizeTo;
  }

  /** Whether it does the same to every picture, whatever it is called. */
  public boolean isSame(Preprocessing other) {
    return renamed(other.name).equals(other);
  }

  /** Whether pictures come out scaled and cropped as by another one. */
  public boolean isSizedAs(Preprocessing other) {
    return resize == other.resize && resizeTo == other.resizeTo && crop == other.crop;
  }

  /** The same colours and numbers from pictures that are scaled and cropped as by another one. */
  public Preprocessing sizedAs(Preprocessing other) {
    return sized(other.resize, other.resizeTo, other.crop);
  }

  /** The same colours and numbers from a picture that is scaled and cropped otherwise. */
  public Preprocessing sized(Resize otherResize, int otherSide, int otherCrop) {
    return new Preprocessing(
        name, otherResize, otherSide, otherCrop, order, range, mean, deviation, decoding);
  }

  /** The same under another name. */
  public Preprocessing renamed(String otherName) {
    return new Preprocessing(
        otherName, resize, resizeTo, crop, order, range, mean, deviation, decoding);
  }

  /** The same of files that are read otherwise. */
  public Preprocessing decoded(Decoding other) {
    return new Preprocessing(name, resize, resizeTo, crop, order, range, mean, deviation, other);
  }

  /** One line that says all of it, for people; in any language its parts lie between dots. */
  public Phrase describe() {
    List<Phrase> parts = new ArrayList<>();
    parts.add(sizing());
    parts.add(Phrase.of("%s 0–%d", order, range));
    parts.add(Phrase.of("mean %s", values(mean)));
    if (deviation.stream().anyMatch(d -> d != 1)) {
      parts.add(Phrase.of("deviation %s", values(deviation)));
    }
    if (!decoding.turned()) {
      parts.add(Phrase.of("not turned by Exif"));
    }
    if (!decoding.onWhite()) {
      parts.add(
          order == ChannelOrder.RGBA
              ? Phrase.of("transparency is the fourth channel")
              : Phrase.of("transparency dropped"));
    }
    Object[] all = parts.toArray();
    return switch (all.length) {
      case 3 -> Phrase.of("%s · %s · %s", all);
      case 4 -> Phrase.of("%s · %s · %s · %s", all);
      case 5 -> Phrase.of("%s · %s · %s · %s · %s", all);
      default -> Phrase.of("%s · %s · %s · %s · %s · %s", all);
    };
  }

  private Phrase sizing() {
    if (crop > 0) {
      return switch (resize) {
        case SHORTER_SIDE ->
            Phrase.of("shorter side %d, centre crop %d × %d", resizeTo, crop, crop);
        case SQUASH ->
            Phrase.of("squashed to %d × %d, centre crop %d × %d", resizeTo, resizeTo, crop, crop);
        case BORDERED ->
            Phrase.of(
                "shorter side %d, middle square, black border to %d × %d", resizeTo, crop, crop);
        case NONE -> Phrase.of("no resizing, centre crop %d × %d", crop, crop);
      };
    }
    return switch (resize) {
      case SHORTER_SIDE, BORDERED -> Phrase.of("shorter side %d, nothing cropped", resizeTo);
      case SQUASH -> Phrase.of("squashed to %d × %d, nothing cropped", resizeTo, resizeTo);
      case NONE -> Phrase.of("no resizing, nothing cropped");
    };
  }

  private static String values(List<Double> values) {
    return String.join(
        ", ",
        values.stream().map(v -> String.format(Locale.ROOT, v < 10 ? "%.3f" : "%.2f", v)).toList());
  }
}
