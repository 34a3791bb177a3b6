package org.vggscope.training.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vggscope.support.AtomicFile;
import org.vggscope.weights.LayerWeights;
import org.vggscope.weights.SafetensorsWriter;

/**
 * {@code moments/}: the network as it was over time, a file a moment, which opens like any other.
 * There are 200 in 300 MB at most; the older they are the farther they come to lie apart.
 */
public final class Moments {
  private static final int MOST = 200;
  private static final long MOST_BYTES = 300_000_000;
  private static final Pattern NAME = Pattern.compile("step-([0-9]{1,18})\\.safetensors");

  /** A folder that changed less long ago may change again without a later time. */
  private static final long SETTLED = 2000;

  private final Path folder;
  private FileTime listed;
  private List<Moment> known = List.of();

  /** Those of a run. */
  public Moments(Path run) {
    this.folder = run.resolve("moments");
  }

  /** The one that a file in a run's folder of them is; empty for any other file. */
  public static Optional<Moment> at(Path run, Path file) {
    Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
    return name.matches() && new Moments(run).folder.equals(file.getParent())
        ? Optional.of(new Moment(Long.parseLong(name.group(1)), file))
        : Optional.empty();
  }

  /** Those that there are, in the order of their steps. */
  public List<Moment> all() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    FileTime now = Files.getLastModifiedTime(folder);
    if (now.equals(listed)) {
      return known;
    }
    List<Moment> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (name.matches()) {
          found.add(new Moment(Long.parseLong(name.group(1)), file));
        }
      }
    }
    found.sort(Comparator.comparingLong(Moment::step));
    known = List.copyOf(found);
    listed = now.toMillis() + SETTLED < System.currentTimeMillis() ? now : null;
    return known;
  }

  /** Keeps another one, and lets go of one that lies closest to its neighbours for its age. */
  public void keep(long step, LayerWeights weights) throws IOException {
    if (!Files.isDirectory(folder)) {
      // Not its parents: a run whose folder is gone does not come back.
      Files.createDirectory(folder);
    }
    Path file = folder.resolve("step-%08d.safetensors".formatted(step));
    SafetensorsWriter.write(weights, file, false);
    List<Moment> all = new ArrayList<>(all());
    long most = Math.max(2, Math.min(MOST, MOST_BYTES / Math.max(1, Files.size(file))));
    while (all.size() > most) {
      Moment one = all.remove(leastMissed(all.stream().map(Moment::step).toList()));
      Files.deleteIfExists(one.file());
    }
  }

  /** Lets go of those after a step, which come again. */
  public void cut(long step) throws IOException {
    AtomicFile.sweep(folder);
    for (Moment each : all()) {
      if (each.step() > step) {
        Files.deleteIfExists(each.file());
      }
    }
  }

  /** The index of the one, neither first nor last, whose gap is the smallest share of its age. */
  static int leastMissed(List<Long> steps) {
    int least = 1;
    double smallest = Double.MAX_VALUE;
    long last = steps.get(steps.size() - 1);
    for (int i = 1; i < steps.size() - 1; i++) {
      double gap = steps.get(i + 1) - steps.get(i - 1);
      double share = gap / (last - steps.get(i) + 1);
      if (share < smallest) {
        smallest = share;
        least = i;
      }
    }
    return least;
  }
}
