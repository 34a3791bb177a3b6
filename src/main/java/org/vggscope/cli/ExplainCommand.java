package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceAnswer;
import org.vggscope.explain.EvidenceMethod;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Prediction;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.picture.TensorPicture;
import org.vggscope.report.JsonWriter;
import org.vggscope.support.Problem;
import org.vggscope.text.Wording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code explain}: which pixels speak for a class. */
@Command(
    name = "explain",
    description = "Say which pixels speak for a class: evidence over the picture, or as numbers.",
    footer = {
      "",
      "Methods, each one number a pixel of the network's input:",
      "  grad-cam    feature maps weighted by their mean gradient, enlarged (Selvaraju et al. 2017)",
      "  guided      sizes of what guided backpropagation brings back, colours added (Springenberg",
      "              et al. 2014)",
      "  integrated  shares in the logit from a picture of the mean colour on, colours added",
      "              (Sundararajan et al. 2017)",
      "  occlusion   fall of the probability under a patch of the mean colour (Zeiler and Fergus",
      "              2014)",
      "With more than one picture each gets a file of its own: heat.png becomes heat-cat.png.",
      "A picture that cannot be used is named on standard error; the others are still done.",
      "",
      "Examples:",
      "  explain cat.jpg --output heat.png",
      "  explain cat.jpg --layer conv4_3 --class n02123045 --output cam.npy",
      "  explain *.jpg --method integrated --format json --output heat.csv",
      "  explain cat.jpg --method occlusion --patch 16 --stride 4 --output heat.png",
      "  explain --tensor input.npy --method guided --output guided.npy",
      ""
    })
final class ExplainCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;
  @Mixin private InputOptions inputs;
  @Mixin private ClassOption classes;
  @Mixin private EvidenceOptions options;
  @Mixin private MapLayerOption map;

  @Mixin private GivenInputs asked;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "grad-cam",
      converter = EvidenceMethods.class,
      description = "grad-cam, guided, integrated or occlusion. Default: grad-cam.")
  private EvidenceMethod method;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description =
          "Where to write: .png or .svg for the evidence over the picture as the network sees it;"
              + " .npy for the numbers, (height, width) of the input in float32; .csv for a line a pixel.")
  private String output;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "Of what is printed: ${COMPLETION-CANDIDATES}. Default: text.")
  private ReportFormat format;

  @Option(
      names = "--progress",
      description = "Report progress on standard error even when it is no terminal.")
  private boolean progressWanted;

  private final UniqueNames used = new UniqueNames();
  private final List<EvidenceFile> files = new ArrayList<>();

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    checkUsage();
    try (ModelOptions.Chosen chosen = models.open()) {
      chosen.needClassifier();
      Integer index = classes.index(chosen.labels());
      options.check(List.of(method), chosen.architecture(), map.layer());
      Preprocessing preprocessing = inputs.preprocessing(chosen.file());
      boolean good = true;
      try (LoadedModel model = Models.load(ComputeEngine.start(), chosen, console);
          ExplainPrinter printer = new ExplainPrinter(format, console);
          ProgressLine progress = new ProgressLine(console, progressWanted)) {
        for (int i = 0; i < given().size(); i++) {
          String each = given().get(i);
          ObjectNode node = JsonWriter.object();
          node.put("image", each);
          node.put("model", model.id());
          node.put(
              "preprocessing",
              asked.tensor() == null ? preprocessing.name() : InputOptions.NO_PREPROCESSING);
          node.put("method", method.toString());
          try {
            explain(model, each, files.get(i), preprocessing, index, node, progress);
          } catch (IOException | RuntimeException | OutOfMemoryError e) {
            good = false;
            String error =
                e instanceof FileSystemException system && !each.equals(system.getFile())
                    ? Wording.of(e)
                    : Wording.of(e, each);
            node.put("error", error);
            progress.interrupt();
            console.failure(error, e);
          }
          progress.interrupt();
          printer.print(node);
        }
      }
      return good ? ExitStatus.GOOD : ExitStatus.INPUT_FAILED;
    }
  }

  private void checkUsage() throws IOException {
    if (asked.images().isEmpty() == (asked.tensor() == null)) {
      throw usage(
          asked.images().isEmpty()
              ? "Nothing to explain; give a picture or --tensor"
              : "IMAGE and --tensor exclude each other; give one of them");
    }
    if (asked.tensor() != null) {
      inputs.refuseWithoutPictures();
    }
    if (output != null && !new EvidenceFile(Path.of(output)).isKnown()) {
      throw usage(
          "--output %s: give a name that ends in .png, .svg, .npy or .csv".formatted(output));
    }
    for (String each : given()) {
      EvidenceFile file = output == null ? null : file(each);
      files.add(file);
      if (file != null) {
        OutputFile.refuseInputs(spec, file.path(), given());
        OutputFile.refuseInputs(spec, file.path(), models.files());
      }
    }
  }

  /** What is explained, each one's file in {@link #files} at the same place. */
  private List<String> given() throws IOException {
    return asked.tensor() == null ? asked.images() : List.of(asked.tensor());
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void explain(
      LoadedModel model,
      String given,
      EvidenceFile file,
      Preprocessing preprocessing,
      Integer chosen,
      ObjectNode node,
      ProgressLine progress)
      throws IOException {
    SourceImage seen;
    InputTensor input;
    if (asked.tensor() == null) {
      PreparedPicture prepared =
          Preprocessor.prepare(GivenPictures.read(given, inputs.colours()), preprocessing);
      seen = prepared.seen();
      input = prepared.input();
    } else {
      input = InputOptions.tensor(given, model.architecture());
      seen = TensorPicture.of(given, input, model.preprocessing()).picture();
    }
    long start = System.nanoTime();
    try (Analysis analysis = model.analyse(input, () -> false)) {
      List<Prediction> ranked = Models.finite(analysis.ranked());
      Prediction about =
          chosen == null
              ? ranked.get(0)
              : ranked.stream().filter(p -> p.index() == chosen).findFirst().orElseThrow();
      EvidenceAnswer found =
          options
              .request(method, model.architecture(), map.layer(), about.index())
              .find(
                  model.network(),
                  input,
                  analysis.activations(),
                  share ->
                      progress.show(
                          "%s: %.0f %%".formatted(Problem.oneLine(given), 100 * share), false),
                  () -> false);
      node.put("milliseconds", JsonWriter.milliseconds((System.nanoTime() - start) / 1e6));
      describe(about, found, node);
      if (file != null) {
        file.write(seen, found.evidence(), method.isSigned());
        node.put("output", file.path().toString());
      }
    }
  }

  private static void describe(Prediction about, EvidenceAnswer found, ObjectNode node) {
    node.setAll(JsonWriter.prediction(about));
    node.setAll(found.facts());
    Evidence evidence = found.evidence();
    node.put("height", evidence.height());
    node.put("width", evidence.width());
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : evidence.values()) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    node.put("minimum", least);
    node.put("maximum", most);
    node.put("sum", evidence.sum());
  }

  /** The picture's own file; pictures of one name are told apart by numbers. */
  private EvidenceFile file(String given) throws IOException {
    EvidenceFile file = new EvidenceFile(Path.of(output));
    if (asked.images().size() <= 1) {
      return file;
    }
    return file.of(used.next(given));
  }
}
