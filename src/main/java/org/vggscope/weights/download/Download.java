package org.vggscope.weights.download;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * Fetches one model on a thread of its own, and can be paused, resumed and cancelled from any
 * other. Nothing is connected to before {@link #start}. What has come outlives a cancel, a crash
 * and the program; the next download of the same model goes on from there.
 */
public final class Download {
  private final DownloadRequest request;
  private final DownloadSettings settings;
  private DownloadState state = DownloadState.READY;
  private Wish wish = Wish.RUN;
  private boolean begun;
  private StopSignal signal = new StopSignal();
  private IOException failure;

  /** What the user wants. */
  private enum Wish {
    RUN,
    PAUSE,
    CANCEL,
    DISCARD
  }

  public Download(DownloadRequest request, DownloadSettings settings) {
    this.request = request;
    this.settings = settings;
  }

  /** What is fetched. */
  public DownloadRequest request() {
    return request;
  }

  /**
   * Begins.
   *
   * @param listener is told how it goes, on the download's thread
   * @throws IllegalStateException when it was begun or cancelled before
   */
  public synchronized void start(DownloadListener listener) {
    if (begun || state.isOver()) {
      throw new IllegalStateException(request.id() + " was begun or cancelled before");
    }
    begun = true;
    Thread thread = new Thread(() -> live(listener), "download " + request.id());
    thread.setDaemon(true);
    thread.start();
  }

  /** Lets the line go and keeps what has come. Nothing happens when it is over. */
  public void pause() {
    wish(Wish.PAUSE);
  }

  /** Goes on after a pause. Nothing happens when it is not paused. */
  public synchronized void resume() {
    if (wish == Wish.PAUSE) {
      wish = Wish.RUN;
      notifyAll();
    }
  }

  /** Ends it and keeps what has come. Nothing happens when it is over. */
  public void cancel() {
    wish(Wish.CANCEL);
  }

  /** Ends it and removes what has come. Nothing happens when it is over. */
  public void discard() {
    wish(Wish.DISCARD);
  }

  private synchronized void wish(Wish wanted) {
    if (wish == Wish.RUN || wish == Wish.PAUSE) {
      wish = wanted;
    }
    if (!begun && wish != Wish.PAUSE) {
      state = DownloadState.CANCELLED;
    }
    signal.stop();
    notifyAll();
  }

  /** How it stands. */
  public synchronized DownloadState state() {
    return state;
  }

  /** Why it {@link DownloadState#FAILED}. The message is one line for people. */
  public synchronized Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Waits for its end.
   *
   * @return whether it is over
   */
  public synchronized boolean await(Duration time) throws InterruptedException {
    long deadline = System.nanoTime() + time.toNanos();
    while (!state.isOver()) {
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private void live(DownloadListener listener) {
    try {
      while (true) {
        try {
          new Downloader(request, settings, new Relay(listener), nextSignal()).run();
          enter(DownloadState.DONE, listener);
          return;
        } catch (StoppedException e) {
          Wish next = afterStop(listener);
          if (next != Wish.RUN) {
            if (next == Wish.DISCARD) {
              DownloadedFile.discardPart(request);
            }
            enter(DownloadState.CANCELLED, listener);
            return;
          }
        }
      }
    } catch (IOException e) {
      fail(e, listener);
    } catch (RuntimeException | Error e) {
      fail(
          new DownloadException(Problem.of("%s cannot be downloaded: %s", request.id(), e), e),
          listener);
    }
  }

  private synchronized StopSignal nextSignal() {
    signal = new StopSignal();
    if (wish != Wish.RUN) {
      signal.stop();
    }
    return signal;
  }

  /** What the user wants after a stop; a pause is waited for. */
  private Wish afterStop(DownloadListener listener) {
    synchronized (this) {
      if (wish != Wish.PAUSE) {
        return wish;
      }
    }
    enter(DownloadState.PAUSED, listener);
    synchronized (this) {
      while (wish == Wish.PAUSE) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return Wish.CANCEL;
        }
      }
      return wish;
    }
  }

  private void fail(IOException e, DownloadListener listener) {
    synchronized (this) {
      failure = e;
    }
    enter(DownloadState.FAILED, listener);
  }

  private void enter(DownloadState next, DownloadListener listener) {
    synchronized (this) {
      if (state == next) {
        return;
      }
    }
    try {
      // First the listener, so that whoever awaited the end finds everything told.
      listener.changed(next);
    } finally {
      synchronized (this) {
        state = next;
        notifyAll();
      }
    }
  }

  /** Hands on what a run tells, and keeps the state. */
  private final class Relay implements DownloadListener {
    private final DownloadListener listener;

    Relay(DownloadListener listener) {
      this.listener = listener;
    }

    @Override
    public void changed(DownloadState next) {
      enter(next, listener);
    }

    @Override
    public void progressed(DownloadProgress progress) {
      listener.progressed(progress);
    }

    @Override
    public void noted(Phrase line) {
      listener.noted(line);
    }
  }
}
