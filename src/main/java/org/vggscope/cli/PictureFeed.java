package org.vggscope.cli;

import java.util.ArrayList;
import java.util.List;
import org.vggscope.inference.HeapTidier;
import org.vggscope.model.Look;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.support.ReadAhead;

/**
 * Pictures on their way to a network, in order. They are read and prepared on other threads while
 * the network computes, some ahead; what waits is the small tensor, not the picture.
 */
final class PictureFeed implements AutoCloseable {
  /** Pixels of looks that wait at most, but a few pictures' may: 48 of 224 x 224. */
  private static final int PIXELS_AHEAD = 48 * 224 * 224;

  private static final int MOST_AHEAD = 64;
  private static final int LEAST_AHEAD = 4;

  /**
   * One picture.
   *
   * @param image its path as it was given
   * @param inputs what {@code conv1_1} reads, one for each look, or null when it failed
   * @param milliseconds that preparing took after it was decoded; when it failed, all of it
   * @param pixels of the picture, without the inputs
   * @param failure why it cannot be used, or null
   * @param note what has to be known of how it was read, or null
   */
  record Item(
      String image,
      List<InputTensor> inputs,
      double milliseconds,
      long pixels,
      Throwable failure,
      Problem note) {
    /** Pixels of the inputs. */
    private int area() {
      return inputs == null ? 0 : inputs.stream().mapToInt(each -> each.shape().area()).sum();
    }
  }

  private final List<Look> looks;
  private final ColourHandling colours;
  private final ReadAhead<String, Item> ahead;
  private final HeapTidier heap = new HeapTidier();

  /**
   * Begins to read.
   *
   * @param looks what is taken of each picture
   */
  PictureFeed(List<String> images, List<Look> looks, ColourHandling colours) {
    this.looks = List.copyOf(looks);
    this.colours = colours;
    this.ahead = new ReadAhead<>("picture reader", images, ahead(looks), reader());
  }

  private static int ahead(List<Look> looks) {
    int side = side(looks.get(0).preprocessing());
    int fitting = (int) (PIXELS_AHEAD / ((long) side * side * looks.size()));
    int least = Math.max(1, LEAST_AHEAD / looks.size());
    return Math.max(least, Math.min(MOST_AHEAD / looks.size(), fitting));
  }

  private static int side(Preprocessing preprocessing) {
    int side = preprocessing.crop() > 0 ? preprocessing.crop() : preprocessing.resizeTo();
    return Math.max(1, side);
  }

  private ReadAhead.Reader<String, Item> reader() {
    return new ReadAhead.Reader<>(
        this::read, GivenPictures::isLarge, (image, why) -> new Item(image, null, 0, 0, why, null));
  }

  private Item read(String image) {
    long start = System.nanoTime();
    try {
      SourceImage picture = GivenPictures.read(image, colours);
      long decoded = System.nanoTime();
      List<InputTensor> inputs =
          looks.stream().map(look -> Preprocessor.prepare(picture, look).input()).toList();
      double milliseconds = (System.nanoTime() - decoded) / 1e6;
      long pixels = (long) picture.width() * picture.height();
      return new Item(image, inputs, milliseconds, pixels, null, picture.note());
    } catch (Exception e) {
      return new Item(image, null, (System.nanoTime() - start) / 1e6, 0, e, null);
    }
  }

  /** The next picture, or null after the last one. Waits until it is ready. */
  Item next() {
    Item next = ahead.next();
    heap.read(next == null ? 0 : next.pixels() + next.area());
    return next;
  }

  /**
   * The next pictures, as long as their inputs have no more pixels together, but one at least; none
   * after the last one.
   */
  List<Item> next(int pixels) {
    List<Item> items = new ArrayList<>();
    int taken = 0;
    do {
      Item item = next();
      if (item == null) {
        break;
      }
      items.add(item);
      taken += item.area();
    } while (taken < pixels && items.size() < MOST_AHEAD);
    return items;
  }

  @Override
  public void close() {
    ahead.close();
  }
}
