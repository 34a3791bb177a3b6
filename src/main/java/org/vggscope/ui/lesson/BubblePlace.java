package org.vggscope.ui.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;

/**
 * Where a bubble lies: beside what it speaks of and never over it, if there is room at all.
 *
 * @param box its place, within the window
 * @param side on which side of what it speaks of
 * @param covered how much of what it speaks of it covers, from 0 to 1
 */
record BubblePlace(Rectangle2D box, Side side, double covered) {
  /** Between the bubble and whatever it is beside, the window's edge among it. */
  static final double GAP = 10;

  /** Where it lies, as seen from what it speaks of. */
  enum Side {
    BELOW,
    ABOVE,
    RIGHT,
    LEFT,
    CORNER
  }

  /** The corners in the order in which they are tried, as shares of the room that is left. */
  private static final List<Dimension2D> CORNERS =
      List.of(
          new Dimension2D(1, 1),
          new Dimension2D(0, 1),
          new Dimension2D(1, 0),
          new Dimension2D(0, 0));

  /**
   * Finds a place.
   *
   * @param window the room that there is
   * @param subject what the bubble speaks of, or null
   * @param sizes how large it can be, the best first; at least one
   */
  static BubblePlace of(Rectangle2D window, Rectangle2D subject, List<Dimension2D> sizes) {
    Rectangle2D room =
        new Rectangle2D(
            window.getMinX() + GAP,
            window.getMinY() + GAP,
            Math.max(0, window.getWidth() - 2 * GAP),
            Math.max(0, window.getHeight() - 2 * GAP));
    if (subject != null) {
      for (Dimension2D size : sizes) {
        for (Side side : Side.values()) {
          Rectangle2D box = side == Side.CORNER ? null : beside(room, subject, size, side);
          if (box != null) {
            return new BubblePlace(box, side, 0);
          }
        }
      }
    }
    List<BubblePlace> corners = new ArrayList<>();
    for (Dimension2D size : sizes) {
      for (Dimension2D corner : CORNERS) {
        double width = Math.min(size.getWidth(), room.getWidth());
        double height = Math.min(size.getHeight(), room.getHeight());
        Rectangle2D box =
            new Rectangle2D(
                room.getMinX() + corner.getWidth() * (room.getWidth() - width),
                room.getMinY() + corner.getHeight() * (room.getHeight() - height),
                width,
                height);
        corners.add(new BubblePlace(box, Side.CORNER, covered(subject, box)));
      }
    }
    // The first of those that cover least: in the order of the sizes, then of the corners.
    return corners.stream().min(Comparator.comparingDouble(BubblePlace::covered)).orElseThrow();
  }

  /** The place on one side; null when there is no room. */
  private static Rectangle2D beside(
      Rectangle2D room, Rectangle2D subject, Dimension2D size, Side side) {
    double width = size.getWidth();
    double height = size.getHeight();
    double x =
        switch (side) {
          case RIGHT -> subject.getMaxX() + GAP;
          case LEFT -> subject.getMinX() - GAP - width;
          default ->
              middle(subject.getMinX(), subject.getMaxX(), width, room.getMinX(), room.getMaxX());
        };
    double y =
        switch (side) {
          case BELOW -> subject.getMaxY() + GAP;
          case ABOVE -> subject.getMinY() - GAP - height;
          default ->
              middle(subject.getMinY(), subject.getMaxY(), height, room.getMinY(), room.getMaxY());
        };
    Rectangle2D box = new Rectangle2D(x, y, width, height);
    return room.contains(box) ? box : null;
  }

  /** In the middle of what it speaks of, as far as the room's ends allow. */
  private static double middle(double from, double to, double length, double least, double most) {
    return Math.max(least, Math.min(most - length, (from + to - length) / 2));
  }

  private static double covered(Rectangle2D subject, Rectangle2D box) {
    if (subject == null || subject.getWidth() <= 0 || subject.getHeight() <= 0) {
      return 0;
    }
    double width =
        Math.min(subject.getMaxX(), box.getMaxX()) - Math.max(subject.getMinX(), box.getMinX());
    double height =
        Math.min(subject.getMaxY(), box.getMaxY()) - Math.max(subject.getMinY(), box.getMinY());
    return Math.max(0, width) * Math.max(0, height) / (subject.getWidth() * subject.getHeight());
  }
}
