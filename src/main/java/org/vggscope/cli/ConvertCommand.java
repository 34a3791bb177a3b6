package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.text.Wording;
import org.vggscope.weights.PreparedWeights;
import org.vggscope.weights.SafetensorsWriter;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFileException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convert}: writes the own format. */
@Command(
    name = "convert",
    description = "Write the weights of any file as safetensors with the paper's layer names.",
    footer = {
      "",
      "Batch normalisation is folded into the layers beside it, and the preprocessing that the weights",
      "want is written beside them. The output appears whole or not at all.",
      "",
      "Examples:",
      "  convert vgg16.npy vgg16.safetensors",
      "  convert vgg16 vgg16-half.safetensors --half",
      "  convert own.pth own.safetensors --mean 0.5,0.5,0.5 --deviation 0.5,0.5,0.5",
      ""
    })
final class ConvertCommand implements Callable<Integer> {
  private static final String ENDING = ".safetensors";
  private static final int PERCENT = 100;

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "FILE-or-ID",
      description = "A weight file of any format, or a model of the catalogue.")
  private String subject;

  @Parameters(
      index = "1",
      paramLabel = "OUT.safetensors",
      description = "Where to write; what is there is replaced.")
  private String output;

  @Option(names = "--half", description = "Write float16, half as large, in place of float32.")
  private boolean half;

  @Option(
      names = "--features-only",
      description = "Write the convolutions of a network whose classifier is not understood.")
  private boolean featuresOnly;

  @Mixin private OwnPreprocessing own;

  @Option(
      names = "--progress",
      description = "Report progress on standard error even when it is no terminal.")
  private boolean progressWanted;

  ConvertCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Path target = Path.of(output);
    checkUsage(target);
    try (WeightFile source = WeightSubject.open(subject);
        ProgressLine line = new ProgressLine(console, progressWanted)) {
      refuseLoss(source);
      for (Phrase note : source.notes()) {
        console.error(subject + ": " + note);
      }
      Preprocessing prepared = own.over(source.preprocessing());
      NetworkSpec network = source.architecture().preparedBy(prepared);
      SafetensorsWriter.write(
          own.isGiven() ? new PreparedWeights(source, prepared) : source,
          featuresOnly ? network.features() : network,
          target,
          half,
          share ->
              line.show(
                  String.format(Locale.ROOT, "%s: %.0f %%", output, PERCENT * share), share == 1));
    } catch (WeightFileException | FileSystemException e) {
      throw e;
    } catch (IOException e) {
      // A full disk does not say whose.
      throw new IOException(Wording.of(e, output), e);
    }
    return ExitStatus.GOOD;
  }

  /** What comes out would be less of a network than what goes in, and nobody would notice. */
  private void refuseLoss(WeightFile source) throws WeightFileException {
    if (source.problem() != null && !featuresOnly) {
      throw new WeightFileException(
          Problem.of(
              "%s: the classifier would be lost (%s); --features-only writes the convolutions alone",
              subject, source.problem()));
    }
  }

  private void checkUsage(Path target) throws IOException {
    if (!output.toLowerCase(Locale.ROOT).endsWith(ENDING)) {
      throw usage("%s: give a name that ends in %s".formatted(output, ENDING));
    }
    if (Files.isDirectory(target)) {
      throw usage(output + " is a folder; name a file in it");
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new NotDirectoryException(String.valueOf(folder));
    }
    OutputFile.refuseInputs(spec, target, List.of(subject));
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
