package org.vggscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;
import org.vggscope.training.record.RecordFile;
import org.vggscope.weights.NumberFile;

/**
 * {@code checkpoints/}: what is needed to go on, and the one before it in case the last one breaks.
 *
 * @param folder where they are
 */
record Checkpoints(Path folder) {
  private Path latest() {
    return folder.resolve("latest.safetensors");
  }

  private Path before() {
    return folder.resolve("before.safetensors");
  }

  /** Written whole, and not yet called the latest: a kill may come between. */
  private Path next() {
    return folder.resolve("next.safetensors");
  }

  /** Writes one; when that fails those that were there stay. */
  Path write(RunFolder.Checkpoint checkpoint) throws IOException {
    new NumberFile(
            checkpoint.state(), Map.of(NumberFile.STATE, RecordFile.text(checkpoint.progress())))
        .write(next());
    if (isWhole(latest())) {
      move(latest(), before());
    }
    move(next(), latest());
    return latest();
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** A broken one does not take the place of a whole one. */
  private static boolean isWhole(Path file) {
    try {
      return Files.isRegularFile(file) && NumberFile.words(file).containsKey(NumberFile.STATE);
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads the last one that is whole.
   *
   * @param lost told what could not be read
   * @return null when there is none
   * @throws IOException when there are only broken ones
   */
  RunFolder.Checkpoint read(List<Problem> lost) throws IOException {
    Problem broken = null;
    for (Path file : List.of(next(), latest(), before())) {
      if (Files.isRegularFile(file)) {
        try {
          RunFolder.Checkpoint read = read(file);
          boolean missing = file.equals(before()) && broken == null;
          Problem why = missing ? Problem.of("is missing").about(latest().toString()) : broken;
          if (why != null) {
            lost.add(
                Problem.of(
                    "%s; the training goes on from the checkpoint before, after step %,d",
                    why, read.progress().step()));
          }
          return read;
        } catch (IOException e) {
          broken = broken == null ? ProblemException.of(e) : broken;
        }
      }
    }
    if (broken != null) {
      throw new ProblemException(
          Problem.of(
              "%s; no checkpoint is whole: begin in another folder with --start-from and the last"
                  + " file in moments/, which has what was learned",
              broken));
    }
    return null;
  }

  private static RunFolder.Checkpoint read(Path file) throws IOException {
    NumberFile read = NumberFile.read(file);
    RunFolder.Progress progress =
        RecordFile.parse(
            read.words().getOrDefault(NumberFile.STATE, ""),
            String.valueOf(file.getFileName()),
            RunFolder.Progress.class);
    if (progress.schedule() == null || progress.step() < 0 || progress.epoch() < 0) {
      throw new ProblemException(Problem.of("is no checkpoint").about(file.toString()));
    }
    return new RunFolder.Checkpoint(progress, read.numbers());
  }
}
