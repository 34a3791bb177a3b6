package org.vggscope.ui.lesson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;

/**
 * Where a bubble lies: beside what it points at, and over nothing that it speaks of, if there is
 * room at all.
 *
 * @param box its place, within the window
 * @param side on which side of what it points at
 * @param covered how much of what it points at it covers, from 0 to 1
 */
record BubblePlace(Rectangle2D box, Side side, double covered) {
  /** Between the bubble and whatever it is beside, the window's edge among it. */
  static final double GAP = 10;

  /** How much more what comes first counts than what comes next. */
  private static final double BEFORE = 1e4;

  /** Where it lies, as seen from what it points at. */
  enum Side {
    BELOW,
    ABOVE,
    RIGHT,
    LEFT,
    ANYWHERE
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
   * @param subjects what the bubble speaks of, that which it points at first; none where it speaks
   *     of nothing that is seen
   * @param pane what all of this is a part of, which is left free where that can be; or null
   * @param sizes how large it can be, the best first; at least one
   */
  static BubblePlace of(
      Rectangle2D window, List<Rectangle2D> subjects, Rectangle2D pane, List<Dimension2D> sizes) {
    Rectangle2D room =
        new Rectangle2D(
            window.getMinX() + GAP,
            window.getMinY() + GAP,
            Math.max(0, window.getWidth() - 2 * GAP),
            Math.max(0, window.getHeight() - 2 * GAP));
    BubblePlace best = null;
    double least = Double.POSITIVE_INFINITY;
    List<Dimension2D> fitting =
        sizes.stream()
            .filter(each -> each.getWidth() <= room.getWidth())
            .filter(each -> each.getHeight() <= room.getHeight())
            .toList();
    // Where there is room for none, it is cut, and lies in a corner.
    for (Dimension2D size : fitting.isEmpty() ? cut(room, sizes) : fitting) {
      List<BubblePlace> places = new ArrayList<>();
      if (!subjects.isEmpty() && !fitting.isEmpty()) {
        places.addAll(beside(room, subjects, size));
        places.addAll(free(room, subjects, pane, size));
      }
      places.addAll(corners(room, subjects, size));
      for (BubblePlace each : places) {
        // What is pointed at counts before all else; of places as good the first one is taken.
        double bad = pane == null ? 0 : covered(pane, each.box);
        double counts = BEFORE;
        for (int i = subjects.size() - 1; i >= 0; i--) {
          counts *= i == 0 ? BEFORE : 1;
          bad += counts * covered(withGap(subjects.get(i)), each.box);
        }
        if (bad < least) {
          least = bad;
          best = each;
        }
      }
      if (least == 0) {
        return best;
      }
    }
    return best;
  }

  /** How much it covers of all that it speaks of, each from 0 to 1. */
  double hides(List<Rectangle2D> subjects) {
    return subjects.stream().mapToDouble(each -> covered(each, box)).sum();
  }

  private static List<Dimension2D> cut(Rectangle2D room, List<Dimension2D> sizes) {
    return sizes.stream()
        .map(
            each ->
                new Dimension2D(
                    Math.min(each.getWidth(), room.getWidth()),
                    Math.min(each.getHeight(), room.getHeight())))
        .toList();
  }

  /** Right beside what it points at, the best first. */
  private static List<BubblePlace> beside(
      Rectangle2D room, List<Rectangle2D> subjects, Dimension2D size) {
    List<BubblePlace> places = new ArrayList<>();
    for (Side side : Side.values()) {
      Rectangle2D box = side == Side.ANYWHERE ? null : at(room, subjects.get(0), size, side);
      if (box != null) {
        places.add(new BubblePlace(box, side, 0));
      }
    }
    return places;
  }

  private static List<BubblePlace> corners(
      Rectangle2D room, List<Rectangle2D> subjects, Dimension2D size) {
    List<BubblePlace> places = new ArrayList<>();
    for (Dimension2D corner : CORNERS) {
      Rectangle2D box =
          new Rectangle2D(
              room.getMinX() + corner.getWidth() * (room.getWidth() - size.getWidth()),
              room.getMinY() + corner.getHeight() * (room.getHeight() - size.getHeight()),
              size.getWidth(),
              size.getHeight());
      places.add(
          new BubblePlace(
              box, Side.ANYWHERE, subjects.isEmpty() ? 0 : covered(subjects.get(0), box)));
    }
    return places;
  }

  /** All places that touch the edges of what it speaks of, or of the room: the nearest first. */
  private static List<BubblePlace> free(
      Rectangle2D room, List<Rectangle2D> subjects, Rectangle2D pane, Dimension2D size) {
    TreeSet<Double> across = new TreeSet<>(List.of(room.getMinX()));
    TreeSet<Double> down = new TreeSet<>(List.of(room.getMinY()));
    across.add(room.getMaxX() - size.getWidth());
    down.add(room.getMaxY() - size.getHeight());
    List<Rectangle2D> edges = new ArrayList<>(subjects);
    if (pane != null) {
      edges.add(pane);
    }
    for (Rectangle2D each : edges) {
      across.add(each.getMaxX() + GAP);
      across.add(each.getMinX() - GAP - size.getWidth());
      down.add(each.getMaxY() + GAP);
      down.add(each.getMinY() - GAP - size.getHeight());
    }
    Rectangle2D first = subjects.get(0);
    List<BubblePlace> places = new ArrayList<>();
    for (double x : across) {
      for (double y : down) {
        Rectangle2D box = new Rectangle2D(x, y, size.getWidth(), size.getHeight());
        if (room.contains(box)) {
          places.add(new BubblePlace(box, Side.ANYWHERE, covered(first, box)));
        }
      }
    }
    places.sort(Comparator.comparingDouble(each -> distance(first, each.box)));
    return places;
  }

  private static double distance(Rectangle2D one, Rectangle2D other) {
    return Math.hypot(
        (one.getMinX() + one.getMaxX() - other.getMinX() - other.getMaxX()) / 2,
        (one.getMinY() + one.getMaxY() - other.getMinY() - other.getMaxY()) / 2);
  }

  /** The place on one side; null when there is no room. */
  private static Rectangle2D at(
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

  /** In the middle of what it points at, as far as the room's ends allow. */
  private static double middle(double from, double to, double length, double least, double most) {
    return Math.max(least, Math.min(most - length, (from + to - length) / 2));
  }

  /** Where a bubble would lie too near. */
  private static Rectangle2D withGap(Rectangle2D subject) {
    return new Rectangle2D(
        subject.getMinX() - GAP,
        subject.getMinY() - GAP,
        subject.getWidth() + 2 * GAP,
        subject.getHeight() + 2 * GAP);
  }

  private static double covered(Rectangle2D subject, Rectangle2D box) {
    if (subject.getWidth() <= 0 || subject.getHeight() <= 0) {
      return 0;
    }
    double width =
        Math.min(subject.getMaxX(), box.getMaxX()) - Math.max(subject.getMinX(), box.getMinX());
    double height =
        Math.min(subject.getMaxY(), box.getMaxY()) - Math.max(subject.getMinY(), box.getMinY());
    return Math.max(0, width) * Math.max(0, height) / (subject.getWidth() * subject.getHeight());
  }
}
