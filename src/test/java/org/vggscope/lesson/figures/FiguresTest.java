package org.vggscope.lesson.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.inference.Activations;
import org.vggscope.lesson.PlayedSession;
import org.vggscope.lesson.read.Speech;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Position;
import org.vggscope.model.Prediction;
import org.vggscope.model.Predictions;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Question;
import org.vggscope.text.Language;

/** Figures beside the same numbers found in another way, on the bundled VGG16 at half width. */
class FiguresTest {
  private static PlayedSession played;
  private static Figures figures;

  @BeforeAll
  static void open() throws Exception {
    played = new PlayedSession();
    figures = new Figures(played.session, () -> {});
  }

  @BeforeEach
  void select() throws Exception {
    played.on(() -> played.session.open(List.of(PlayedSession.sample("chelsea.png"))));
    played.settle();
    played.on(figures::refresh);
    Layer conv31 = layer("conv3_1");
    played.on(() -> played.session.selection().selectLayer(conv31));
    played.on(() -> played.session.selection().selectUnit(7, new Position(3, 5)));
    played.settle();
  }

  @AfterAll
  static void close() {
    played.close();
  }

  private static Value value(String figure) throws Exception {
    Speech speech = Speech.of("{" + figure + "}");
    for (int i = 0; i < 3000; i++) {
      Value value = played.from(() -> figures.value(speech.figures().get(0)));
      if (value != Value.State.LATE) {
        return value;
      }
      Thread.sleep(10);
    }
    return Value.State.LATE;
  }

  private static double number(String figure) throws Exception {
    Value value = value(figure);
    if (value instanceof Value.Share share) {
      return share.share();
    }
    return value instanceof Value.Bytes bytes ? bytes.bytes() : ((Value.Number) value).amount();
  }

  private static String english(String figure) throws Exception {
    return Worded.of(value(figure), Language.ENGLISH);
  }

  private static Layer layer(String name) throws Exception {
    return played.from(() -> played.session.modelProperty().get().architecture().layer(name));
  }

  private static PictureResult result() throws Exception {
    return played.from(() -> played.session.resultProperty().get());
  }

  private static <T> T ask(Question<T> question) throws Exception {
    List<T> answers = new ArrayList<>();
    played.on(() -> played.session.ask("test", question, answers::add));
    played.settle();
    return played.from(() -> answers.get(0));
  }

  private static LayerActivations activations(String name) throws Exception {
    Layer layer = layer(name);
    return ask((model, analysis, cancelled) -> analysis.activations().copy(layer));
  }

  /** VGG16 with widths 32, 64, 128, 256, 256, two hidden layers of 512 and 200 classes at 64. */
  @Test
  void theNetworksNumbersAreThoseOfItsLayers() throws Exception {
    int[][] blocks = {
      {3, 32, 32}, {32, 64, 64}, {64, 128, 128, 128}, {128, 256, 256, 256}, {256, 256, 256, 256}
    };
    long parameters = 0;
    long adds = 0;
    int side = 64;
    for (int[] block : blocks) {
      for (int i = 1; i < block.length; i++) {
        parameters += 9L * block[i - 1] * block[i] + block[i];
        adds += 9L * block[i - 1] * block[i] * side * side;
      }
      side /= 2;
    }
    int[] fully = {
      256 * side * side, (int) number("outputs fc6"), (int) number("outputs fc7"), 200
    };
    for (int i = 1; i < fully.length; i++) {
      parameters += (long) fully[i - 1] * fully[i] + fully[i];
      adds += (long) fully[i - 1] * fully[i];
    }
    assertThat(number("parameters")).isEqualTo(parameters);
    assertThat(number("multiply-adds")).isEqualTo(adds);
    assertThat(number("parameters conv3_1")).isEqualTo(9 * 64 * 128 + 128);
    assertThat(number("multiply-adds conv3_1")).isEqualTo(9 * 64 * 128 * 16 * 16);
    assertThat(number("inputs fc6")).isEqualTo(1024);
    assertThat(number("inputs conv1_1")).isEqualTo(3);
    assertThat(number("outputs last-conv")).isEqualTo(256);
    assertThat(number("classes")).isEqualTo(200);
    assertThat(number("layers conv")).isEqualTo(13);
    assertThat(number("layers fc")).isEqualTo(3);
    assertThat(number("layers pool")).isEqualTo(5);
    assertThat(number("map-values pool3")).isEqualTo(128 * 8 * 8);
    assertThat(number("map-height conv2_1")).isEqualTo(32);
    assertThat(number("map-width conv5_3")).isEqualTo(4);
    assertThat(english("layer-name last-conv")).isEqualTo("conv5_3");
    assertThat(english("layer-name last-pool")).isEqualTo("pool5");
    assertThat(english("layer-name first-fc")).isEqualTo("fc6");
    assertThat(english("layer-name last-fc")).isEqualTo("fc8");
    assertThat(english("layer-name first")).isEqualTo("conv1_1");
    assertThat(english("layer-name first-conv")).isEqualTo("conv1_1");
  }

