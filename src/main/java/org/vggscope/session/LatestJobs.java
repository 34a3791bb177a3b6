package org.vggscope.session;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One background thread that runs jobs in order. Jobs have a topic; a newer job of a topic takes
 * the place of the one that waits and cancels the one that runs, so that however fast pictures
 * arrive only the last one's work is left.
 *
 * <p>There are three kinds. A <em>change</em> is of what others work on: it ends the long work that
 * is about what it changes, whose answer nobody could use any more. A <em>question</em> is short
 * and changes nothing. <em>Long work</em> begins when nothing else waits, and at each of its steps
 * lets in what is not to wait for its end: questions, changes of what it is not about, and long
 * work that ends sooner than itself, so that the window stays usable meanwhile.
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

  /** Work of many steps. */
  @FunctionalInterface
  public interface LongJob {
    /**
     * Does it.
     *
     * @param cancelled becomes true when the result is not wanted any more
     * @param step to be called between steps, on this thread; other jobs are done in it
     * @throws CancellationException to stop because of that
     */
    void run(BooleanSupplier cancelled, Runnable step) throws Exception;
  }

  private enum Kind {
    CHANGE,
    QUESTION,
    LONG
  }

  private static final class Ticket {
    private final Object topic;
    private final Kind kind;

    /** What a change changes, or what long work is about. */
    private final Set<Subject> subjects;

    private final Job job;
    private final Runnable dropped;
    private volatile boolean cancelled;

    Ticket(Object topic, Kind kind, Set<Subject> subjects, Job job, Runnable dropped) {
      this.topic = topic;
      this.kind = kind;
      this.subjects = subjects;
      this.job = job;
      this.dropped = dropped;
    }
  }

  private final Deque<Ticket> waiting = new ArrayDeque<>();

  /** What runs: a job, or long work and, after it, what it lets in; the innermost is the last. */
  private final Deque<Ticket> running = new ArrayDeque<>();

  private final Consumer<Throwable> failures;
  private final Thread thread;
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

  /**
   * Adds a change; an older job of the same topic is cancelled, and so is the long work that is
   * about what it changes. At its steps, if it has any, it lets in questions and other changes: it
   * is nothing that they could see before it is made.
   *
   * @param dropped told, on any thread, when it is cancelled before it began
   */
  public synchronized void submit(
      Object topic, Set<Subject> changes, LongJob job, Runnable dropped) {
    cancel(ticket -> ticket.kind == Kind.LONG && !Collections.disjoint(ticket.subjects, changes));
    add(
        new Ticket(
            topic,
            Kind.CHANGE,
            changes,
            cancelled -> job.run(cancelled, () -> letIn(this::nextShort, cancelled)),
            dropped));
  }

  /** As above, of one step. */
  public void submit(Object topic, Set<Subject> changes, Job job) {
    submit(topic, changes, (cancelled, step) -> job.run(cancelled), () -> {});
  }

  /** Adds a question; an older job of the same topic is cancelled. */
  public synchronized void ask(Object topic, Job job) {
    add(new Ticket(topic, Kind.QUESTION, Set.of(), job, () -> {}));
  }

  /**
   * Adds long work; an older job of the same topic is cancelled.
   *
   * @param about what it works on; a change of that ends it
   * @param dropped told, on any thread, when the work is cancelled before it began
   */
  public synchronized void submitLong(
      Object topic, Set<Subject> about, LongJob job, Runnable dropped) {
    add(
        new Ticket(
            topic,
            Kind.LONG,
            about,
            cancelled -> job.run(cancelled, () -> letIn(() -> next(about), cancelled)),
            dropped));
  }

  private synchronized void add(Ticket ticket) {
    if (closed) {
      return;
    }
    cancel(ticket.topic);
    waiting.addLast(ticket);
    notifyAll();
  }

  /** Cancels the jobs of a topic, waiting or running. */
  public synchronized void cancel(Object topic) {
    cancel(ticket -> ticket.topic.equals(topic));
  }

  /** Cancels the long work that some change would end, waiting or running. */
  public synchronized void cancelLong() {
    cancel(ticket -> ticket.kind == Kind.LONG && !ticket.subjects.isEmpty());
  }

  private void cancel(Predicate<Ticket> which) {
    Iterator<Ticket> tickets = waiting.iterator();
    while (tickets.hasNext()) {
      Ticket ticket = tickets.next();
      if (which.test(ticket)) {
        ticket.cancelled = true;
        tickets.remove();
        ticket.dropped.run();
      }
    }
    running.stream().filter(which).forEach(ticket -> ticket.cancelled = true);
  }

  /** Whether long work that is about something waits or runs. */
  public synchronized boolean hasLong(Subject about) {
    return Stream.concat(waiting.stream(), running.stream())
        .anyMatch(
            ticket ->
                ticket.kind == Kind.LONG && !ticket.cancelled && ticket.subjects.contains(about));
  }

  /** Jobs that wait; the one that runs is not counted. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** Whether a job waits or runs. */
  public synchronized boolean isBusy() {
    return !running.isEmpty() || !waiting.isEmpty();
  }

  private void work() {
    for (Ticket ticket = next(); ticket != null; ticket = next()) {
      run(ticket);
    }
  }

  private void run(Ticket ticket) {
    try {
      ticket.job.run(() -> ticket.cancelled);
    } catch (CancellationException e) {
      // Somebody wanted something newer.
    } catch (Exception | LinkageError | OutOfMemoryError | StackOverflowError e) {
      if (!ticket.cancelled) {
        failures.accept(e);
      }
    } finally {
      ended();
    }
  }

  private synchronized void ended() {
    running.removeLast();
    notifyAll();
  }

  private synchronized Ticket next() {
    while (waiting.isEmpty() && !closed) {
      try {
        wait();
      } catch (InterruptedException e) {
        closed = true;
      }
    }
    Ticket next = nextShort();
    return next != null ? next : takeFirst(ticket -> true);
  }

  /** Does what need not wait for the end of what runs, unless that is to end anyway. */
  private void letIn(Supplier<Ticket> next, BooleanSupplier cancelled) {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException("A step of long work ends on the thread of the work");
    }
    while (!cancelled.getAsBoolean()) {
      Ticket ticket = next.get();
      if (ticket == null) {
        return;
      }
      run(ticket);
    }
  }

  /** In their order; a question after a change that has to wait would be about what is going. */
  private synchronized Ticket next(Set<Subject> about) {
    Ticket first =
        waiting.stream().filter(ticket -> ticket.kind != Kind.LONG).findFirst().orElse(null);
    if (first == null) {
      return takeFirst(ticket -> endsSooner(ticket.subjects, about));
    }
    boolean now = first.kind == Kind.QUESTION || Collections.disjoint(first.subjects, about);
    return now ? takeFirst(ticket -> ticket == first) : null;
  }

  private synchronized Ticket nextShort() {
    return takeFirst(ticket -> ticket.kind != Kind.LONG);
  }

  private static boolean endsSooner(Set<Subject> one, Set<Subject> other) {
    return one.size() > other.size() && one.containsAll(other);
  }

  private Ticket takeFirst(Predicate<Ticket> which) {
    Ticket first = waiting.stream().filter(which).findFirst().orElse(null);
    if (first != null) {
      waiting.remove(first);
      running.addLast(first);
    }
    return first;
  }

  /** Waits until nothing waits or runs. */
  public synchronized void awaitIdle() throws InterruptedException {
    while (isBusy()) {
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
      waiting.forEach(ticket -> ticket.dropped.run());
      waiting.clear();
      running.forEach(ticket -> ticket.cancelled = true);
      waiting.addLast(
          new Ticket("close", Kind.CHANGE, Set.of(), cancelled -> last.run(), () -> {}));
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
