package org.vggscope.weights.download;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;

/**
 * The body of a response, for a thread that takes it a few buffers at a time and must not wait
 * forever, as Java's own stream of a body does when the line goes dead.
 */
final class BodyQueue implements HttpResponse.BodySubscriber<BodyQueue>, AutoCloseable {
  /** Pieces that may lie here untaken: with buffers of 16 kB about as much as a line holds. */
  private static final int AHEAD = 16;

  private static final Duration GLANCE = Duration.ofMillis(100);

  private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
  private Flow.Subscription subscription;
  private boolean closed;

  /** What comes: bytes, or a failure, or with neither the end. */
  private record Piece(List<ByteBuffer> bytes, Throwable failure) {}

  @Override
  public CompletionStage<BodyQueue> getBody() {
    return CompletableFuture.completedStage(this);
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription given) {
    subscription = given;
    if (closed) {
      given.cancel();
    } else {
      given.request(AHEAD);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> bytes) {
    pieces.add(new Piece(bytes, null));
  }

  @Override
  public void onError(Throwable failure) {
    pieces.add(new Piece(null, failure));
  }

  @Override
  public void onComplete() {
    pieces.add(new Piece(null, null));
  }

  /**
   * The next bytes; null at the end.
   *
   * @param stall how long to wait for them
   * @param idle is run while nothing comes
   * @throws LineException when the line was cut or nothing came for so long
   * @throws StoppedException when told to stop
   */
  List<ByteBuffer> next(Duration stall, StopSignal stop, Runnable idle) throws IOException {
    long deadline = System.nanoTime() + stall.toNanos();
    while (true) {
      stop.check();
      Piece piece = poll();
      if (piece == null) {
        if (System.nanoTime() - deadline >= 0) {
          throw new LineException(Problem.of("nothing came for %s", seconds(stall)), null);
        }
        idle.run();
      } else if (piece.failure != null) {
        throw new LineException(Causes.describe(piece.failure), piece.failure);
      } else {
        if (piece.bytes != null) {
          request();
        }
        return piece.bytes;
      }
    }
  }

  private Piece poll() throws StoppedException {
    try {
      return pieces.poll(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  private synchronized void request() {
    subscription.request(1);
  }

  static Phrase seconds(Duration time) {
    return Phrase.of("%d seconds", time.toSeconds());
  }

  /** Gives up the connection, unless the body has come to its end. */
  @Override
  public synchronized void close() {
    closed = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
