package org.vggscope.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.vggscope.model.PreprocessingVariant.Group;
import org.vggscope.support.Phrase;

/**
 * Ways to prepare a picture for the same weights: the right one first, then those that differ from
 * it in one thing each, then the preprocessings of other weights as a whole.
 */
public final class PreprocessingVariants {
  private final Preprocessing own;
  private final int inputSize;
  private final List<PreprocessingVariant> variants = new ArrayList<>();

  private PreprocessingVariants(Preprocessing own, int inputSize) {
    this.own = own;
    this.inputSize = inputSize;
  }

  /**
   * All variants of a preprocessing; none is the same as the right one.
   *
   * @param own what the weights want
   * @param inputSize side of the picture that the network was trained to read
   */
  public static List<PreprocessingVariant> of(Preprocessing own, int inputSize) {
    return of(own, inputSize, List.of());
  }

  /**
   * As {@link #of(Preprocessing, int)}, and after them a person's own.
   *
   * @param saved any, of which those are left out that make another number of channels or are the
   *     right one
   */
  public static List<PreprocessingVariant> of(
      Preprocessing own, int inputSize, List<Preprocessing> saved) {
    PreprocessingVariants made = new PreprocessingVariants(own, inputSize);
    made.add(
        "right",
        Group.RIGHT,
        Phrase.of("Right for these weights"),
        Phrase.of("As these weights want it"),
        own);
    made.addSizes();
    made.addColours();
    made.addMeans();
    made.addOrigins();
    for (Preprocessing each : saved) {
      if (each.fits(own) && !each.renamed(own.name()).equals(own)) {
        made.add("saved-" + each.name(), Group.SAVED, named(each.name()), each.describe(), each);
      }
    }
    return List.copyOf(made.variants);
  }

  private static Phrase named(String name) {
    return Phrase.of("%s", name);
  }

  private void add(String id, Group group, Phrase title, Phrase difference, Preprocessing how) {
    add(id, group, title, difference, List.of(Look.of(how)));
  }

  private void add(String id, Group group, Phrase title, Phrase difference, List<Look> looks) {
    PreprocessingVariant variant = new PreprocessingVariant(id, group, title, difference, looks);
    if (group != Group.SIZE || !isOwn(variant)) {
      variants.add(variant);
    }
  }

  /** Whether it is what the weights want, under another name. */
  private boolean isOwn(PreprocessingVariant variant) {
    return variant.isSingle() && variant.preprocessing().renamed(own.name()).equals(own);
  }

  private void addSizes() {
    if (own.resize() != Resize.SHORTER_SIDE || own.crop() == 0) {
      add(
          "crop",
          Group.SIZE,
          Phrase.of("Cropped"),
          Phrase.of("Shorter side scaled to %d, the centre cropped", inputSize),
          own.sized(Resize.SHORTER_SIDE, inputSize, inputSize).renamed(own.name() + "-crop"));
    }
    add(
        "squash",
        Group.SIZE,
        Phrase.of("Squashed"),
        Phrase.of("Both sides scaled to %d, nothing cropped, proportions lost", inputSize),
        own.sized(Resize.SQUASH, inputSize, 0).renamed(own.name() + "-squash"));
    add(
        "unscaled",
        Group.SIZE,
        Phrase.of("Not resized"),
        Phrase.of("Read densely at its own size, class scores averaged over the positions"),
        own.sized(Resize.NONE, 0, 0).renamed(own.name() + "-unscaled"));
    add(
        "dense",
        Group.SIZE,
        Phrase.of("Dense evaluation"),
        Phrase.of(
            "The whole picture at %d, class scores averaged over the positions, and its mirror"
                + " image",
            scales(Evaluation.DENSE)),
        Evaluation.DENSE.looks(own, inputSize));
    add(
        "ten-crop",
        Group.SIZE,
        Phrase.of("Ten-crop"),
        Phrase.of(
            "Corners and centre of the central square at %d and their mirror images, ten crops"
                + " averaged",
            scales(Evaluation.TEN_CROP)),
        Evaluation.TEN_CROP.looks(own, inputSize));
    add(
        "multi-scale",
        Group.SIZE,
        Phrase.of("Multi-scale"),
        Phrase.of(
            "Dense evaluation at %d, %d and %d, each also mirrored, six passes averaged",
            scales(Evaluation.MULTI_SCALE)),
        Evaluation.MULTI_SCALE.looks(own, inputSize));
  }

  /** One of a dense or ten-crop evaluation, three of a multi-scale one. */
  private Object[] scales(Evaluation evaluation) {
    return evaluation.scales(own, inputSize).toArray();
  }

  private void addColours() {
    if (own.order().isColours()) {
      ChannelOrder other = own.order() == ChannelOrder.RGB ? ChannelOrder.BGR : ChannelOrder.RGB;
      add(
          other.name().toLowerCase(Locale.ROOT),
          Group.ORDER,
          other == ChannelOrder.BGR ? Phrase.of("BGR for RGB") : Phrase.of("RGB for BGR"),
          Phrase.of("Red and blue swapped"),
          altered("-" + other, other, own.range(), own.mean(), own.deviation()));
    }
    int range = own.range() == 1 ? 255 : 1;
    add(
        "range-" + range,
        Group.RANGE,
        Phrase.of("0–%d for 0–%d", range, own.range()),
        range == 255
            ? Phrase.of("Values up to 255 where the weights want up to 1")
            : Phrase.of("Values up to 1 where the weights want up to 255"),
        altered("-0.." + range, own.order(), range, own.mean(), own.deviation()));
  }

  private void addMeans() {
    List<Double> none = Collections.nCopies(own.mean().size(), 0.0);
    List<Double> one = Collections.nCopies(own.mean().size(), 1.0);
    boolean divided = !own.deviation().equals(one);
    boolean taken = !own.mean().equals(none);
    if (taken) {
      add(
          "no-mean",
          Group.MEAN,
          Phrase.of("No mean"),
          Phrase.of("The mean not taken away"),
          altered("-no-mean", own.order(), own.range(), none, own.deviation()));
    }
    if (divided) {
      add(
          "no-deviation",
          Group.MEAN,
          Phrase.of("No mean, no deviation"),
          Phrase.of("Neither the mean taken away nor divided by the deviation"),
          altered("-plain", own.order(), own.range(), none, one));
    }
  }

  private void addOrigins() {
    for (String name : own.alternatives()) {
      Preprocessing other =
          own.alternative(name)
              .sized(own.resize(), own.resizeTo(), own.crop())
              .decoded(own.decoding());
      boolean same =
          other.order() == own.order()
              && other.range() == own.range()
              && other.mean().equals(own.mean())
              && other.deviation().equals(own.deviation());
      if (!same) {
        add(
            name,
            Group.ORIGIN,
            named(name),
            Phrase.of("Prepared as %s's weights want it", name),
            other);
      }
    }
  }

  /** The right one with other numbers, under a name that says so. */
  private Preprocessing altered(
      String suffix, ChannelOrder order, int range, List<Double> mean, List<Double> deviation) {
    return new Preprocessing(
        own.name() + suffix.toLowerCase(Locale.ROOT),
        own.resize(),
        own.resizeTo(),
        own.crop(),
        order,
        range,
        mean,
        deviation,
        own.decoding());
  }
}
