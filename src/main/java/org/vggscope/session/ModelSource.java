package org.vggscope.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vggscope.model.Labels;
import org.vggscope.support.FileSums;
import org.vggscope.support.Problem;
import org.vggscope.text.Texts;
import org.vggscope.training.record.Moment;
import org.vggscope.weights.Accuracy;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;
import org.vggscope.weights.labels.LabelFile;

/** Where a network's weights come from. */
public sealed interface ModelSource {
  /** The catalogue's id or the file's name. */
  String id();

  /** What to call it, in the language in force. */
  String title();

  /** By what it is found again: the catalogue's id or the file's path. */
  default String key() {
    return id();
  }

  /**
   * Opens the weights; the numbers are not read yet.
   *
   * @throws IOException with one line for people when they cannot be used
   */
  WeightFile open() throws IOException;

  /**
   * As {@link #open()}, where that may take long.
   *
   * @param cancelled asked meanwhile
   */
  default WeightFile open(BooleanSupplier cancelled) throws IOException {
    return open();
  }

  /**
   * SHA-256 of its file, in hexadecimal digits. A large file that is a person's own takes seconds
   * the first time.
   *
   * @throws IOException when the file cannot be read any more
   */
  String checksum(FileSums sums) throws IOException;

  /** What the classes of a network of that architecture are called. */
  Labels labels(WeightFile opened) throws IOException;

  /** The file that names its classes, where one lies beside the weights. */
  default Optional<String> labelsBeside(WeightFile opened) {
    return Optional.empty();
  }

  /** Whether another one soon takes its place, as in a film. */
  default boolean isFleeting() {
    return false;
  }

  /** How often it is right, where that is known. */
  default Optional<Accuracy> accuracy() {
    return Optional.empty();
  }

  /** A model of the catalogue that is on this machine. */
  record Catalogued(CatalogEntry entry) implements ModelSource {
    @Override
    public String id() {
      return entry.id();
    }

    @Override
    public String title() {
      return Texts.of(entry.title());
    }

    @Override
    public WeightFile open() throws IOException {
      return entry.open();
    }

    @Override
    public String checksum(FileSums sums) {
      // It was verified when the file came.
      return entry.sha256();
    }

    @Override
    public Labels labels(WeightFile opened) throws IOException {
      return entry.labels();
    }

    @Override
    public Optional<Accuracy> accuracy() {
      return entry.accuracy();
    }
  }

  /**
   * A network as it was at a moment of its training.
   *
   * @param run what the run is called
   */
  record OfRun(String run, Moment moment) implements ModelSource {
    @Override
    public String id() {
      return Problem.oneLine(run) + "@" + moment.step();
    }

    @Override
    public String title() {
      return Texts.of("%s, step %,d", Problem.oneLine(run), moment.step());
    }

    @Override
    public String key() {
      return moment.file().toAbsolutePath().toString();
    }

    @Override
    public boolean isFleeting() {
      return true;
    }

    @Override
    public WeightFile open() throws IOException {
      return WeightFiles.open(moment.file());
    }

    @Override
    public String checksum(FileSums sums) throws IOException {
      return sums.of(moment.file());
    }

    @Override
    public Labels labels(WeightFile opened) throws IOException {
      return opened.labels().orElseThrow();
    }
  }

  /** A weight file of the person's own. */
  record OwnFile(Path file) implements ModelSource {
    @Override
    public String id() {
      return Problem.oneLine(String.valueOf(file.getFileName()));
    }

    @Override
    public String title() {
      return id();
    }

    @Override
    public String key() {
      return file.toAbsolutePath().toString();
    }

    @Override
    public WeightFile open() throws IOException {
      return open(() -> false);
    }

    @Override
    public WeightFile open(BooleanSupplier cancelled) throws IOException {
      return WeightFiles.open(file, null, cancelled);
    }

    @Override
    public String checksum(FileSums sums) throws IOException {
      return sums.of(file);
    }

    @Override
    public Labels labels(WeightFile opened) throws IOException {
      Optional<Labels> said =
          opened.labels().or(() -> beside(opened).map(LabelFile.Beside::labels));
      return said.isPresent() ? said.get() : ModelCatalog.bundled().labels(opened.architecture());
    }

    @Override
    public Optional<String> labelsBeside(WeightFile opened) {
      return beside(opened)
          .map(beside -> Problem.oneLine(String.valueOf(beside.file().getFileName())));
    }

    /** What a file says itself goes before. */
    private Optional<LabelFile.Beside> beside(WeightFile opened) {
      return opened.labels().isPresent()
          ? Optional.empty()
          : LabelFile.beside(file, opened.architecture().classes());
    }
  }
}
