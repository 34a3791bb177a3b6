package org.vggscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.ui.lesson.BubblePlace.Side;

class BubblePlaceTest {
  private static final Rectangle2D WINDOW = new Rectangle2D(0, 0, 1024, 700);
  private static final Dimension2D USUAL = new Dimension2D(390, 200);
  private static final Dimension2D NARROW = new Dimension2D(240, 320);

  private static BubblePlace place(double x, double y, double width, double height) {
    return BubblePlace.of(
        WINDOW, List.of(new Rectangle2D(x, y, width, height)), null, List.of(USUAL, NARROW));
  }

  @ParameterizedTest
  @CsvSource({
    // The strip of layers at the top, a sentence at the bottom, the left side, the right side.
    "0, 70, 1024, 80, BELOW",
    "250, 600, 500, 70, ABOVE",
    "0, 150, 245, 550, RIGHT",
    "600, 150, 424, 550, LEFT",
    // The pane in the middle leaves room for a narrow one.
    "270, 150, 480, 530, RIGHT",
    "265, 5, 700, 690, LEFT",
    "400, 200, 100, 100, BELOW"
  })
  void itLiesOnTheFirstSideWithRoom(double x, double y, double width, double height, Side side) {
    assertThat(place(x, y, width, height).side()).isEqualTo(side);
  }

  @Test
  void itLiesInTheMiddleOfWhatItSpeaksOfAsFarAsTheWindowAllows() {
    assertThat(place(400, 200, 100, 100).box())
        .isEqualTo(new Rectangle2D(450 - 195, 310, 390, 200));
    assertThat(place(0, 200, 100, 100).box().getMinX()).isEqualTo(BubblePlace.GAP);
    assertThat(place(924, 200, 100, 100).box().getMaxX()).isEqualTo(1024 - BubblePlace.GAP);
  }

  @Test
  void withoutAnythingToSpeakOfItLiesInTheCorner() {
    BubblePlace place = BubblePlace.of(WINDOW, List.of(), null, List.of(USUAL));
    assertThat(place.side()).isEqualTo(Side.ANYWHERE);
    assertThat(place.covered()).isZero();
    assertThat(place.box()).isEqualTo(new Rectangle2D(1024 - 400, 700 - 210, 390, 200));
  }

  @Test
  void withoutRoomItCoversLeastAndSaysSo() {
    BubblePlace place = place(200, 100, 824, 600);
    assertThat(place.side()).isEqualTo(Side.ANYWHERE);
    // The upper left one is the farthest from it, and the narrow one covers less there.
    assertThat(place.box()).isEqualTo(new Rectangle2D(10, 10, 240, 320));
    assertThat(place.covered()).isCloseTo(50.0 * 230 / (824 * 600), within(1e-9));
    assertThat(place(0, 0, 1024, 700).covered()).isPositive();
  }

  @Test
  void whatItSpeaksOfBesideWhatItPointsAtIsNotCoveredEither() {
    Rectangle2D pointed = new Rectangle2D(400, 100, 200, 60);
    Rectangle2D below = new Rectangle2D(300, 200, 500, 300);
    BubblePlace alone = BubblePlace.of(WINDOW, List.of(pointed), null, List.of(USUAL, NARROW));
    assertThat(alone.box().intersects(below)).isTrue();
    BubblePlace place =
        BubblePlace.of(WINDOW, List.of(pointed, below), null, List.of(USUAL, NARROW));
    assertThat(place.box().intersects(below)).isFalse();
    assertThat(place.box().intersects(pointed)).isFalse();
    assertThat(WINDOW.contains(place.box())).isTrue();
  }

  @Test
  void whereNotAllCanBeFreeWhatItPointsAtIs() {
    Rectangle2D pointed = new Rectangle2D(400, 300, 200, 60);
    Rectangle2D all = new Rectangle2D(0, 0, 1024, 700);
    BubblePlace place = BubblePlace.of(WINDOW, List.of(pointed, all), null, List.of(USUAL, NARROW));
    assertThat(place.box().intersects(pointed)).isFalse();
    assertThat(place.covered()).isZero();
  }

  @Test
  void ofTwoSizesTheFirstOneThatCoversNothingIsTaken() {
    // Only a narrow one goes between the two.
    Rectangle2D left = new Rectangle2D(0, 0, 380, 700);
    Rectangle2D right = new Rectangle2D(660, 0, 364, 700);
    BubblePlace place = BubblePlace.of(WINDOW, List.of(left, right), null, List.of(USUAL, NARROW));
    assertThat(place.box().getWidth()).isEqualTo(240);
    assertThat(place.covered()).isZero();
    assertThat(place.box().intersects(right)).isFalse();
  }

