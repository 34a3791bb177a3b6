package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.vggscope.model.Labels;
import org.vggscope.model.NetworkSpec;
import org.vggscope.support.FileSums;
import org.vggscope.support.Problem;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFileException;
import org.vggscope.weights.WeightFiles;
import org.vggscope.weights.labels.LabelFile;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which network is asked. */
final class ModelOptions {
  static final String DEFAULT_MODEL = "vgg16-tiny";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--model",
      paramLabel = "ID",
      description = "A model of the catalogue ('models' lists them). Default: " + DEFAULT_MODEL)
  private String model;

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description =
          "A weight file in place of --model. Format, configuration and sizes are told from its"
              + " content.")
  private String weights;

  @Option(
      names = "--state",
      paramLabel = "NAME",
      description =
          "Which network of a weight file that holds several, such as model_ema. Default: the"
              + " first; which one was taken is said.")
  private String state;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "Names of the classes: a line each in class order, a WordNet id, a tab and a name.")
  private String labels;

  /**
   * An opened weight file with what its classes are called.
   *
   * @param id the catalogue's id or the file's name
   * @param labelsFrom the file beside the weights that names its classes, or null
   */
  record Chosen(String id, String source, WeightFile file, Labels labels, String labelsFrom)
      implements AutoCloseable {
    /** The same with its classes called otherwise. */
    Chosen withLabels(Labels others) {
      return new Chosen(id, source, file, others, null);
    }

    /** The same called otherwise. */
    Chosen called(String otherId) {
      return new Chosen(otherId, source, file, labels, labelsFrom);
    }

    /** Whether it is the very same file or model of the catalogue. */
    boolean isSame(Chosen other) {
      return source.equals(other.source);
    }

    NetworkSpec architecture() {
      return file.architecture();
    }

    /**
     * SHA-256 of the weight file, in hexadecimal digits.
     *
     * @param sums finds it where the catalogue does not have it
     * @throws IOException when the file cannot be read any more
     */
    String checksum(FileSums sums) throws IOException {
      ModelCatalog catalog = ModelCatalog.bundled();
      return catalog.contains(source) ? catalog.entry(source).sha256() : sums.of(Path.of(source));
    }

    /**
     * @throws WeightFileException when the file has no fully connected layers
     */
    void needClassifier() throws WeightFileException {
      if (!file.hasClassifier()) {
        throw new WeightFileException(
            Problem.of(
                "%s %s, so it names no classes; 'activations' shows what its convolutions do",
                id,
                file.problem() == null
                    ? "has no fully connected layers"
                    : "has no classifier: " + file.problem().english()));
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  /** Whether names of classes were given. */
  boolean hasLabels() {
    return labels != null;
  }

  /** The files that were named, which are read; null where none was. */
  List<String> files() {
    return Arrays.asList(weights, labels);
  }

  /**
   * Opens the weight file; the numbers are not read yet.
   *
   * @throws ParameterException when the options contradict each other or name no model
   * @throws IOException when a file cannot be used
   */
  Chosen open() throws IOException {
    if (model != null && weights != null) {
      throw new ParameterException(
          spec.commandLine(), "--model and --weights exclude each other; give one of them");
    }
    if (state != null && weights == null) {
      throw new ParameterException(spec.commandLine(), "--state goes with --weights only");
    }
    return open(spec, model == null ? DEFAULT_MODEL : model, weights, state, labels);
  }

  /**
   * As {@link #open()}, for a command that takes a network by options of other names.
   *
   * @param id a model of the catalogue
   * @param weights a weight file in its place, or null
   * @param state which of the networks that the file holds, or null
   * @param labels a file with the names of the classes, or null
   */
  static Chosen open(CommandSpec spec, String id, String weights, String state, String labels)
      throws IOException {
    if (weights != null) {
      Path path = Path.of(weights);
      WeightFile file = WeightFiles.open(path, state);
      return named(
          spec,
          String.valueOf(path.getFileName()),
          path.toAbsolutePath().normalize().toString(),
          file,
          null,
          labels);
    }
    CatalogEntry entry = entry(spec, id);
    return named(spec, entry.id(), entry.id(), entry.open(), entry, labels);
  }

  private static CatalogEntry entry(CommandSpec spec, String id) {
    try {
      return ModelCatalog.bundled().entry(id);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static Chosen named(
      CommandSpec spec,
      String id,
      String source,
      WeightFile file,
      CatalogEntry entry,
      String labels)
      throws IOException {
    boolean done = false;
    try {
      Optional<LabelFile.Beside> beside =
          entry == null && labels == null && file.labels().isEmpty()
              ? LabelFile.beside(Path.of(source), file.architecture().classes())
              : Optional.empty();
      Chosen chosen =
          beside.isPresent()
              ? new Chosen(
                  id,
                  source,
                  file,
                  beside.get().labels(),
                  String.valueOf(beside.get().file().getFileName()))
              : new Chosen(id, source, file, labels(spec, file, entry, labels), null);
      done = true;
      return chosen;
    } finally {
      if (!done) {
        file.close();
      }
    }
  }

  private static Labels labels(CommandSpec spec, WeightFile file, CatalogEntry entry, String labels)
      throws IOException {
    if (labels != null) {
      Labels read = LabelFile.read(Path.of(labels));
      if (read.size() != file.architecture().classes()) {
        throw new ParameterException(
            spec.commandLine(),
            "%s names %d classes, but the network has %d"
                .formatted(labels, read.size(), file.architecture().classes()));
      }
      return read;
    }
    if (entry != null) {
      return entry.labels();
    }
    return file.labels().isPresent()
        ? file.labels().get()
        : ModelCatalog.bundled().labels(file.architecture());
  }
}