  /** r grows by (k - 1) j, and j by the stride, from r = j = 1. */
  @Test
  void fieldsGrowAsTheFormulaSays() throws Exception {
    int field = 1;
    int jump = 1;
    int[] convolutions = {2, 2, 3, 3, 3};
    for (int block = 1; block <= convolutions.length; block++) {
      for (int i = 1; i <= convolutions[block - 1]; i++) {
        field += 2 * jump;
        assertThat(number("field conv%d_%d".formatted(block, i))).isEqualTo(field);
        assertThat(number("step conv%d_%d".formatted(block, i))).isEqualTo(jump);
      }
      field += jump;
      jump *= 2;
      assertThat(number("field pool" + block)).isEqualTo(field);
      assertThat(number("step pool" + block)).isEqualTo(jump);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "A, 132863336, 11",
    "B, 133047848, 13",
    "C, 133638952, 16",
    "D, 138357544, 16",
    "E, 143667240, 19",
    "alexnet, 60965224, 8"
  })
  void publishedNetworksAreAsPublished(String network, long parameters, int layers)
      throws Exception {
    assertThat(number("paper-parameters " + network)).isEqualTo(parameters);
    assertThat(number("paper-layers " + network)).isEqualTo(layers);
  }

  @Test
  void theWorkOfThePapersVgg16() throws Exception {
    assertThat(number("paper-multiply-adds D")).isEqualTo(15_470_264_320L);
    long fully = 25088L * 4096 + 4096 + 4096L * 4096 + 4096 + 4096L * 1000 + 1000;
    assertThat(number("paper-fc-share D")).isCloseTo(fully / 138357544.0, within(1e-12));
    // 2 (N - 1) float32 of each parameter.
    assertThat(number("paper-plan-bytes D data 4")).isEqualTo(2 * 3 * 4 * 138357544.0);
  }

  @ParameterizedTest
  @CsvSource({
    "times 18 (times 4 4), 288, 288",
    "plus 2 3, 5, 5",
    "minus 2 3, -1, −1",
    "ratio 1 3, 0.3333333333, 0.333",
    "share 1 3, 0.3333333333, 33.3 %",
    "share 9999 10000, 0.9999, >99.9 %",
    "stack-field 3 3, 7, 7",
    "stack-parameters 2 3 64, 73728, '73,728'",
    "ln 200, 5.298317367, 5.30",
    "millions 138357544, 138.357544, 138",
    "minus (outputs fc8) (outputs fc8), 0, 0"
  })
  void numbersOfNumbers(String figure, double expected, String worded) throws Exception {
    assertThat(number(figure)).isCloseTo(expected, within(1e-9));
    assertThat(english(figure)).isEqualTo(worded);
  }

  @Test
  void whatThereIsNotIsNotMadeUp() throws Exception {
    for (String figure :
        List.of(
            "ratio 1 0",
            "class 201",
            "class 0",
            "same-class",
            "run-loss",
            "mean conv3_1 128",
            "channel-by-mean conv3_1 0",
            "channel-by-mean conv3_1 129",
            "value conv3_1 0 16 0",
            "pixel 3 0 0",
            "class-without conv3_1 128 1",
            "agreement conv3_1")) {
      assertThat(value(figure)).as(figure).isEqualTo(Value.State.NONE);
      assertThat(english(figure)).isEqualTo("–");
    }
  }

