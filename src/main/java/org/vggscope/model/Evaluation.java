package org.vggscope.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.support.Problem;

/**
 * How many looks at a picture a network's answer comes from (Simonyan and Zisserman 2014, Section
 * 4). The looks' softmax probabilities, not their logits, are averaged.
 *
 * <p>The paper calls the length that the picture's shorter side is scaled to S in training and Q in
 * testing. S is taken from what the weights want of a picture: 256 for those that were published,
 * which read 224 x 224, and 64 for the bundled ones, which read 64 x 64. Other lengths that the
 * paper gives for 224 are taken in proportion, rounded: times 64 / 224 for the bundled ones.
 */
public enum Evaluation {
  /** One look, as the weights want it: one crop, not mirrored. */
  SINGLE,

  /**
   * The whole picture at Q = S, uncropped up to {@link Preprocessing#MAX_ASPECT}: the network moves
   * over it and its class scores are averaged over the positions; then the same in a mirror
   * (Sections 3.2 and 4.1). Two looks.
   */
  DENSE,

  /**
   * The four corners and the centre of the central square of 256 x 256 (73 x 73 for the bundled
   * networks), each also in a mirror (Krizhevsky, Sutskever and Hinton 2012, Section 4.1). Ten
   * looks.
   */
  TEN_CROP,

  /**
   * {@link #DENSE} at three scales, S - 32, S and S + 32, each also in a mirror (Section 4.2). Six
   * looks. Where S - 32 is less than the network reads, they begin with what it reads: 64, 73 and
   * 82 for the bundled networks. Weights that were trained at scales from Smin to Smax want Smin,
   * (Smin + Smax) / 2 and Smax instead.
   */
  MULTI_SCALE;

  private static final double PAPERS_INPUT = 224;
  private static final int PAPERS_SCALE = 256;
  private static final int PAPERS_STEP = 32;

  /** {@code ten-crop}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The test scales for weights.
   *
   * @param own what the weights want of a picture
   * @param inputSize side of the picture that the network was trained to read
   * @return lengths of the shorter side, ascending; none for {@link #SINGLE}
   */
  public List<Integer> scales(Preprocessing own, int inputSize) {
    int trained =
        own.resize() == Resize.SHORTER_SIDE ? Math.max(own.resizeTo(), inputSize) : inputSize;
    return switch (this) {
      case SINGLE, DENSE -> scalesAbout(trained, inputSize);
      case TEN_CROP -> scalesAbout(Math.max(trained, inPaper(PAPERS_SCALE, inputSize)), inputSize);
      case MULTI_SCALE ->
          scalesAbout(Math.max(trained, inputSize + inPaper(PAPERS_STEP, inputSize)), inputSize);
    };
  }

  /**
   * Test scales about a scale: it alone, or for {@link #MULTI_SCALE} also the ones 32 below and
   * above it, in proportion.
   *
   * @param scale length of the shorter side
   * @param inputSize side of the picture that the network was trained to read
   */
  public List<Integer> scalesAbout(int scale, int inputSize) {
    int step = inPaper(PAPERS_STEP, inputSize);
    return switch (this) {
      case SINGLE -> List.of();
      case DENSE, TEN_CROP -> List.of(scale);
      case MULTI_SCALE -> List.of(scale - step, scale, scale + step);
    };
  }

  private static int inPaper(int length, int inputSize) {
    return (int) Math.round(length * inputSize / PAPERS_INPUT);
  }

  /**
   * The looks at a picture, by ascending scale, each before its mirror image.
   *
   * @param own what the weights want of a picture
   * @param inputSize side of the picture that the network was trained to read
   * @param scales lengths of the shorter side, at least {@code inputSize}; not used by {@link
   *     #SINGLE}
   * @throws IllegalArgumentException when a scale is too small
   */
  public List<Look> looks(Preprocessing own, int inputSize, List<Integer> scales) {
    if (this == SINGLE) {
      return List.of(Look.of(own));
    }
    List<Look> looks = new ArrayList<>();
    for (int scale : scales) {
      if (scale < inputSize) {
        throw Problem.refused(
            "A scale of %d is smaller than the %d pixels that the network reads", scale, inputSize);
      }
      if (this == TEN_CROP) {
        Preprocessing crop = own.sized(Resize.SHORTER_SIDE, scale, inputSize);
        for (Look.Place place : Look.Place.OF_SQUARE) {
          looks.add(new Look(crop, place, false));
        }
      } else {
        looks.add(Look.of(own.dense(scale)));
      }
    }
    return looks.stream().flatMap(look -> List.of(look, look.inMirror()).stream()).toList();
  }

  /** As {@link #looks(Preprocessing, int, List)} at {@link #scales}. */
  public List<Look> looks(Preprocessing own, int inputSize) {
    return looks(own, inputSize, scales(own, inputSize));
  }

  /** As on the command line. */
  @Override
  public String toString() {
    return title();
  }
}
