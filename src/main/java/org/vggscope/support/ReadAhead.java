package org.vggscope.support;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Prepares things on every core, some ahead of the one who takes them, in their order. What is
 * large is prepared alone, since it may be as large as the heap allows; so is again what found no
 * room beside others.
 *
 * @param <S> what is prepared
 * @param <T> what comes of it
 */
public final class ReadAhead<S, T> implements AutoCloseable {
  /**
   * How one is prepared; for any thread, and several at a time.
   *
   * @param read prepares one; whatever goes wrong, but for want of memory, is for it to keep
   * @param isLarge whether one may need much of the heap
   * @param refuse what comes of one that does not fit into the heap even alone
   * @param <S> what is prepared
   * @param <T> what comes of it
   */
  public record Reader<S, T>(
      Function<S, T> read, Predicate<S> isLarge, BiFunction<S, OutOfMemoryError, T> refuse) {}

  private final Iterator<S> sources;
  private final int most;
  private final Reader<S, T> reader;
  private final Deque<Future<T>> ahead = new ArrayDeque<>();
  private final ExecutorService threads;
  private final ReadWriteLock heap = new ReentrantReadWriteLock();

  /**
   * Begins.
   *
   * @param name of the threads
   * @param most how many wait to be taken at most
   * @param reader prepares one
   */
  public ReadAhead(String name, Iterable<S> sources, int most, Reader<S, T> reader) {
    this.sources = sources.iterator();
    this.most = most;
    this.reader = reader;
    this.threads =
        Executors.newFixedThreadPool(
            Math.min(most, Runtime.getRuntime().availableProcessors()),
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
      ahead.addLast(threads.submit(() -> read(source)));
    }
  }

  private T read(S source) {
    if (!reader.isLarge.test(source)) {
      try {
        return read(source, heap.readLock());
      } catch (OutOfMemoryError e) {
        // Alone it may fit.
        return alone(source);
      }
    }
    return alone(source);
  }

  private T alone(S source) {
    try {
      return read(source, heap.writeLock());
    } catch (OutOfMemoryError e) {
      return reader.refuse.apply(source, e);
    }
  }

  private T read(S source, Lock held) {
    held.lock();
    try {
      return reader.read.apply(source);
    } finally {
      held.unlock();
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
    threads.shutdownNow();
  }
}
