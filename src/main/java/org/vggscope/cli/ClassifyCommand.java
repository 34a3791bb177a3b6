package org.vggscope.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Look;
import org.vggscope.model.Prediction;
import org.vggscope.picture.InputTensor;
import org.vggscope.text.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code classify}: the most probable classes of pictures. */
@Command(
    name = "classify",
    description = "Say what is on pictures: the most probable classes of each.",
    footer = {
      "",
      "A picture that cannot be read is named on standard error; the others are still done.",
      "",
      "Examples:",
      "  classify cat.jpg",
      "  classify --model vgg19-tiny --top 3 --format json *.jpg",
      "  classify --quiet --format jsonl pictures 'more/**.png' @list.txt",
      "  curl -s https://example.org/cat.jpg | vggscope classify -",
      "  classify --weights vgg16.safetensors --preprocessing caffe cat.jpg",
      "  classify --size 128 wide.png        dense evaluation of the whole picture",
      "  classify --evaluation multi-scale wide.png",
      "  classify --tensor input.npy         float32 (3,H,W), fed to conv1_1 as it is",
      ""
    })
final class ClassifyCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private InputOptions inputs;
  @Mixin private EvaluationOptions evaluation;

  @Mixin private GivenInputs given;

  @Option(
      names = "--top",
      paramLabel = "K",
      defaultValue = "5",
      description = "Number of classes to print. Default: 5.")
  private int top;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: text.")
  private Format format;

  /** How results are printed. */
  enum Format {
    TEXT,
    JSON,
    /** An object a line, as each picture is done. */
    JSONL,
    CSV;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--quiet",
      description = "Do not name pictures that failed on standard error; the results say it.")
  private boolean quiet;

  ClassifyCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    checkUsage();
    try (ModelOptions.Chosen chosen = models.open()) {
      chosen.needClassifier();
      List<Look> looks = evaluation.looks(inputs, chosen.file());
      String preprocessing = looks.get(0).preprocessing().name();
      boolean assumed =
          chosen.file().assumption() != null
              && preprocessing.equals(chosen.file().preprocessing().name());
      try (PictureFeed feed = new PictureFeed(given.images(), looks, inputs.colours());
          LoadedModel model = Models.load(ComputeEngine.start(), chosen, console);
          ResultWriter writer =
              ResultWriter.of(format, evaluation.title() != null, assumed, console)) {
        boolean good = true;
        if (given.tensor() != null) {
          good = write(writer, fromTensor(model));
        }
        for (PictureFeed.Item item = feed.next(); item != null; item = feed.next()) {
          if (item.note() != null) {
            console.error(item.note().about(item.image()).english());
          }
          good &= write(writer, fromPicture(model, item, preprocessing));
        }
        return good ? ExitStatus.GOOD : ExitStatus.INPUT_FAILED;
      }
    }
  }

  private void checkUsage() throws IOException {
    if (given.images().isEmpty() && given.tensor() == null) {
      throw new ParameterException(
          spec.commandLine(), "Nothing to classify; give a picture or --tensor");
    }
    if (given.images().isEmpty()) {
      inputs.refuseWithoutPictures();
      evaluation.refuseWithoutPictures();
    }
    if (top < 1) {
      throw new ParameterException(spec.commandLine(), "--top %d: give 1 or more".formatted(top));
    }
  }

  private static boolean write(ResultWriter writer, Result result) throws IOException {
    writer.write(result);
    return result.error() == null;
  }

  private Result fromTensor(LoadedModel model) {
    long start = System.nanoTime();
    Form form = new Form(given.tensor(), model.id(), InputOptions.NO_PREPROCESSING, null);
    try {
      InputTensor input = InputOptions.tensor(given.tensor(), model.architecture());
      return ask(model, form, List.of(input), 0);
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      return failed(form, (System.nanoTime() - start) / 1e6, e);
    }
  }

  private Result fromPicture(LoadedModel model, PictureFeed.Item item, String preprocessing) {
    Form form = new Form(item.image(), model.id(), preprocessing, evaluation.title());
    if (item.failure() != null) {
      return failed(form, item.milliseconds(), item.failure());
    }
    try {
      return ask(model, form, item.inputs(), item.milliseconds());
    } catch (RuntimeException | OutOfMemoryError e) {
      return failed(form, item.milliseconds(), e);
    }
  }

  /** What is known of a result before the network was asked. */
  private record Form(String image, String model, String preprocessing, String evaluation) {
    Result filled(double milliseconds, List<Prediction> predictions, String error) {
      return new Result(image, model, preprocessing, evaluation, milliseconds, predictions, error);
    }
  }

  private Result ask(LoadedModel model, Form form, List<InputTensor> inputs, double milliseconds) {
    long start = System.nanoTime();
    List<Prediction> ranked = Models.ask(model, inputs);
    double all = milliseconds + (System.nanoTime() - start) / 1e6;
    return form.filled(all, List.copyOf(ranked.subList(0, Math.min(top, ranked.size()))), null);
  }

  private Result failed(Form form, double milliseconds, Throwable failure) {
    String error = Wording.of(failure, form.image());
    if (!quiet) {
      console.failure(error, failure);
    }
    return form.filled(milliseconds, null, error);
  }
}
