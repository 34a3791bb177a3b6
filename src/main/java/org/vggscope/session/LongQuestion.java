package org.vggscope.session;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;

/**
 * Something that a pane wants to know of the network and its activations, and that takes a while.
 *
 * @param <T> the answer, a value that needs nothing of the engine
 */
@FunctionalInterface
public interface LongQuestion<T> {
  /**
   * Finds the answer, on the background thread.
   *
   * @param model the network
   * @param analysis what it made of the current picture
   * @param progress to be told the share that is done, 0 to 1, some times a second, on this thread;
   *     other panes' questions are answered in it
   * @param cancelled becomes true when nobody wants the answer any more
   * @throws CancellationException when cancelled
   */
  T answer(LoadedModel model, Analysis analysis, DoubleConsumer progress, BooleanSupplier cancelled)
      throws Exception;
}
