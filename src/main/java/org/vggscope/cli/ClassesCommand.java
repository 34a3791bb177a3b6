package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.picture.ColourHandling;
import org.vggscope.report.JsonWriter;
import org.vggscope.text.Wording;
import org.vggscope.training.own.FeatureCache;
import org.vggscope.training.own.LearnedClasses;
import org.vggscope.training.own.OwnClass;
import org.vggscope.training.own.OwnClasses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code classes}: teaches a network classes of one's own. */
@Command(
    name = "classes",
    description = "Teach a trained network your own classes, from a folder of pictures each.",
    footer = {
      "",
      "All layers but the last stay as they are; a new last layer is learned on what they see. A",
      "fifth of each class's pictures is held back to say how good it is. The file opens like any",
      "other. A picture that cannot be read is skipped, counted and named on standard error.",
      "",
      "Examples:",
      "  classes cats dogs --output pets.safetensors",
      "  classes pets/ --model vgg16 --output pets.safetensors",
      "  classify --weights pets.safetensors cat.jpg",
      ""
    })
final class ClassesCommand implements Callable<Integer> {
  private static final String ENDING = ".safetensors";

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;

  @Parameters(
      paramLabel = "FOLDER",
      arity = "1..*",
      description =
          "A folder with the pictures of one class, in it or in its sub-folders; the class is"
              + " called as it is. One with sub-folders and no pictures beside them stands for its"
              + " sub-folders.")
  private List<Path> folders;

  @Option(
      names = "--output",
      paramLabel = "FILE.safetensors",
      required = true,
      description = "Where the network with the new classes is written; what is there is replaced.")
  private String output;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Decides which pictures are held back. Default: 1.")
  private long seed;

  @Option(names = "--ignore-profile", description = InputOptions.IGNORE_PROFILE)
  private boolean ignoreProfile;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES}. Default: text.")
  private ReportFormat format;

  @Option(
      names = "--progress",
      description = "Report progress on standard error even when it is no terminal.")
  private boolean progressWanted;

  ClassesCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    checkOutput();
    List<OwnClass> classes = OwnClass.of(folders);
    try (ModelOptions.Chosen chosen = models.open()) {
      chosen.needClassifier();
      LearnedClasses learned = learn(chosen, classes);
      learned.write(chosen.file(), Path.of(output), share -> {});
      print(chosen, learned);
      return learned.skipped().isEmpty() ? ExitStatus.GOOD : ExitStatus.INPUT_FAILED;
    }
  }

  private void checkOutput() throws IOException {
    if (!output.toLowerCase(Locale.ROOT).endsWith(ENDING)) {
      throw new ParameterException(
          spec.commandLine(), "%s: give a name that ends in %s".formatted(output, ENDING));
    }
    Path folder = Path.of(output).toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NotDirectoryException(String.valueOf(folder));
    }
    OutputFile.refuseInputs(spec, Path.of(output), models.files());
  }

  private LearnedClasses learn(ModelOptions.Chosen chosen, List<OwnClass> classes)
      throws IOException {
    int pictures = 0;
    for (OwnClass each : classes) {
      pictures += each.pictures().size();
    }
    try (LoadedModel model = Models.load(ComputeEngine.start(), chosen, console);
        Progress progress = new Progress(console, progressWanted, pictures)) {
      OwnClasses own =
          new OwnClasses(
              model,
              ignoreProfile ? ColourHandling.AS_STORED : ColourHandling.SRGB,
              new FeatureCache());
      LearnedClasses learned =
          own.learn(classes, seed, (done, all, skipped) -> progress.done(done), () -> false);
      progress.interrupt();
      learned
          .skipped()
          .forEach(
              each ->
                  console.failure(
                      Wording.of(each.failure(), each.picture().toString()), each.failure()));
      return learned;
    }
  }

  private void print(ModelOptions.Chosen chosen, LearnedClasses learned) {
    if (format == ReportFormat.JSON) {
      console.print(JsonWriter.text(node(chosen, learned)));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    List<String> heading = new ArrayList<>(List.of("IS / TAKEN FOR"));
    heading.addAll(learned.names());
    rows.add(heading);
    for (int k = 0; k < learned.names().size(); k++) {
      List<String> row = new ArrayList<>(List.of(learned.names().get(k)));
      for (int count : learned.confusion()[k]) {
        row.add(String.valueOf(count));
      }
      rows.add(row);
    }
    List<Boolean> right = new ArrayList<>(List.of(false));
    learned.names().forEach(name -> right.add(true));
    console
        .out()
        .print(
            String.format(
                Locale.ROOT,
                "model      %s\nlearned    %d pictures, on %s\nheld back  %d pictures, %d right:"
                    + " %s\nseconds    %.1f, of them %.1f for the new layer\nskipped    %d\n"
                    + "output     %s\n\n",
                chosen.id(),
                learned.learned(),
                featureLayer(chosen).name(),
                learned.heldBack(),
                learned.right(),
                Text.percent(learned.accuracy()),
                learned.featureSeconds() + learned.learningSeconds(),
                learned.learningSeconds(),
                learned.skipped().size(),
                output));
    Text.table(rows, right).forEach(line -> console.out().print(line + "\n"));
    console.flush();
  }

  private static Layer featureLayer(ModelOptions.Chosen chosen) {
    return OwnClasses.featureLayer(chosen.architecture());
  }

  private ObjectNode node(ModelOptions.Chosen chosen, LearnedClasses learned) {
    ObjectNode node = JsonWriter.object();
    node.put("model", chosen.id());
    node.put("layer", featureLayer(chosen).name());
    ArrayNode names = node.putArray("classes");
    learned.names().forEach(names::add);
    node.put("learned", learned.learned());
    node.put("heldBack", learned.heldBack());
    node.put("top1", learned.accuracy());
    ArrayNode confusion = node.putArray("confusion");
    for (int[] row : learned.confusion()) {
      ArrayNode counts = confusion.addArray();
      for (int count : row) {
        counts.add(count);
      }
    }
    node.put("skipped", learned.skipped().size());
    node.put("featureMilliseconds", JsonWriter.milliseconds(1e3 * learned.featureSeconds()));
    node.put("learningMilliseconds", JsonWriter.milliseconds(1e3 * learned.learningSeconds()));
    node.put("output", output);
    return node;
  }
}
