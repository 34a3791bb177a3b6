package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.vggscope.explain.UnitGradient;
import org.vggscope.inference.Activations;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LayerTimes;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.Shape;
import org.vggscope.model.Unit;
import org.vggscope.picture.InputTensor;
import org.vggscope.report.JsonWriter;
import org.vggscope.support.Median;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code benchmark}: how fast this machine is. */
@Command(
    name = "benchmark",
    description = "Measure load time, forward time whole and by layer, and peak memory.",
    footer = {
      "",
      "Times are in milliseconds and medians of the runs; two runs before them warm up. A forward",
      "pass keeps every layer's activations. The times by layer are measured apart, since waiting",
      "for each layer makes the whole slower. gradientMilliseconds is the time from a logit back to",
      "the input, after a forward pass. peakResidentBytes is the most memory that the process ever",
      "had in RAM, null on systems without /proc.",
      "",
      "Examples:",
      "  benchmark",
      "  benchmark --weights vgg16.safetensors --runs 21 --format text",
      ""
    })
final class BenchmarkCommand implements Callable<Integer> {
  private static final int WARM_UPS = 2;
  private static final long SEED = 1;

  private final Console console;

  @Spec private CommandSpec spec;
  @Mixin private ModelOptions models;

  @Option(
      names = "--size",
      paramLabel = "N",
      description = "Side of the random input in pixels. Default: the trained size.")
  private Integer size;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "9",
      description = "Forward passes that are measured. Default: 9.")
  private int runs;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "json",
      description = "${COMPLETION-CANDIDATES}. Default: json.")
  private ReportFormat format;

  BenchmarkCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (runs < 1) {
      throw new ParameterException(spec.commandLine(), "--runs %d: give 1 or more".formatted(runs));
    }
    long start = System.nanoTime();
    try (ModelOptions.Chosen chosen = models.open()) {
      double opening = since(start);
      int side = InputOptions.side(spec, size, chosen.architecture());
      start = System.nanoTime();
      ComputeEngine engine = ComputeEngine.start();
      final double engineStart = since(start);
      start = System.nanoTime();
      Models.load(engine, chosen, console).close();
      final double firstLoad = opening + since(start);
      start = System.nanoTime();
      try (LoadedModel model = Models.loadQuietly(engine, chosen)) {
        final double load = since(start);
        InputTensor input = random(new Shape(chosen.architecture().input().channels(), side, side));
        final double first = forward(model.network(), input);
        double[] forwards = new double[runs];
        for (int i = -WARM_UPS; i < runs; i++) {
          double milliseconds = forward(model.network(), input);
          if (i >= 0) {
            forwards[i] = milliseconds;
          }
        }
        ObjectNode node = JsonWriter.object();
        node.put("model", model.id());
        node.put("engine", engine.name() + " " + engine.version());
        node.put("threads", engine.threads());
        node.put("inputSize", side);
        node.put("runs", runs);
        node.put("engineStartMilliseconds", JsonWriter.milliseconds(engineStart));
        // The window has always loaded a network before; a command pays for Java's warming up too.
        node.put("firstLoadMilliseconds", JsonWriter.milliseconds(firstLoad));
        node.put("loadMilliseconds", JsonWriter.milliseconds(load));
        node.put("firstForwardMilliseconds", JsonWriter.milliseconds(first));
        node.put("forwardMilliseconds", JsonWriter.milliseconds(Median.of(forwards)));
        ObjectNode layers = node.putObject("layers");
        layers(model.network(), input)
            .forEach((layer, time) -> layers.put(layer, JsonWriter.milliseconds(time)));
        // Of loading and forward passes; a gradient needs turned copies of the weights besides.
        node.put("peakResidentBytes", ProcessMemory.peakResidentBytes());
        node.put("gradientMilliseconds", JsonWriter.milliseconds(gradient(model.network(), input)));
        print(node);
      }
    }
    return ExitStatus.GOOD;
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /** Numbers of about the range that preprocessed pictures have, the same ones every time. */
  private static InputTensor random(Shape shape) {
    Random random = new Random(SEED);
    float[] values = new float[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new InputTensor(shape, values);
  }

  private static double forward(Network network, InputTensor input) {
    long start = System.nanoTime();
    Activations activations = network.forward(input, () -> false);
    double milliseconds = since(start);
    activations.close();
    return milliseconds;
  }

  /** The median time of each layer. */
  private Map<String, Double> layers(Network network, InputTensor input) {
    Map<String, Double> medians = new LinkedHashMap<>();
    LayerTimes.measure(network, input, runs, () -> false)
        .forEach((layer, time) -> medians.put(layer.name(), time));
    return medians;
  }

  /**
   * The median time of the gradient of one logit by the input, the longest way back that there is.
   */
  private double gradient(Network network, InputTensor input) {
    double[] times = new double[runs];
    try (Activations activations = network.forward(input, () -> false)) {
      List<Layer> layers = network.architecture().layers();
      Unit logit = new Unit(layers.get(layers.size() - 1), 0, 0, 0);
      for (int i = -WARM_UPS; i < runs; i++) {
        long start = System.nanoTime();
        UnitGradient.of(network, activations, logit, UnitGradient.Start.SUM, () -> false);
        if (i >= 0) {
          times[i] = since(start);
        }
      }
    }
    return Median.of(times);
  }

  private void print(ObjectNode node) throws IOException {
    if (format == ReportFormat.JSON) {
      console.print(JsonWriter.text(node));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("model", node.get("model").asText()));
    rows.add(List.of("engine", node.get("engine").asText()));
    rows.add(List.of("threads", node.get("threads").asText()));
    rows.add(List.of("input size", node.get("inputSize").asText()));
    rows.add(List.of("runs", node.get("runs").asText()));
    rows.add(List.of("engine start", time(node, "engineStartMilliseconds")));
    rows.add(List.of("load", time(node, "loadMilliseconds")));
    rows.add(List.of("first forward", time(node, "firstForwardMilliseconds")));
    rows.add(List.of("forward", time(node, "forwardMilliseconds")));
    ObjectNode layers = (ObjectNode) node.get("layers");
    layers
        .fieldNames()
        .forEachRemaining(layer -> rows.add(List.of("  " + layer, time(layers, layer))));
    rows.add(List.of("gradient", time(node, "gradientMilliseconds")));
    boolean known = !node.get("peakResidentBytes").isNull();
    rows.add(
        List.of(
            "peak memory", known ? Text.bytes(node.get("peakResidentBytes").asLong()) : "unknown"));
    Text.table(rows, List.of(false, false)).forEach(line -> console.out().print(line + "\n"));
    console.flush();
  }

  private static String time(ObjectNode node, String field) {
    return String.format(Locale.ROOT, "%.2f ms", node.get(field).asDouble());
  }
}
