package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.training.DataSet;
import org.vggscope.training.NetworkChoice;
import org.vggscope.training.Recipe;
import org.vggscope.training.RunFolder;
import org.vggscope.training.Training;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code train}: a network learns from scratch. */
@Command(
    name = CommandLineProgram.TRAINING,
    description = "Train AlexNet or VGG from scratch on small pictures, by the paper's recipe.",
    footer = {
      "",
      "A run is a folder: recipe.json, run.json, metrics.csv, checkpoints/ and best.safetensors,",
      "which every other command and the window open. Ctrl+C saves a checkpoint; --resume goes on",
      "with the same numbers as if it had not stopped.",
      "",
      "Examples:",
      "  train mnist-small --network vgg-a --epochs 3 --output digits",
      "  train cifar10-small --network alexnet --recipe quick --output run1",
      "  train --resume run1",
      "  train --show --recipe paper > mine.json",
      "  train pictures/ --network vgg-d --recipe mine.json --start-from a.safetensors --output d",
      "  train --plan 4 --network vgg-d --width 1",
      ""
    })
final class TrainCommand implements Callable<Integer> {
  /** What may stand beside it; the rest is the run's. */
  private static final Set<String> WITH_RESUME =
      Set.of("--resume", "--format", "--progress", "--verbose");

  private static final long MOST_SECONDS_TO_SAVE = 60;

  private final Console console;
  private volatile boolean stopped;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DATA",
      arity = "0..1",
      description =
          "A folder with one sub-folder a class (or train/ and test/ with those in them), MNIST's"
              + " IDX files, CIFAR-10's binary or Python batches or their archive; or mnist-small or"
              + " cifar10-small, which come along.")
  private String data;

  @Option(
      names = "--network",
      paramLabel = "NETWORK",
      defaultValue = "vgg-a",
      description = "alexnet, vgg-a, vgg-b, vgg-c, vgg-d or vgg-e. Default: vgg-a.")
  private String network;

  @Option(
      names = "--width",
      paramLabel = "SHARE",
      defaultValue = "0.25",
      description = "Share of the published widths. Default: 0.25.")
  private double width;

  @Option(
      names = "--batch-norm",
      description = "Batch normalisation behind each convolution; it is folded when saved.")
  private boolean normalized;

  @Option(
      names = "--recipe",
      paramLabel = "RECIPE",
      defaultValue = "quick",
      description = "paper, quick, or a JSON file as --show prints it. Default: quick.")
  private String recipe;

  @Option(names = "--epochs", paramLabel = "COUNT", description = "In place of the recipe's.")
  private Integer epochs;

  @Option(names = "--seed", paramLabel = "NUMBER", description = "In place of the recipe's.")
  private Long seed;

  @Option(
      names = "--init",
      paramLabel = "START",
      description =
          "In place of the recipe's: he, glorot, or normal:D, D the deviation. The paper writes"
              + " 'variance 10^-2', Caffe's files of its networks have the deviation 10^-2.")
  private String initialisation;

  @Option(
      names = "--start-from",
      paramLabel = "FILE",
      description =
          "Take layers over from a trained network; without --layers those that the paper took of"
              + " A: its first four convolutions and the fully connected layers.")
  private String startFrom;

  @Option(
      names = "--layers",
      paramLabel = "LAYERS",
      split = ",",
      description = "Which layers to take over: names, or all that fit.")
  private List<String> layers;

  @Option(
      names = "--freeze",
      paramLabel = "LAYERS",
      split = ",",
      description = "Layers that stay as they are.")
  private List<String> frozen;

  @Option(
      names = "--devices",
      paramLabel = "COUNT",
      description =
          "Into how many shards each batch is cut; each is computed on a device of its own, a GPU"
              + " where the engine sees some, else a core of the processor, and their gradients are"
              + " summed. Default: as many as there are cores.")
  private Integer devices;

  @Option(names = "--output", paramLabel = "RUN", description = "The folder of the run.")
  private String output;

  @Option(names = "--resume", paramLabel = "RUN", description = "Go on with a run.")
  private String resumed;

  @Option(names = "--show", description = "Print the recipe and do nothing else.")
  private boolean show;

  @Option(
      names = "--plan",
      paramLabel = "DEVICES",
      description =
          "Print what must cross between so many devices in a step, layer by layer, when the batch"
              + " is split and when the weights are; and do nothing else.")
  private Integer plan;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text (a line an epoch) or json (a line a step). Default: text.")
  private ReportFormat format;

  @Option(
      names = "--progress",
      description = "Report progress on standard error even when it is no terminal.")
  private boolean progressWanted;

  TrainCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (resumed != null) {
      return resume();
    }
    Recipe asked = recipe();
    if (show) {
      console.print(asked.json());
      return ExitStatus.GOOD;
    }
    NetworkChoice choice = new NetworkChoice(network, width, normalized);
    if (plan != null) {
      new PlanPrinter(console, format).print(choice, asked, data, plan);
      return ExitStatus.GOOD;
    }
    if (data == null || output == null) {
      throw new ParameterException(
          spec.commandLine(),
          "give pictures and a folder for the run: train mnist-small --output run1");
    }
    RunFolder.Setup setup =
        new RunFolder.Setup(
            // Another folder may be the current one when it goes on.
            DataSet.place(data), choice, devices(), startFrom, layers, frozen);
    RunFolder folder = new RunFolder(Path.of(output));
    return watched(
        asked,
        listener ->
            Training.begin(
                ComputeEngine::start,
                console.dataSets(),
                folder,
                asked,
                setup,
                listener,
                () -> stopped));
  }

  private Integer resume() throws IOException {
    boolean more =
        spec.commandLine().getParseResult().matchedOptions().stream()
            .anyMatch(option -> !WITH_RESUME.contains(option.longestName()));
    if (data != null || more) {
      throw new ParameterException(
          spec.commandLine(), "--resume goes on with what the run says; give the folder only");
    }
    RunFolder folder = new RunFolder(Path.of(resumed));
    folder.setup();
    return watched(
        folder.recipe(),
        listener -> Training.resume(ComputeEngine::start, folder, listener, () -> stopped));
  }

  private int devices() {
    return devices == null ? Runtime.getRuntime().availableProcessors() : devices;
  }

  private Recipe recipe() throws IOException {
    Recipe read = Recipe.of(recipe);
    return read.with(
        epochs == null ? read.epochs() : epochs,
        seed == null ? read.seed() : seed,
        initialisation == null ? read.initialisation() : initialisation);
  }

  /** Loads the engine while the pictures are read; whoever asks for it is told what went wrong. */
  private static void loadEngine() {
    Thread loader = new Thread(() -> ComputeEngine.start(), "vggscope-engine");
    loader.setDaemon(true);
    loader.setUncaughtExceptionHandler((thread, e) -> {});
    loader.start();
  }

  /** A training that tells what happens. */
  private interface Work {
    void run(Training.Listener listener) throws IOException;
  }

  /** Whoever presses Ctrl+C waits for the checkpoint. */
  private Integer watched(Recipe asked, Work work) throws IOException {
    CountDownLatch done = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              stopped = true;
              try {
                done.await(MOST_SECONDS_TO_SAVE, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(hook);
    loadEngine();
    try (ProgressLine line = new ProgressLine(console, progressWanted)) {
      work.run(new TrainingPrinter(console, line, format, asked));
      return ExitStatus.GOOD;
    } finally {
      done.countDown();
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // It is what brought us here.
        stopped = true;
      }
    }
  }
}
