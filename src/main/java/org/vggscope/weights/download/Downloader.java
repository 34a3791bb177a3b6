package org.vggscope.weights.download;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.weights.Messages;

/** One run of a download, on the calling thread, until the file is there or something ends it. */
final class Downloader {
  /**
   * An attempt that got as much further than all before was worth it, and the count of broken ones
   * begins anew.
   */
  private static final long WORTH_IT = 64 << 10;

  private final DownloadRequest request;
  private final DownloadSettings settings;
  private final DownloadListener listener;
  private final StopSignal stop;
  private final Meter meter;

  /** Whether bytes of an earlier run are among those that came. */
  private boolean inherited;

  /** Whether bytes of more than one answer are among those that came in this run. */
  private boolean pieced;

  /** Whether the server may be asked for a rest. */
  private boolean ranges = true;

  Downloader(
      DownloadRequest request,
      DownloadSettings settings,
      DownloadListener listener,
      StopSignal stop) {
    this.request = request;
    this.settings = settings;
    this.listener = listener;
    this.stop = stop;
    this.meter = new Meter(listener, request.size());
  }

  /**
   * Brings the file to its place. One that is there already and right stays as it is, and nothing
   * is connected to.
   *
   * @throws DownloadException when that cannot be done
   * @throws StoppedException when told to stop; what has come stays
   * @throws IOException when the user's folder cannot be read or written
   */
  void run() throws IOException {
    DownloadLock.holding(request, this::runAlone);
  }

  private void runAlone() throws IOException {
    listener.changed(DownloadState.CHECKING);
    if (isThere()) {
      PartFile.discard(request);
      return;
    }
    try (PartFile part = PartFile.open(request, meter, stop)) {
      inherited = part.length() > 0;
      checkSpace(part);
      fetch(part);
      while (!part.isRight()) {
        startAnewAfterWrongBytes(part);
        fetch(part);
      }
      part.complete();
    }
  }

  private boolean isThere() throws IOException {
    if (request.target().toFile().length() != request.size()
        || !Files.isRegularFile(request.target())) {
      return false;
    }
    try {
      DownloadedFile.verify(request, meter, stop);
      return true;
    } catch (DownloadException e) {
      listener.noted(Phrase.of("%s is damaged; it is downloaded anew", request.target()));
      return false;
    }
  }

  private void checkSpace(PartFile part) throws IOException {
    long needed = request.size() - part.length();
    long free = settings.space().free(request.folder());
    if (free < needed) {
      throw new DownloadException(
          Problem.of(
              "%s needs %s more on the disk of %s, which has %s free; free some, or name another folder with -Dvggscope.data=FOLDER",
              request.id(), Messages.bytes(needed), request.folder(), Messages.bytes(free)));
    }
  }

  /**
   * Bytes of two versions of the file, or of a server that lies, may be mixed; once that is seen.
   */
  private void startAnewAfterWrongBytes(PartFile part) throws IOException {
    String sum = part.sum();
    if (!inherited && !pieced) {
      part.discard();
      throw new DownloadException(
          Problem.of(
              "%s sends other bytes than those of %s (SHA-256 %s, not %s); they were thrown away, try a mirror",
              request.address(), request.id(), sum, request.sha256()));
    }
    listener.noted(
        Phrase.of("What was gathered in pieces for %s is damaged; starting anew", request.id()));
    // Pieces of this run are the server's fault, older ones may be an older file's.
    ranges = ranges && !pieced;
    restart(part);
  }

  private void restart(PartFile part) throws IOException {
    part.restart();
    inherited = false;
    pieced = false;
  }

  /** Gathers all bytes, over as many broken lines as it takes. */
  private void fetch(PartFile part) throws IOException {
    if (part.isWhole()) {
      return;
    }
    ModelServer server = new ModelServer(request, settings, stop);
    int failures = 0;
    long furthest = part.length();
    while (!part.isWhole()) {
      try {
        attempt(part, server);
      } catch (RangeException e) {
        listener.noted(Phrase.of("%s; starting anew without asking for parts", e.problem()));
        ranges = false;
        restart(part);
      } catch (LineException e) {
        failures = part.length() - furthest >= WORTH_IT ? 1 : failures + 1;
        furthest = Math.max(furthest, part.length());
        if (failures > settings.retries()) {
          throw givenUp(part, e, failures);
        }
        pause(part, e, settings.pause(failures, e.wanted()));
      }
    }
  }

  private void attempt(PartFile part, ModelServer server) throws IOException {
    listener.changed(DownloadState.LOADING);
    if (!ranges && part.length() > 0) {
      restart(part);
    }
    try (Reply reply = server.ask(part.length(), part.validator())) {
      if (reply.start() != part.length()) {
        listener.noted(
            Phrase.of(
                "%s sends no parts of files, or has another file now; starting anew",
                request.address().getHost()));
        restart(part);
      }
      pieced |= part.length() > 0;
      part.remember(Sidecar.of(request, reply.headers()));
      meter.begin(part.length());
      List<ByteBuffer> bytes = next(part, reply);
      while (bytes != null) {
        part.append(bytes);
        meter.at(part.length());
        bytes = next(part, reply);
      }
    } catch (OversizeException e) {
      if (inherited || pieced) {
        throw new RangeException(
            Problem.of("%s sends more than was asked for", request.address().getHost()));
      }
      part.discard();
      throw new DownloadException(
          Problem.of(
              "%s is another file than %s: it goes on after %d bytes; what came was thrown away, try a mirror",
              request.address(), request.id(), request.size()),
          e);
    }
    if (!part.isWhole()) {
      throw new LineException(Problem.of("the server ended the file too early"), null);
    }
  }

  private List<ByteBuffer> next(PartFile part, Reply reply) throws IOException {
    return reply.body().next(settings.stall(), stop, () -> meter.at(part.length()));
  }

  private void pause(PartFile part, LineException cut, Duration time) throws StoppedException {
    listener.changed(DownloadState.WAITING);
    listener.noted(
        Phrase.of(
            "The line to %s broke at %s (%s); trying again in %s",
            request.address().getHost(),
            Messages.bytes(part.length()),
            cut.problem(),
            BodyQueue.seconds(time)));
    stop.sleep(time);
  }

  private DownloadException givenUp(PartFile part, LineException cut, int failures) {
    return new DownloadException(
        Problem.of(
            "%s: the line to %s broke %d times, the last time at %s of %s: %s; what has come is kept, 'vggscope download %s' goes on from there",
            request.id(),
            request.address().getHost(),
            failures,
            Messages.bytes(part.length()),
            Messages.bytes(request.size()),
            cut.problem(),
            request.id()),
        cut);
  }
}
