package org.vggscope.support;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Prepares things on a thread of its own, a few ahead of the one who takes them, in their order.
 * One at a time, since each may be as large as the heap allows.
 *
 * @param <S> what is prepared
 * @param <T> what comes of it
 */
public final class ReadAhead<S, T> implements AutoCloseable {
  private final Iterator<S> sources;
  private final int most;
  private final Function<S, T> reader;
  private final Deque<Future<T>> ahead = new ArrayDeque<>();
  private final ExecutorService thread;

  /**
   * Begins.
   *
   * @param name of the thread
   * @param most how many wait to be taken at most
   * @param reader prepares one; whatever goes wrong is for it to keep
   */
  public ReadAhead(String name, Iterable<S> sources, int most, Function<S, T> reader) {
    this.sources = sources.iterator();
    this.most = most;
    this.reader = reader;
    this.thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread daemon = new Thread(task, name);
              daemon.setDaemon(true);
              return daemon;
            });
    fill();
  }

  private void fill() {
    while (ahead.size() < most && sources.hasNext()) {
      S source = sources.next();
      ahead.addLast(thread.submit(() -> reader.apply(source)));
    }
  }

  /**
   * The next one, or null after the last. Waits until it is ready.
   *
   * @throws CancellationException when interrupted
   */
  public T next() {
    Future<T> next = ahead.pollFirst();
    if (next == null) {
      return null;
    }
    fill();
    try {
      return next.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
