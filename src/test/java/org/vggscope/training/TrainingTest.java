package org.vggscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LearningNetwork;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

/** Runs: what they write, how they go on, and how they end. */
class TrainingTest {
  @TempDir private Path folder;
  private Path data;
  private final List<TrainingEvent> events = new ArrayList<>();

  @BeforeEach
  void makePictures() throws IOException {
    data = folder.resolve("data");
    for (int i = 0; i < 30; i++) {
      DataSetTest.picture(data.resolve("red/" + i + ".png"), 32, 0xa00000 + 0x050100 * (i % 9));
      DataSetTest.picture(data.resolve("blue/" + i + ".png"), 32, 0x0000a0 + 0x010005 * (i % 9));
    }
  }

  private static Recipe recipe(int epochs, double rate, String initialisation) {
    Recipe quick = Recipe.quick();
    return new Recipe(
        "test",
        10,
        quick.momentum(),
        quick.decay(),
        quick.dropout(),
        rate,
        quick.schedule(),
        quick.loss(),
        epochs,
        new Augmentation(true, 0.125, 0.2, 0.1),
        initialisation,
        5);
  }

  private RunFolder.Setup setup(String network, boolean normalized) {
    return new RunFolder.Setup(
        data.toString(),
        new NetworkChoice(network, 0.07, normalized),
        // Both ways are gone: as a whole, and in shards.
        normalized ? 2 : 1,
        null,
        List.of(),
        List.of());
  }

  private RunFolder train(String name, Recipe recipe, RunFolder.Setup setup, int stopAfter)
      throws IOException {
    RunFolder run = new RunFolder(folder.resolve(name));
    Training.begin(
        ComputeEngine::start,
        new DataSets(),
        run,
        recipe,
        setup,
        (event, network) -> events.add(event),
        () -> steps() >= stopAfter);
    return run;
  }

  private long steps() {
    return events.stream().filter(TrainingEvent.Step.class::isInstance).count();
  }

