package org.vggscope.session;

import java.util.function.BooleanSupplier;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;

/**
 * Something that a pane wants to know of the network and its activations.
 *
 * @param <T> the answer, a value that needs nothing of the engine
 */
@FunctionalInterface
public interface Question<T> {
  /**
   * Finds the answer, on the background thread.
   *
   * @param model the network
   * @param analysis what it made of the current picture
   * @param cancelled becomes true when nobody wants the answer any more
   */
  T answer(LoadedModel model, Analysis analysis, BooleanSupplier cancelled) throws Exception;
}