  @Test
  void thePaneIsLeftFreeWhereThatCostsNothingThatItSpeaksOf() {
    Rectangle2D pointed = new Rectangle2D(500, 200, 100, 40);
    Rectangle2D pane = new Rectangle2D(270, 150, 480, 530);
    BubblePlace beside = BubblePlace.of(WINDOW, List.of(pointed), pane, List.of(USUAL, NARROW));
    assertThat(beside.box().intersects(pane)).isFalse();
    Rectangle2D whole = new Rectangle2D(0, 0, 1024, 700);
    BubblePlace within = BubblePlace.of(WINDOW, List.of(pointed), whole, List.of(USUAL, NARROW));
    assertThat(within.box().intersects(pointed)).isFalse();
  }

  /** A place in steps of one gap that is free, looked for in another way; null for none. */
  private static Rectangle2D free(List<Rectangle2D> subjects, Dimension2D size) {
    double gap = BubblePlace.GAP;
    for (double x = gap; x <= WINDOW.getWidth() - gap - size.getWidth(); x += gap) {
      for (double y = gap; y <= WINDOW.getHeight() - gap - size.getHeight(); y += gap) {
        Rectangle2D box = new Rectangle2D(x, y, size.getWidth(), size.getHeight());
        Rectangle2D wide =
            new Rectangle2D(
                x - gap, y - gap, size.getWidth() + 2 * gap, size.getHeight() + 2 * gap);
        if (subjects.stream().noneMatch(wide::intersects)) {
          return box;
        }
      }
    }
    return null;
  }

  @Test
  void whereThereIsAFreePlaceBetweenSeveralItIsFound() {
    Random random = new Random(21);
    int found = 0;
    for (int i = 0; i < 2_000; i++) {
      List<Rectangle2D> subjects = new ArrayList<>();
      for (int j = 0; j < 3; j++) {
        double x = random.nextInt(900);
        double y = random.nextInt(600);
        subjects.add(new Rectangle2D(x, y, 50 + random.nextInt(400), 50 + random.nextInt(300)));
      }
      if (free(subjects, USUAL) != null) {
        found++;
        BubblePlace place = BubblePlace.of(WINDOW, subjects, null, List.of(USUAL));
        assertThat(subjects).as("%s", place).noneMatch(place.box()::intersects);
      }
    }
    assertThat(found).isBetween(300, 1_990);
  }

  @Test
  void oneThatIsLargerThanTheWindowIsAsLargeAsTheWindow() {
    BubblePlace place =
        BubblePlace.of(
            new Rectangle2D(0, 0, 300, 200),
            List.of(new Rectangle2D(10, 10, 20, 20)),
            null,
            List.of(new Dimension2D(500, 400)));
    assertThat(place.box()).isEqualTo(new Rectangle2D(10, 10, 280, 180));
  }

  /** Whether a strip of the window beside a rectangle has room, said in another way. */
  private static boolean hasRoom(Rectangle2D window, Rectangle2D subject, Dimension2D size) {
    double gap = BubblePlace.GAP;
    double wide = window.getWidth() - 2 * gap;
    double high = window.getHeight() - 2 * gap;
    double beside =
        Math.max(subject.getMinX() - window.getMinX(), window.getMaxX() - subject.getMaxX());
    double above =
        Math.max(subject.getMinY() - window.getMinY(), window.getMaxY() - subject.getMaxY());
    boolean fits = size.getWidth() <= wide && size.getHeight() <= high;
    return fits && (beside - 2 * gap >= size.getWidth() || above - 2 * gap >= size.getHeight());
  }

  @Test
  void ofManyRectanglesNoneIsCoveredThatNeedNotBe() {
    Random random = new Random(20);
    int corners = 0;
    for (int i = 0; i < 20_000; i++) {
      // In whole numbers: what just fits fits.
      Rectangle2D window =
          new Rectangle2D(0, 0, 400 + random.nextInt(2000), 300 + random.nextInt(1500));
      double x = random.nextInt((int) window.getWidth());
      double y = random.nextInt((int) window.getHeight());
      Rectangle2D subject =
          new Rectangle2D(
              x,
              y,
              1 + random.nextInt((int) (window.getWidth() - x)),
              1 + random.nextInt((int) (window.getHeight() - y)));
      List<Dimension2D> sizes =
          List.of(
              new Dimension2D(250 + random.nextInt(500), 150 + random.nextInt(400)),
              new Dimension2D(250 + random.nextInt(500), 150 + random.nextInt(400)));
      BubblePlace place = BubblePlace.of(window, List.of(subject), null, sizes);
      boolean room = sizes.stream().anyMatch(size -> hasRoom(window, subject, size));
      assertThat(window.contains(place.box())).as("%s in %s", place, window).isTrue();
      assertThat(place.side() != Side.ANYWHERE).as("%s of %s", place, subject).isEqualTo(room);
      assertThat(place.box().intersects(subject))
          .as("%s of %s", place, subject)
          .isEqualTo(place.covered() > 0);
      assertThat(room && place.covered() > 0).as("%s of %s", place, subject).isFalse();
      corners += room ? 0 : 1;
    }
    assertThat(corners).isBetween(2_000, 18_000);
  }
}