  /** The numbers of a run, without the time that they took. */
  private static List<String> numbers(RunFolder run) throws IOException {
    return Files.readAllLines(run.path().resolve("metrics.csv")).stream()
        .skip(1)
        .map(row -> row.replaceAll("^((?:[^,]*,){6})[^,]*", "$1"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRunThatWasStoppedMakesTheSameNumbers(boolean normalized) throws IOException {
    RunFolder whole =
        train("whole", recipe(2, 0.01, "he"), setup("vgg-a", normalized), Integer.MAX_VALUE);
    events.clear();
    RunFolder parted = train("parted", recipe(2, 0.01, "he"), setup("vgg-a", normalized), 3);
    assertThat(events.get(events.size() - 1))
        .isInstanceOfSatisfying(
            TrainingEvent.Ended.class,
            ended -> assertThat(ended.why()).isEqualTo(TrainingEvent.End.STOPPED));
    // As after a kill, something was noted that no checkpoint holds.
    Files.writeString(
        parted.path().resolve("metrics.csv"),
        Files.readString(parted.path().resolve("metrics.csv")) + "4,1,9,9,,9,9\n5,1,half a r");
    Training.resume(ComputeEngine::start, parted, (event, network) -> {}, () -> false);

    assertThat(numbers(parted)).isEqualTo(numbers(whole)).hasSize(10);
    assertThat(Files.readAllBytes(parted.best())).isEqualTo(Files.readAllBytes(whole.best()));
    assertThat(RunSummary.of(parted).epochs()).isEqualTo(2);
  }

  @Test
  void whatWasLearnedOpensWithItsClassesAndPreprocessing() throws IOException {
    RunFolder run = train("run", recipe(6, 0.02, "he"), setup("alexnet", false), 1000);
    TrainingEvent.Epoch last =
        (TrainingEvent.Epoch)
            events.stream()
                .filter(TrainingEvent.Epoch.class::isInstance)
                .reduce((one, other) -> other)
                .orElseThrow();
    assertThat(last.validation()).isGreaterThan(0.9);
    assertThat(last.confusion().get(0).get(0) + last.confusion().get(1).get(1))
        .isGreaterThanOrEqualTo(9);
    try (WeightFile best = WeightFiles.open(run.best())) {
      assertThat(best.labels().orElseThrow().name(0)).isEqualTo("blue");
      assertThat(best.preprocessing().name()).isEqualTo("training-set");
      assertThat(best.preprocessing().mean().get(0)).isCloseTo(0.4, within(0.2));
      assertThat(best.architecture().classes()).isEqualTo(2);
      assertThat(best.assumption()).isNull();
    }
    assertThatThrownBy(() -> train("run", recipe(1, 0.01, "he"), setup("vgg-a", false), 1))
        .hasMessageContaining("holds a training already");
  }

  private static void resume(RunFolder run) throws IOException {
    Training.resume(ComputeEngine::start, run, (event, network) -> {}, () -> false);
  }

  @Test
  void aRunGoesOnOnlyAsItBegan() throws IOException {
    RunFolder run = train("run", recipe(3, 0.01, "he"), setup("vgg-a", false), 7);
    byte[] best = Files.readAllBytes(run.best());

    Path checkpoint = run.path().resolve("checkpoints/latest.safetensors");
    Path before = run.path().resolve("checkpoints/before.safetensors");
    Path aside = run.path().resolve("aside");
    Files.delete(before);
    Files.move(checkpoint, aside);
    assertThatThrownBy(() -> resume(run)).hasMessageContaining("the run had come further");
    Files.move(aside, checkpoint);

    Path picture = data.resolve("red/0.png");
    Path moved = data.resolve("blue/99.png");
    Files.move(picture, moved);
    Files.copy(moved, data.resolve("blue/98.png"));
    assertThatThrownBy(() -> resume(run)).hasMessageContaining("not those that the run began with");
    Files.delete(data.resolve("blue/98.png"));
    Files.move(moved, picture);

    assertThat(Files.readAllBytes(run.best())).isEqualTo(best);
    resume(run);
    assertThat(RunSummary.of(run).epochs()).isEqualTo(3);
  }

  @Test
  void twoTrainingsDoNotShareAFolder() throws IOException {
    List<String> refusals = new ArrayList<>();
    RunFolder run = new RunFolder(folder.resolve("run"));
    Training.begin(
        ComputeEngine::start,
        new DataSets(),
        run,
        recipe(1, 0.01, "he"),
        setup("vgg-a", false),
        (event, network) -> {
          if (event instanceof TrainingEvent.Epoch) {
            assertThatThrownBy(() -> resume(run))
                .satisfies(refused -> refusals.add(refused.getMessage()));
          }
        },
        () -> false);
    assertThat(refusals).singleElement().asString().contains("another training is in it");
    assertThat(run.points()).hasSize(5);
  }

  @Test
  void aRateThatIsTooHighStopsAndKeepsWhatWasGood() throws IOException {
    assertThatThrownBy(() -> train("run", recipe(9, 100, "normal:1"), setup("vgg-a", false), 1000))
        .hasMessageContaining("the rate of")
        .hasMessageContaining("is too high");
    RunFolder run = new RunFolder(folder.resolve("run"));
    assertThat(run.checkpointed(new ArrayList<>()).state().get("conv1_1.weight"))
        .doesNotContain(Float.NaN)
        .doesNotContain(Float.POSITIVE_INFINITY);
  }

  @Test
  void aStartIsDiagnosed() throws IOException {
    train("small", recipe(1, 0.01, "normal:0.01"), setup("vgg-d", false), 1);
    train("he", recipe(1, 0.01, "he"), setup("vgg-d", false), 2);
    train("normalised", recipe(1, 0.01, "normal:0.01"), setup("vgg-d", true), 3);
    List<Diagnosis> diagnoses =
        events.stream()
            .filter(TrainingEvent.Started.class::isInstance)
            .map(event -> ((TrainingEvent.Started) event).diagnosis())
            .toList();
    assertThat(diagnoses.get(0).hopeful()).isFalse();
    assertThat(diagnoses.get(0).verdict().english())
        .startsWith("activations shrink to ")
        .contains("by conv5_3", "loss ln 2 = 0.693");
    assertThat(diagnoses.get(1).hopeful()).isTrue();
    assertThat(diagnoses.get(1).spreads()).hasSize(16);
    assertThat(diagnoses.get(2).hopeful()).as("with batch normalisation").isTrue();
  }

  @Test
  void layersAreTakenOverAndFrozen() throws IOException {
    RunFolder a = train("a", recipe(1, 0.01, "he"), setup("vgg-a", false), 1000);
    RunFolder.Setup deeper =
        new RunFolder.Setup(
            data.toString(),
            new NetworkChoice("vgg-d", 0.07, false),
            1,
            a.best().toString(),
            List.of(),
            List.of("conv1_1", "fc7"));
    RunFolder d = train("d", recipe(1, 0.01, "he"), deeper, 1000);
    try (WeightFile first = WeightFiles.open(a.best());
        WeightFile second = WeightFiles.open(d.best())) {
      for (String name : List.of("conv1_1", "fc7")) {
        assertThat(weights(second, name)).isEqualTo(weights(first, name));
      }
      // Taken over, and then it learned.
      assertThat(weights(second, "conv3_2")).isNotEqualTo(weights(first, "conv3_2"));
      assertThat(weights(second, "conv3_2")[0])
          .isCloseTo(weights(first, "conv3_2")[0], within(0.05f));
    }
    RunFolder.Setup wrong =
        new RunFolder.Setup(
            data.toString(),
            new NetworkChoice("vgg-d", 0.5, false),
            1,
            a.best().toString(),
            List.of(),
            List.of());
    assertThatThrownBy(() -> train("wrong", recipe(1, 0.01, "he"), wrong, 1))
        .hasMessageContaining("no layer of the name and shape");
  }

  private static float[] weights(WeightFile file, String name) throws IOException {
    Layer layer = file.architecture().layer(name);
    float[] weights = new float[(int) layer.weightCount()];
    file.readWeights(name, 0, java.nio.FloatBuffer.wrap(weights));
    return weights;
  }

  @Test
  void aRecipeIsDataAndSaysWhatIsWrongWithIt() throws IOException {
    Path file = folder.resolve("mine.json");
    Files.writeString(file, Recipe.paper().json());
    assertThat(Recipe.of(file.toString())).isEqualTo(Recipe.paper());
    assertThatThrownBy(() -> Recipe.of("none")).hasMessageContaining("give paper, quick or");
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> Recipe.of(file.toString())).hasMessage("mine.json: is no text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "0.9|1.5|momentum in line 4 is from 0 to less than 1, not 1.5",
        "256|-2|batch in line 3 is from 1 to 65,536, not -2",
        "256|2.5|batch in line 3 is to be a whole number",
        "256|99999999999|batch in line 3 is too large a number",
        "256|\"many\"|batch in line 3 is to be a whole number",
        "256|[1]|batch in line 3 is to be a whole number",
        "0.01|null|rate in line 7 is above 0 and at most 100, not 0.0",
        "\"batch\" : 256,|``|batch is missing: it is from 1 to 65,536, not 0",
        "normal:0.01|zeros|initialisation in line 21 is normal:0.01 (any deviation), glorot or he,"
            + " not 'zeros'",
        "plateau|slope|schedule.kind in line 9 is to be one of plateau, step, cosine",
        "\"patience\" : 3|\"patience\" : 0|schedule.patience in line 10 is at least 1, not 0",
        "0.125|0.75|augmentation.shift in line 17 is from 0 to 0.5, not 0.75",
        "\"mirror\" : true|\"mirror\" : \"no!\"|augmentation.mirror in line 16 is to be true or"
            + " false",
        "\"momentum\"|\"inertia\"|no field is called inertia (line 4); there are name, batch,"
            + " momentum, decay, dropout, rate, schedule, loss, epochs, augmentation,"
            + " initialisation, seed",
        "cross-entropy|hinge|loss in line 13 is cross-entropy, not hinge",
        "256,|256|line 4 is not as JSON has it, or ends too early",
        "0.9|NaN|line 4 is not as JSON has it, or ends too early",
      })
  void aWrongRecipeIsSaidByFieldAndLine(String right, String wrong, String said)
      throws IOException {
    Path file = folder.resolve("mine.json");
    String recipe = Recipe.paper().json();
    assertThat(recipe).contains(right);
    Files.writeString(file, recipe.replace(right, wrong));
    assertThatThrownBy(() -> Recipe.of(file.toString())).hasMessage("mine.json: " + said);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"batch\": |line 1 is not as JSON has it, or ends too early",
        "hello|line 1 is not as JSON has it, or ends too early",
        "[1]|is more or less than one object, {...} (line 1)",
        "3|is more or less than one object, {...} (line 1)",
        "``|there is nothing in it",
        "null|there is nothing in it",
        "{\"schedule\": \"cosine\"}|schedule in line 1 is to be an object, {...} with fields of"
            + " its own",
        "{}|name is missing: it is to be given",
      })
  void whatIsNoRecipeAtAllIsSaidToo(String text, String said) throws IOException {
    Path file = folder.resolve("mine.json");
    Files.writeString(file, text);
    assertThatThrownBy(() -> Recipe.of(file.toString())).hasMessage("mine.json: " + said);
  }

  @Test
  void thePlateauCutsThreeTimesAndEnds() {
    RateSchedule schedule = RateSchedule.plateau(2, 3);
    RateSchedule.State state = RateSchedule.State.START;
    List<Double> rates = new ArrayList<>();
    for (double accuracy : new double[] {0.3, 0.5, 0.5, 0.4, 0.6, 0.6, 0.6, 0.1, 0.1, 0.1, 0.1}) {
      rates.add(schedule.rate(state, 1, rates.size(), 100));
      state = schedule.after(state, accuracy);
    }
    assertThat(rates).containsExactly(1.0, 1.0, 1.0, 1.0, 0.1, 0.1, 0.1, 0.01, 0.01, 0.001, 0.001);
    assertThat(state.over()).isTrue();
    assertThat(state.best()).isEqualTo(0.6);
  }

  /** Krizhevsky (2014): few weights and many activations below, the other way round above. */
  @Test
  void thePlanCountsWhatCrosses() {
    NetworkSpec network =
        new NetworkChoice("vgg-a", 0.25, false).network(new Shape(3, 32, 32), 10, 0.5);
    ParallelPlan plan = ParallelPlan.of(network, 64, 4);
    ParallelPlan.Row first = plan.rows().get(0);
    // 16 filters of 3 x 3 x 3 and their biases; 64 pictures of 3 x 32 x 32; 3 of 4 devices, twice.
    assertThat(first.dataBytes()).isEqualTo(2 * 3 * 4 * (16 * 27 + 16));
    assertThat(first.modelBytes()).isEqualTo(2L * 3 * 4 * 64 * 3072);
    assertThat(first.splitsModel()).isFalse();
    assertThat(plan.rows()).hasSize(11);
    assertThat(plan.rows().get(9).layer().name()).isEqualTo("fc7");
    assertThat(plan.rows().get(9).splitsModel()).isTrue();
    assertThat(plan.leastBytes()).isLessThan(Math.min(plan.dataBytes(), plan.modelBytes()));
    assertThatThrownBy(() -> ParallelPlan.of(network, 64, 1)).hasMessageContaining("2 to");
  }

  /** Along its gradient the loss rises as fast as the gradient is long. */
  @ParameterizedTest
  @ValueSource(strings = {"alexnet", "vgg-a", "vgg-a normalized"})
  void gradientsAreTheSlopeOfTheLoss(String name) throws IOException {
    Shape input = new Shape(3, 32, 32);
    NetworkSpec spec = new NetworkChoice(name.split(" ")[0], 0.07, false).network(input, 5, 0.5);
    Initialisation he = Initialisation.of("he");
    try (LearningNetwork network =
        new LearningNetwork(ComputeEngine.start(), spec, name.endsWith("normalized"))) {
      for (Layer layer : network.layers()) {
        network.set(layer.name() + ".weight", he.weights(layer, 3));
      }
      float[] pictures = new float[8 * input.size()];
      for (int i = 0; i < pictures.length; i++) {
        pictures[i] = (float) Math.sin(i * 0.7 + i / 3072);
      }
      int[] labels = {0, 1, 2, 3, 4, 0, 1, 2};
      for (var gradient : network.gradients(pictures, labels, 9).gradients().entrySet()) {
        double length = 0;
        for (float each : gradient.getValue()) {
          length += (double) each * each;
        }
        length = Math.sqrt(length);
        if (length < 1e-3) {
          // Batch normalisation takes a bias away again.
          assertThat(gradient.getKey()).endsWith(".bias");
          continue;
        }
        double step = (name.endsWith("normalized") ? 3e-5 : 2e-3) / length;
        double rise =
            Stream.of(step, -step)
                .mapToDouble(each -> moved(network, gradient, each, pictures, labels) / each)
                .sum();
        assertThat(rise / (2 * length * length))
            .as(name + ", " + gradient.getKey())
            .isCloseTo(1, within(0.1));
      }
    }
  }

  private static double moved(
      LearningNetwork network,
      java.util.Map.Entry<String, float[]> gradient,
      double step,
      float[] pictures,
      int[] labels) {
    float[] own = network.get(gradient.getKey());
    float[] there = own.clone();
    for (int i = 0; i < there.length; i++) {
      there[i] += (float) (step * gradient.getValue()[i]);
    }
    network.set(gradient.getKey(), there);
    // A step at the rate 0 moves nothing and tells the loss under the same dropout.
    double loss = network.learn(pictures, labels, new LearningNetwork.Rates(0, 0, 0), 1, 9).loss();
    network.set(gradient.getKey(), own);
    return loss;
  }

  @Test
  void onlyLayersThatLearnAreTakenOverOrFrozen() {
    RunFolder.Setup setup = setup("vgg-a", false);
    for (String name : List.of("pool1", "conv9_9")) {
      RunFolder.Setup frozen =
          new RunFolder.Setup(
              setup.data(), setup.network(), 1, null, List.of(), List.of("conv1_1", name));
      assertThatThrownBy(() -> train("run", recipe(1, 0.01, "he"), frozen, 1))
          .hasMessageContaining("no layer with weights called '" + name + "'");
    }
    assertThat(folder.resolve("run")).doesNotExist();
  }
}
