package org.vggscope.model;

import java.util.List;

/**
 * One way to look at a picture: what is done to it, which part of it is taken, and whether that is
 * mirrored. An {@link Evaluation} asks the network about several looks at one picture.
 *
 * @param preprocessing how the picture is scaled and normalised, and how large the crop is
 * @param place where the crop lies; without a crop the whole scaled picture is taken
 * @param mirrored whether left and right are exchanged after cropping
 */
public record Look(Preprocessing preprocessing, Place place, boolean mirrored) {

  /** Where a crop lies. */
  public enum Place {
    /** In the centre of the scaled picture. */
    CENTRE(0.5, 0.5),
    /**
     * In the centre of its central square, which is a pixel beside the picture's where sides differ
     * by odd numbers: both are rounded.
     */
    SQUARE_CENTRE(0.5, 0.5),
    TOP_LEFT(0, 0),
    TOP_RIGHT(1, 0),
    BOTTOM_LEFT(0, 1),
    BOTTOM_RIGHT(1, 1);

    /** The places in the central square, its centre first. */
    public static final List<Place> OF_SQUARE =
        List.of(SQUARE_CENTRE, TOP_LEFT, TOP_RIGHT, BOTTOM_LEFT, BOTTOM_RIGHT);

    private final double across;
    private final double down;

    Place(double across, double down) {
      this.across = across;
      this.down = down;
    }

    /** The share of the room beside the crop that lies left of it. */
    public double across() {
      return across;
    }

    /** The share of the room beside the crop that lies above it. */
    public double down() {
      return down;
    }
  }

  /** A preprocessing as it is: the centre, not mirrored. */
  public static Look of(Preprocessing preprocessing) {
    return new Look(preprocessing, Place.CENTRE, false);
  }

  /** The same look in a mirror. */
  public Look inMirror() {
    return new Look(preprocessing, place, !mirrored);
  }
}
