package org.vggscope.training.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import org.vggscope.support.AtomicFile;

/**
 * What else a run says of itself: {@code start.json}, {@code epochs.jsonl}, {@code status.json},
 * {@code by-hand.csv} (a line for each thing that somebody had it do), and {@code steer}, by which
 * they do it: a word a line.
 */
public final class RunLog {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Path start;
  private final Path epochs;
  private final Path status;
  private final Path byHand;
  private final Path steer;
  private final Appended appended;
  private final List<RunEpoch> read = new ArrayList<>();
  private final Queue<Steer> steering = new ArrayDeque<>();

  /** That of a run, which need not be there. */
  public RunLog(Path run) {
    folder = run;
    start = run.resolve("start.json");
    epochs = run.resolve("epochs.jsonl");
    status = run.resolve("status.json");
    byHand = run.resolve("by-hand.csv");
    steer = run.resolve("steer");
    appended = new Appended(epochs);
  }

  /**
   * Something that was done by hand.
   *
   * @param step steps made then
   * @param what it was
   * @param rate of learning from then on
   */
  public record ByHand(long step, Steer what, double rate) {}

  private static <T> Optional<T> read(Path file, Class<T> type) {
    try {
      return Optional.ofNullable(JSON.readValue(Files.readString(file), type));
    } catch (IOException e) {
      // It is not there yet, or of another version.
      return Optional.empty();
    }
  }

  /** Notes what there was before the first step. */
  public void write(RunStart begun) throws IOException {
    AtomicFile.text(start, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(begun) + "\n");
  }

  /** What there was before the first step. */
  public Optional<RunStart> start() {
    return read(start, RunStart.class);
  }

  /** Notes how it is. */
  public void write(RunStatus now) throws IOException {
    AtomicFile.text(status, JSON.writeValueAsString(now) + "\n");
  }

  /** How it said that it was. */
  public Optional<RunStatus> status() {
    return read(status, RunStatus.class);
  }

  /** Notes an epoch. */
  public void add(RunEpoch ended) throws IOException {
    Files.writeString(
        epochs,
        JSON.writeValueAsString(ended) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** The epochs that ended by now. */
  public List<RunEpoch> epochs() throws IOException {
    Appended.Lines next = appended.next();
    if (next.anew()) {
      read.clear();
    }
    for (String line : next.lines()) {
      try {
        read.add(JSON.readValue(line, RunEpoch.class));
      } catch (JsonProcessingException e) {
        // The line that was being written when the run was killed.
        continue;
      }
    }
    return List.copyOf(read);
  }

  /** Forgets what came after a step. */
  public void cut(long step) throws IOException {
    StringBuilder kept = new StringBuilder();
    for (RunEpoch epoch : epochs()) {
      if (epoch.step() <= step) {
        kept.append(JSON.writeValueAsString(epoch)).append('\n');
      }
    }
    AtomicFile.text(epochs, kept.toString());
    StringBuilder done = new StringBuilder();
    for (ByHand each : byHand()) {
      if (each.step() <= step) {
        done.append(row(each));
      }
    }
    if (Files.exists(byHand)) {
      AtomicFile.text(byHand, done.toString());
    }
  }

  private static String row(ByHand done) {
    return done.step() + "," + done.what().id() + "," + done.rate() + "\n";
  }

  /** Notes what was done by hand. */
  public void add(ByHand done) throws IOException {
    Files.writeString(byHand, row(done), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** All that was done by hand. */
  public List<ByHand> byHand() throws IOException {
    List<ByHand> all = new ArrayList<>();
    if (Files.isRegularFile(byHand)) {
      String text = new String(Files.readAllBytes(byHand), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        String[] cells = line.split(",");
        Optional<Steer> what = cells.length == 3 ? Steer.of(cells[1]) : Optional.empty();
        if (what.isPresent()) {
          try {
            all.add(new ByHand(Long.parseLong(cells[0]), what.get(), Double.parseDouble(cells[2])));
          } catch (NumberFormatException e) {
            // What a broken disk made of a line is none.
            continue;
          }
        }
      }
    }
    return all;
  }

  /** Has whoever trains do something before the next step, after what was wanted before. */
  public void steer(Steer wanted) throws IOException {
    AtomicFile.text(steer, taken() + wanted.id() + "\n");
  }

  /** Takes what somebody wants, each thing once, in its order. */
  public Optional<Steer> steered() throws IOException {
    if (steering.isEmpty()) {
      taken().lines().map(Steer::of).flatMap(Optional::stream).forEach(steering::add);
    }
    return Optional.ofNullable(steering.poll());
  }

  /**
   * Whoever only waits to be steered would wait for ever in a folder that is gone.
   *
   * @throws IOException when it is
   */
  public void refuseGone() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString());
    }
  }

  /** What was wanted of an earlier training in the folder is not done. */
  public void forgetSteering() throws IOException {
    taken();
    steering.clear();
  }

  /** Takes the file before it reads it: nobody adds to it, or takes it too, meanwhile. */
  private String taken() throws IOException {
    if (!Files.exists(steer)) {
      return "";
    }
    // Called so that it is swept away if this is killed.
    Path mine = steer.resolveSibling(".vggscope-%s.part".formatted(UUID.randomUUID()));
    try {
      Files.move(steer, mine, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return "";
    }
    String words = Files.readString(mine);
    Files.deleteIfExists(mine);
    return words;
  }
}
