package org.vggscope.session;

import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Work that takes longer than half a second, as a value.
 *
 * @param title what is being done, for people
 * @param about what ends it when it changes
 * @param body does it
 * @param <E> what it tells before it has the answer
 * @param <T> the answer, a value that needs nothing of the engine
 */
public record LongWork<E, T>(String title, Set<Subject> about, Body<E, T> body) {
  /** Does the work. */
  @FunctionalInterface
  public interface Body<E, T> {
    /**
     * Finds the answer, on the background thread.
     *
     * @return null when there is nothing to answer, for what it is about is not there
     * @throws CancellationException when cancelled
     */
    T answer(Desk desk, Steps<E> steps) throws Exception;
  }

  /** Work on what the loaded network made of the picture. */
  public static <T> LongWork<Void, T> onAnswer(String title, LongQuestion<T> question) {
    return new LongWork<>(
        title,
        Subject.ANSWER,
        (desk, steps) ->
            desk.analysis() == null
                ? null
                : question.answer(
                    desk.model(), desk.analysis(), steps::reached, steps::isCancelled));
  }
}
