package org.vggscope.inference;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One background thread that runs jobs in order. Jobs have a topic; a newer job of a topic takes
 * the place of the one that waits and cancels the one that runs, so that however fast pictures
 * arrive only the last one's work is left.
 */
public final class LatestJobs implements AutoCloseable {
  /** Work to be done on the thread. */
  @FunctionalInterface
  public interface Job {
    /**
     * Does it.
     *
     * @param cancelled becomes true when the result is not wanted any more
     * @throws CancellationException to stop because of that
     */
    void run(BooleanSupplier cancelled) throws Exception;
  }

  private static final class Ticket {
    private final Object topic;
    private final Job job;
    private volatile boolean cancelled;

    Ticket(Object topic, Job job) {
      this.topic = topic;
      this.job = job;
    }
  }

  private final Deque<Ticket> waiting = new ArrayDeque<>();
  private final Consumer<Throwable> failures;
  private final Thread thread;
  private Ticket running;
  private boolean closed;

  /**
   * Starts the thread.
   *
   * @param failures told, on the thread, what a job threw; cancellations are not failures
   */
  public LatestJobs(String name, Consumer<Throwable> failures) {
    this.failures = failures;
    this.thread = new Thread(this::work, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** Adds a job; an older one of the same topic is cancelled. */
  public synchronized void submit(Object topic, Job job) {
    if (closed) {
      return;
    }
    cancel(topic);
    waiting.addLast(new Ticket(topic, job));
    notifyAll();
  }

  /** Cancels the jobs of a topic, waiting or running. */
  public synchronized void cancel(Object topic) {
    Iterator<Ticket> tickets = waiting.iterator();
    while (tickets.hasNext()) {
      Ticket ticket = tickets.next();
      if (ticket.topic.equals(topic)) {
        ticket.cancelled = true;
        tickets.remove();
      }
    }
    if (running != null && running.topic.equals(topic)) {
      running.cancelled = true;
    }
  }

  /** Jobs that wait; the one that runs is not counted. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** Whether a job waits or runs. */
  public synchronized boolean isBusy() {
    return running != null || !waiting.isEmpty();
  }

  private void work() {
    Ticket ticket = next();
    while (ticket != null) {
      Ticket current = ticket;
      try {
        current.job.run(() -> current.cancelled);
      } catch (CancellationException e) {
        // Somebody wanted something newer.
      } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
        if (!current.cancelled) {
          failures.accept(e);
        }
      }
      ticket = next();
    }
  }

  private synchronized Ticket next() {
    running = null;
    notifyAll();
    while (waiting.isEmpty() && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        closed = true;
      }
    }
    running = waiting.pollFirst();
    return running;
  }

  /** Waits until nothing waits or runs. */
  public synchronized void awaitIdle() throws InterruptedException {
    while (running != null || !waiting.isEmpty()) {
      wait();
    }
  }

  /**
   * Cancels everything and ends the thread after {@code last}, which frees what jobs left behind.
   */
  public void close(Runnable last) {
    synchronized (this) {
      if (closed) {
        return;
      }
      waiting.clear();
      if (running != null) {
        running.cancelled = true;
      }
      waiting.addLast(new Ticket("close", cancelled -> last.run()));
      closed = true;
      notifyAll();
    }
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    close(() -> {});
  }
}
