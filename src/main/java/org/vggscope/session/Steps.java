package org.vggscope.session;

import java.util.concurrent.CancellationException;

/**
 * What long work tells while it goes on, on its own thread.
 *
 * @param <E> what it tells before it has the answer: parts of it, or numbers on how it goes
 */
public interface Steps<E> {
  /**
   * Ends a step: tells the share that is done, 0 to 1, and lets in what is not to wait for the
   * rest: questions, and all that ends sooner than this work, like another picture's pass.
   *
   * @throws CancellationException when nobody wants the answer any more
   */
  void reached(double share);

  /** Tells something, which is heard on the window's thread unless the work was cancelled. */
  void tell(E event);

  /** Becomes true when nobody wants the answer any more. */
  boolean isCancelled();
}
