package org.vggscope.cli;

import java.util.List;
import org.vggscope.inference.HeapSpace;
import org.vggscope.model.Look;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.support.ReadAhead;

/**
 * Pictures on their way to a network, in order. They are read and prepared on a thread of their own
 * while the network computes, a few ahead. One at a time, since each may be as large as the heap
 * allows; what waits is the small tensor, not the picture.
 */
final class PictureFeed implements AutoCloseable {
  /** Looks at pictures that wait at most, but one picture's may. */
  private static final int AHEAD = 4;

  /** After so many pictures the space that nobody needs is given back. */
  private static final int TIDIED = 10;

  /**
   * One picture.
   *
   * @param image its path as it was given
   * @param inputs what {@code conv1_1} reads, one for each look, or null when it failed
   * @param milliseconds that preparing took after it was decoded; when it failed, all of it
   * @param failure why it cannot be used, or null
   * @param note what has to be known of how it was read, or null
   */
  record Item(
      String image,
      List<InputTensor> inputs,
      double milliseconds,
      Throwable failure,
      Problem note) {}

  private final List<Look> looks;
  private final ColourHandling colours;
  private final ReadAhead<String, Item> ahead;
  private int taken;

  /**
   * Begins to read.
   *
   * @param looks what is taken of each picture
   */
  PictureFeed(List<String> images, List<Look> looks, ColourHandling colours) {
    this.looks = List.copyOf(looks);
    this.colours = colours;
    this.ahead =
        new ReadAhead<>("picture reader", images, Math.max(1, AHEAD / looks.size()), this::read);
  }

  private Item read(String image) {
    long start = System.nanoTime();
    try {
      SourceImage picture = GivenPictures.read(image, colours);
      long decoded = System.nanoTime();
      List<InputTensor> inputs =
          looks.stream().map(look -> Preprocessor.prepare(picture, look).input()).toList();
      return new Item(image, inputs, (System.nanoTime() - decoded) / 1e6, null, picture.note());
    } catch (Exception | OutOfMemoryError e) {
      return new Item(image, null, (System.nanoTime() - start) / 1e6, e, null);
    }
  }

  /** The next picture, or null after the last one. Waits until it is ready. */
  Item next() {
    Item next = ahead.next();
    if (next != null && ++taken % TIDIED == 0) {
      HeapSpace.giveBack();
    }
    return next;
  }

  @Override
  public void close() {
    ahead.close();
  }
}
