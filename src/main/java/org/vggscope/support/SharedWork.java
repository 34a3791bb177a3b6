package org.vggscope.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Work that is shared among the processors and ends as a whole: {@link #share} comes back, with a
 * result or an error, when no part of it runs any more. A parallel stream alone does not: it throws
 * the first error at once, while other parts go on and may write into native memory that the caller
 * frees because of the error.
 */
public final class SharedWork {
  private SharedWork() {}

  /** A part of something that is counted from 0. */
  @FunctionalInterface
  public interface Part {
    /** Does what is from {@code from} on and before {@code to}. */
    void work(int from, int to) throws IOException;
  }

  /**
   * Does all of {@code count}, in as many parts as there are processors or fewer.
   *
   * @param least what is worth a thread of its own
   * @throws IOException what a part threw; parts that did not begin before it are left out
   */
  public static void share(int count, int least, Part part) throws IOException {
    int parts = Math.min(Runtime.getRuntime().availableProcessors(), count / least);
    if (parts < 2) {
      part.work(0, count);
      return;
    }
    AtomicReference<Throwable> failure = new AtomicReference<>();
    IntStream.range(0, parts)
        .parallel()
        .forEach(
            i -> {
              if (failure.get() != null) {
                return;
              }
              try {
                int from = (int) ((long) count * i / parts);
                part.work(from, (int) ((long) count * (i + 1) / parts));
              } catch (IOException | RuntimeException | Error e) {
                failure.compareAndSet(null, e);
              }
            });
    rethrow(failure.get());
  }

  /**
   * As {@link #share(int, int, Part)}, for work that reads and writes no file.
   *
   * @param each does the piece of a number below {@code count}
   */
  public static void each(int count, IntConsumer each) {
    try {
      share(
          count,
          1,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              each.accept(i);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void rethrow(Throwable failure) throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    } else if (failure instanceof RuntimeException e) {
      throw e;
    } else if (failure instanceof Error e) {
      throw e;
    }
  }
}
