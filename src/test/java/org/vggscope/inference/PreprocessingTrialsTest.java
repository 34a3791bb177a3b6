package org.vggscope.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.TrialReport;
import org.vggscope.model.Prediction;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.CsvWriter;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

class PreprocessingTrialsTest {
  private static LoadedModel model;
  private static SourceImage coffee;
  private static List<PreprocessingTrial> trials;

  @BeforeAll
  static void load() throws IOException {
    CatalogEntry entry = ModelCatalog.bundled().entry("vgg16-tiny");
    try (WeightFile file = entry.open()) {
      model =
          LoadedModel.load(
              ComputeEngine.start(), entry.id(), file, entry.labels(), progress -> {}, () -> false);
    }
    coffee = PictureReader.read(Path.of("assets/samples/coffee.png"));
    trials = PreprocessingTrials.all(model, coffee, share -> {}, trial -> {}, () -> false);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private static PreprocessingTrial trial(String id) {
    return trials.stream()
        .filter(trial -> trial.variant().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatTheNetworkSeesRightlyIsThePreparedPicture() {
    PreparedPicture prepared = Preprocessor.prepare(coffee, model.preprocessing());
    assertThat(trial("right").seen().get(0).pixels()).isEqualTo(prepared.seen().pixels());
    assertThat(trial("right").beyond()).isZero();
  }

  @Test
  void swappedColoursAreSeenSwapped() {
    int[] right = trial("right").seen().get(0).pixels();
    int[] swapped = trial("bgr").seen().get(0).pixels();
    for (int i = 0; i < right.length; i++) {
      // The mean stays that of the other colour, which moves each by its difference.
      int red = right[i] >> 16 & 0xff;
      assertThat((double) (swapped[i] & 0xff)).isCloseTo(red, within(1.0));
    }
  }

  @Test
  void aRangeThatNoPictureHasIsTold() {
    PreprocessingTrial trial = trial("range-255");
    assertThat(trial.most()).isGreaterThan(1000);
    assertThat(trial.beyond()).isGreaterThan(0.9);
  }

  @Test
  void eachTrialIsWhatTheNetworkSaysOfThatInput() {
    try (Analysis analysis =
        model.analyse(coffee, trial("caffe").variant().preprocessing(), () -> false)) {
      Prediction first = analysis.ranked().get(0);
      assertThat(trial("caffe").ranked().get(0).index()).isEqualTo(first.index());
      assertThat(trial("caffe").ranked().get(0).probability())
          .isCloseTo(first.probability(), within(1e-5));
    }
    assertThat(trial("ten-crop").seen()).hasSize(10);
    assertThat(trial("unscaled").seen().get(0).width()).isEqualTo(coffee.width());
  }

  @Test
  void picturesThatAreTooLargeOrSmallAreRefusedUnscaledAndTheOthersTried() {
    for (SourceImage odd :
        List.of(
            new SourceImage("large", 1500, 1200, new int[1500 * 1200]),
            new SourceImage("small", 200, 40, new int[200 * 40]))) {
      List<PreprocessingTrial> all =
          PreprocessingTrials.all(model, odd, share -> {}, trial -> {}, () -> false);
      List<PreprocessingTrial> refused =
          all.stream().filter(PreprocessingTrial::isRefused).toList();
      assertThat(refused).extracting(trial -> trial.variant().id()).containsExactly("unscaled");
      assertThat(refused.get(0).refusal().english())
          .contains("%d × %d pixels are too".formatted(odd.width(), odd.height()));
    }
  }

  @Test
  void progressRisesToOneAndEachIsTold() {
    List<Double> shares = new ArrayList<>();
    List<PreprocessingTrial> told = new ArrayList<>();
    List<PreprocessingTrial> all =
        PreprocessingTrials.all(model, coffee, shares::add, told::add, () -> false);
    assertThat(shares).isSorted().hasSizeGreaterThan(all.size());
    assertThat(shares.get(shares.size() - 1)).isEqualTo(1);
    assertThat(told).isEqualTo(all);
  }

  @Test
  void cancellingEndsIt() {
    assertThatThrownBy(
            () -> PreprocessingTrials.all(model, coffee, share -> {}, trial -> {}, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void theReportHasALineForEveryClassAndTheReasonOfARefusal() {
    SourceImage small = new SourceImage("small", 200, 40, new int[200 * 40]);
    List<PreprocessingTrial> all =
        PreprocessingTrials.all(model, small, share -> {}, trial -> {}, () -> false);
    TrialReport report = new TrialReport("a, b.png", "vgg16-tiny", false, 3, all);
    List<String> lines = CsvWriter.text(report.table()).lines().toList();
    assertThat(lines).hasSize(1 + 3 * (all.size() - 1) + 1);
    assertThat(lines.get(1)).startsWith("\"a, b.png\",vgg16-tiny,right,As the weights want it,1,");
    assertThat(lines).anyMatch(line -> line.contains(",unscaled,") && line.contains("too few"));
    var json = report.json().get("preprocessings");
    assertThat(json).hasSameSizeAs(all);
    for (var node : json) {
      assertThat(node.has("error")).isEqualTo(node.get("id").asText().equals("unscaled"));
      assertThat(node.has("predictions")).isNotEqualTo(node.has("error"));
    }
  }
}
