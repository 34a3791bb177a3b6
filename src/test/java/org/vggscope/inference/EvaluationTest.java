package org.vggscope.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vggscope.model.Evaluation;
import org.vggscope.model.Look;
import org.vggscope.model.Prediction;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.CropBox;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/** The four kinds of evaluation, against PyTorch (see {@code make_evaluations.py}). */
class EvaluationTest {
  private static LoadedModel model;
  private static SourceImage coffee;
  private static JsonNode expected;

  @BeforeAll
  static void load() throws IOException {
    CatalogEntry entry = ModelCatalog.bundled().entry("vgg16-tiny");
    try (WeightFile file = entry.open()) {
      model =
          LoadedModel.load(
              ComputeEngine.start(), entry.id(), file, entry.labels(), progress -> {}, () -> false);
    }
    coffee = PictureReader.read(Path.of("assets/samples/coffee.png"));
    try (InputStream stream =
        EvaluationTest.class.getResourceAsStream("/evaluation/evaluations-vgg16-tiny.json")) {
      expected = new ObjectMapper().readTree(stream);
    }
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static List<InputTensor> inputs(Evaluation evaluation) {
    return evaluation.looks(model.preprocessing(), 64).stream()
        .map(look -> Preprocessor.prepare(coffee, look).input())
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void probabilitiesAreThoseOfPyTorch(Evaluation evaluation) {
    List<Prediction> ranked = model.classify(inputs(evaluation), () -> false);
    JsonNode wanted = expected.get(evaluation.title());
    assertThat(ranked).hasSize(200);
    double before = 1;
    for (Prediction prediction : ranked) {
      assertThat(prediction.probability())
          .isCloseTo(wanted.get(prediction.index()).asDouble(), within(1e-4))
          .isLessThanOrEqualTo(before);
      assertThat(Double.isNaN(prediction.logit())).isEqualTo(evaluation != Evaluation.SINGLE);
      before = prediction.probability();
    }
  }

  @Test
  void oneLookIsWhatAPassWithAllLayersGives() {
    List<Prediction> alone = model.classify(inputs(Evaluation.SINGLE), () -> false);
    try (Analysis analysis = model.analyse(coffee, model.preprocessing(), () -> false)) {
      for (int i = 0; i < 5; i++) {
        assertThat(alone.get(i).index()).isEqualTo(analysis.ranked().get(i).index());
        assertThat(alone.get(i).logit()).isCloseTo(analysis.ranked().get(i).logit(), within(1e-4));
      }
    }
  }

  @Test
  void cropsLieAtTheCornersOfTheCentralSquare() {
    // 640 x 427 pixels become 109 x 73, of which columns 18 to 91 are the square.
    Preprocessing crop = Preprocessing.torchvision(73, 64);
    SourceImage wide = new SourceImage("wide", 640, 427, new int[640 * 427]);
    double across = 640 / 109.0;
    double down = 427 / 73.0;
    assertThat(Preprocessor.prepare(wide, new Look(crop, Look.Place.TOP_LEFT, false)).box())
        .isEqualTo(new CropBox(18 * across, 0, 64 * across, 64 * down));
    assertThat(Preprocessor.prepare(wide, new Look(crop, Look.Place.BOTTOM_RIGHT, true)).box())
        .isEqualTo(new CropBox(27 * across, 9 * down, 64 * across, 64 * down));
    assertThat(Preprocessor.prepare(wide, new Look(crop, Look.Place.CENTRE, false)).box())
        .isEqualTo(Preprocessor.prepare(wide, crop).box());
  }

  @Test
  void aMirrorTurnsEveryRowRound() {
    Look look = new Look(model.preprocessing(), Look.Place.CENTRE, false);
    PreparedPicture straight = Preprocessor.prepare(coffee, look);
    PreparedPicture mirrored = Preprocessor.prepare(coffee, look.inMirror());
    assertThat(mirrored.box()).isEqualTo(straight.box());
    for (int i = 0; i < 3 * 64 * 64; i++) {
      int turned = i - i % 64 + 63 - i % 64;
      assertThat(mirrored.input().values()[i]).isEqualTo(straight.input().values()[turned]);
    }
    assertThat(mirrored.seen().pixels()[0]).isEqualTo(straight.seen().pixels()[63]);
  }

  @Test
  void cancellingEndsIt() {
    assertThatThrownBy(() -> model.classify(inputs(Evaluation.TEN_CROP), () -> true))
        .isInstanceOf(CancellationException.class);
  }
}
