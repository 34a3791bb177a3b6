package org.vggscope.session;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;

/**
 * Something that the comparison wants to know of both networks and their activations.
 *
 * @param <T> the answer, a value that needs nothing of the engine
 */
@FunctionalInterface
public interface PairQuestion<T> {
  /**
   * One of the networks.
   *
   * @param model the network
   * @param analysis what it made of the current picture
   */
  record Asked(LoadedModel model, Analysis analysis) {}

  /**
   * Finds the answer, on the background thread.
   *
   * @param main the loaded network
   * @param companion the one that it is compared with, on the same picture
   * @param progress to be told the share that is done, 0 to 1
   * @param cancelled becomes true when nobody wants the answer any more
   * @throws CancellationException when cancelled
   */
  T answer(Asked main, Asked companion, DoubleConsumer progress, BooleanSupplier cancelled)
      throws Exception;
}