  @Test
  void thePictureAndTheAnswerAreTheSessions() throws Exception {
    PictureResult result = result();
    assertThat(english("picture-name")).isEqualTo("chelsea.png");
    assertThat(number("picture-width")).isEqualTo(451);
    assertThat(number("picture-height")).isEqualTo(300);
    assertThat(number("input-side")).isEqualTo(64);
    float[] input = result.picture().input().values();
    assertThat(number("pixel 2 10 11")).isEqualTo(input[(2 * 64 + 10) * 64 + 11]);
    Prediction third = result.ranked().get(2);
    assertThat(english("class 3")).isEqualTo(third.name());
    assertThat(Worded.of(value("class 3"), Language.CHINESE)).matches(".*\\p{IsHan}.*");
    assertThat(number("probability 3")).isEqualTo(third.probability());
    assertThat(number("logit 3")).isEqualTo(third.logit());
    played.on(() -> played.session.selection().selectClass(third.index()));
    assertThat(english("asked-class")).isEqualTo(third.name());
    assertThat(number("asked-rank")).isEqualTo(3);
    played.on(() -> played.session.selection().selectClass(-1));
    assertThat(number("asked-probability")).isEqualTo(result.ranked().get(0).probability());
  }

  @Test
  void activationsAreTheSessions() throws Exception {
    LayerActivations own = activations("conv3_3");
    int area = 16 * 16;
    double[] means = new double[128];
    int zeros = 0;
    for (int i = 0; i < own.values().length; i++) {
      means[i / area] += own.values()[i] / (double) area;
      zeros += own.values()[i] == 0 ? 1 : 0;
    }
    List<Integer> byMean =
        IntStream.range(0, means.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer each) -> -means[each]))
            .toList();
    assertThat(number("strongest conv3_3")).isEqualTo(byMean.get(0).doubleValue());
    assertThat(number("channel-by-mean conv3_3 5")).isEqualTo(byMean.get(4).doubleValue());
    assertThat(number("mean conv3_3 9")).isCloseTo(means[9], within(1e-6));
    assertThat(number("zeros conv3_3"))
        .isCloseTo((double) zeros / own.values().length, within(1e-9));
    assertThat(number("value conv3_3 9 4 6")).isEqualTo(own.at(9, 4, 6));
    double most =
        IntStream.range(0, area).mapToDouble(i -> own.values()[9 * area + i]).max().orElseThrow();
    assertThat(number("most conv3_3 9")).isEqualTo(most);
    assertThat(english("largest-of parameters conv1_1 conv4_1 pool3")).isEqualTo("conv4_1");
    assertThat(english("smallest-of zeros (selected-layer) conv5_3")).isIn("conv3_1", "conv5_3");
  }

  /** The sum is added up here from what the layer below wrote and the weights. */
  @Test
  void theSelectedUnitIsTakenApart() throws Exception {
    LayerActivations below = activations("pool2");
    Layer conv31 = layer("conv3_1");
    float[] weights = ask((model, analysis, cancelled) -> model.network().weights(conv31, 7));
    float bias = ask((model, analysis, cancelled) -> model.network().bias(conv31)[7]);
    double sum = bias;
    for (int c = 0; c < 64; c++) {
      for (int dy = 0; dy < 3; dy++) {
        for (int dx = 0; dx < 3; dx++) {
          sum += (double) below.at(c, 3 + dy - 1, 5 + dx - 1) * weights[(c * 3 + dy) * 3 + dx];
        }
      }
    }
    assertThat(english("selected-layer")).isEqualTo("conv3_1");
    assertThat(number("selected-channel")).isEqualTo(7);
    assertThat(number("selected-y")).isEqualTo(3);
    assertThat(number("selected-x")).isEqualTo(5);
    assertThat(number("unit-bias")).isEqualTo(bias);
    assertThat(number("unit-sum")).isCloseTo(sum, within(1e-4));
    assertThat(number("unit-output")).isCloseTo(Math.max(0, sum), within(1e-4));
  }

  @Test
  void ablationIsAskedOfTheNetwork() throws Exception {
    Layer conv53 = layer("conv5_3");
    List<Prediction> after =
        ask(
            (model, analysis, cancelled) -> {
              try (Activations rest =
                  model
                      .network()
                      .forward(
                          analysis.picture().input(),
                          Ablation.NONE.withChannel(conv53, 17, true),
                          cancelled)) {
                return Predictions.ranked(rest.logits(), model.labels());
              }
            });
    int first = result().ranked().get(0).index();
    Prediction kept =
        after.stream().filter(each -> each.index() == first).findFirst().orElseThrow();
    assertThat(english("class-without conv5_3 17 1")).isEqualTo(after.get(0).name());
    assertThat(number("probability-without conv5_3 17 2"))
        .isCloseTo(after.get(1).probability(), within(1e-6));
    assertThat(number("first-without conv5_3 17")).isCloseTo(kept.probability(), within(1e-6));
    assertThat(number("rank-without conv5_3 17")).isEqualTo(kept.rank());
    assertThat(number("first-without conv5_3 all")).isLessThan(kept.probability());
  }

  @Test
  void anotherPreprocessingIsWhatTheSessionWouldSay() throws Exception {
    Prediction right = result().ranked().get(0);
    double swapped = number("probability-under swapped 1");
    String first = english("class-under swapped 1");
    double kept = number("first-under swapped");
    assertThat(number("first-under right")).isCloseTo(right.probability(), within(1e-6));
    assertThat(english("preprocessing-title swapped")).isIn("BGR for RGB", "RGB for BGR");
    played.on(() -> played.session.setPreprocessing("caffe-rgb"));
    played.settle();
    String caffe = result().ranked().get(0).name();
    played.on(() -> played.session.setPreprocessing(""));
    played.settle();
    played.on(figures::refresh);
    assertThat(english("class-under caffe-rgb 1")).isEqualTo(caffe);
    var variant =
        PreprocessingFigures.find(
                played.from(() -> played.session.modelProperty().get()), "swapped")
            .orElseThrow();
    played.on(() -> played.session.setPreprocessing(variant.preprocessing(), 0));
    played.settle();
    List<Prediction> now = result().ranked();
    assertThat(first).isEqualTo(now.get(0).name());
    assertThat(swapped).isCloseTo(now.get(0).probability(), within(1e-6));
    assertThat(kept)
        .isCloseTo(
            now.stream()
                .filter(each -> each.index() == right.index())
                .findFirst()
                .orElseThrow()
                .probability(),
            within(1e-6));
    played.on(() -> played.session.setPreprocessing(""));
    played.settle();
  }

  @Test
  void evidenceLiesInThePicture() throws Exception {
    Value.Place peak = (Value.Place) value("cam-peak");
    // 451 x 300: the square in the middle is seen, with a margin.
    assertThat(peak.x()).isBetween((451 - 300) / 2.0 / 451, 1 - (451 - 300) / 2.0 / 451);
    assertThat(peak.y()).isBetween(0.0, 1.0);
    assertThat(number("occlusion-drop")).isBetween(0.0, number("probability 1"));
    double half = number("field-half conv3_1");
    double most = number("field-share conv3_1");
    assertThat(half).isBetween(0.001, 0.5);
    assertThat(most).isBetween(half * 0.9, 0.95);
  }

  @Test
  void twoNetworksAreCompared() throws Exception {
    played.on(
        () -> {
          played.session.companion().switchOn();
        });
    played.settle();
    PictureResult second = played.from(() -> played.session.companion().resultProperty().get());
    assertThat(second.model().id()).isEqualTo("vgg19-tiny");
    assertThat(english("same-class")).isEqualTo(second.ranked().get(0).name());
    assertThat(number("second-probability 2")).isEqualTo(second.ranked().get(1).probability());
    assertThat(number("second-parameters")).isGreaterThan(number("parameters"));
    assertThat(number("agreement conv1_1")).isBetween(0.3, 1.0);
    assertThat(number("agreement conv5_3")).isLessThan(number("agreement conv1_1"));
    played.on(() -> played.session.companion().load(played.session.modelSourceProperty().get()));
    played.settle();
    played.on(figures::refresh);
    assertThat(number("agreement conv4_2")).isCloseTo(1, within(1e-4));
    played.on(() -> played.session.companion().switchOff());
    played.settle();
  }

  /** He keeps the spread of what is passed on; a small deviation loses it. */
  @Test
  void startsKeepOrLoseTheSpread() throws Exception {
    double first = number("start-spread D he first-conv");
    double last = number("start-spread D he last-conv");
    assertThat(last / first).isBetween(0.1, 10.0);
    assertThat(number("start-spread D normal:0.01 last-conv")).isLessThan(1e-3 * last);
    assertThat(english("start-verdict D he")).contains("it can learn");
    assertThat(english("start-verdict D normal:0.01")).contains("chance");
    assertThat(Worded.of(value("start-verdict D he"), Language.CHINESE)).matches(".*\\p{IsHan}.*");
  }

  @Test
  void devicesExchangeGradientsOrActivations() throws Exception {
    double parameters = number("parameters");
    assertThat(number("plan-bytes data 2")).isEqualTo(2 * 4 * parameters);
    assertThat(number("plan-bytes data 8 conv3_1"))
        .isEqualTo(2 * 7 * 4 * number("parameters conv3_1"));
    assertThat(number("plan-bytes model 8 conv3_1")).isEqualTo(2.0 * 7 * 4 * 256 * 64 * 16 * 16);
    assertThat(number("plan-batch")).isEqualTo(256);
    assertThat(number("plan-parameters")).isEqualTo(parameters);
    assertThat(english("plan-better conv1_1")).isEqualTo("the batch");
    double mixed =
        IntStream.rangeClosed(6, 8)
                .mapToObj(i -> "plan-bytes model 2 fc" + i)
                .mapToDouble(FiguresTest::unchecked)
                .sum()
            + number("plan-bytes data 2")
            - IntStream.rangeClosed(6, 8)
                .mapToObj(i -> "plan-bytes data 2 fc" + i)
                .mapToDouble(FiguresTest::unchecked)
                .sum();
    assertThat(number("plan-bytes mixed 2")).isEqualTo(mixed);
  }

  private static double unchecked(String figure) {
    try {
      return number(figure);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anotherPictureHasOtherNumbers() throws Exception {
    double before = number("mean conv3_3 9");
    played.on(() -> played.session.open(List.of(PlayedSession.sample("rocket.jpg"))));
    played.settle();
    played.on(figures::refresh);
    LayerActivations own = activations("conv3_3");
    double after = number("mean conv3_3 9");
    assertThat(after).isNotEqualTo(before).isCloseTo(own.statistics(9).mean(), within(1e-9));
    assertThat(Arrays.asList(before, after)).doesNotContain(0.0);
  }

  /** What there is in the list must be computed by somebody, and nothing else may be. */
  @Test
  void everyFigureOfTheGrammarIsComputed() throws Exception {
    for (var signature : org.vggscope.lesson.grammar.Grammar.figures()) {
      List<String> words = new ArrayList<>(List.of(signature.name()));
      for (var parameter : signature.parameters()) {
        words.add(
            parameter.kind() == null
                ? parameter.words().get(0)
                : switch (parameter.kind()) {
                  case LAYER -> "conv3_1";
                  case WHOLE, NUMBER -> "3";
                  case PREPROCESSING -> "swapped";
                  case INIT -> "he";
                  case FIGURE -> "parameters";
                  default -> throw new AssertionError(parameter);
                });
      }
      Value value = value(String.join(" ", words));
      boolean pair = signature.name().matches("second-.*|same-class|agreement");
      boolean run = signature.name().startsWith("run-");
      boolean pixel = signature.name().equals("pixel");
      if (pair || run || pixel) {
        assertThat(value).as("%s", words).isEqualTo(Value.State.NONE);
      } else {
        Class<?> kind =
            switch (signature.result()) {
              case NUMBER ->
                  signature.name().endsWith("plan-bytes") ? Value.Bytes.class : Value.Number.class;
              case SHARE -> Value.Share.class;
              case NAME -> Value.Name.class;
              case PLACE -> Value.Place.class;
            };
        assertThat(value).as("%s", words).isInstanceOf(kind);
      }
    }
  }

  @Test
  void smallNumbersAreWrittenAsInBooks() {
    assertThat(Worded.of(new Value.Number(1.8e-7), Language.ENGLISH)).isEqualTo("1.8 × 10⁻⁷");
    assertThat(Worded.of(new Value.Number(-2.5e-12), Language.CHINESE)).isEqualTo("−2.5 × 10⁻¹²");
    assertThat(Worded.of(new Value.Number(0), Language.ENGLISH)).isEqualTo("0");
  }
}
