package org.vggscope.model;

import java.util.List;
import java.util.Locale;
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

  public Preprocessing {
    decoding = decoding == null ? Decoding.AS_SEEN : decoding;
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (mean.size() != order.channels() || deviation.size() != order.channels()) {
      throw Problem.refused("Mean and deviation have one value for each channel");
    }
    if (range != 1 && range != 255) {
      throw Problem.refused("The range is 1 or 255, not %s", range);
    }
    if (deviation.stream().anyMatch(d -> !(d > 0))) {
      throw Problem.refused("A deviation is greater than 0");
    }
    if (resize != Resize.NONE && resizeTo < 1 || crop < 0) {
      throw Problem.refused("Sizes are at least 1 pixel");
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

  /** Names that {@link #named} knows, for networks that read 3 channels. */
  public static List<String> names() {
    return List.of("torchvision", "caffe", "caffe-rgb");
  }

  /** Whether that is the name of one that published weights want. */
  public static boolean isPublished(String name) {
    return GREY.equals(name) || names().contains(name);
  }

  /** Whether it makes as many channels as another one, and so could take its place. */
  public boolean fits(Preprocessing other) {
    return order.channels() == other.order.channels();
  }

  /** Names of those that could take the place of this one: they make as many channels. */
  public List<String> alternatives() {
    return order == ChannelOrder.GREY ? List.of(GREY) : names();
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
   * @param trained the side that this preprocessing is made for
   */
  public Preprocessing at(int size, int trained) {
    if (size == trained) {
      return this;
    }
    return size > trained
        ? dense(size)
        : sized(resize, scaled(resizeTo, size, trained), scaled(crop, size, trained));
  }

  private static int scaled(int length, int size, int trained) {
    return (int) Math.round((double) length * size / trained);
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

  /** One line that says all of it, for people. */
  public String describe() {
    String size =
        switch (resize) {
          case SHORTER_SIDE -> "shorter side " + resizeTo;
          case SQUASH -> "squashed to " + resizeTo + " × " + resizeTo;
          case NONE -> "no resizing";
        };
    String cut = crop > 0 ? "centre crop " + crop + " × " + crop : "nothing cropped";
    boolean divided = deviation.stream().anyMatch(d -> d != 1);
    return "%s, %s · %s 0–%d · mean %s%s%s%s"
        .formatted(
            size,
            cut,
            order,
            range,
            values(mean),
            divided ? " · deviation " + values(deviation) : "",
            decoding.turned() ? "" : " · not turned by Exif",
            decoding.onWhite() ? "" : " · transparency dropped");
  }

  private static String values(List<Double> values) {
    return String.join(
        ", ",
        values.stream().map(v -> String.format(Locale.ROOT, v < 10 ? "%.3f" : "%.2f", v)).toList());
  }
}
