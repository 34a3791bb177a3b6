package org.vggscope.export.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.cli.CommandLineProgram;
import org.vggscope.export.Drawn;
import org.vggscope.export.Exhibit;
import org.vggscope.export.ExhibitFormat;
import org.vggscope.export.Look;
import org.vggscope.report.Figure;
import org.vggscope.report.Film;
import org.vggscope.report.JsonWriter;
import org.vggscope.text.Language;
import org.vggscope.training.DataSetTesting;
import org.vggscope.training.Recipe;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;
import org.vggscope.training.RunTesting;
import org.vggscope.training.ShardTrial;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunEpoch;

/** Two runs of a few steps, taken away in every way. */
class TrainingExhibitsTest {
  @TempDir private static Path folder;
  private static RunRecord he;
  private static RunRecord normal;

  @BeforeAll
  static void train() throws IOException {
    Path set = folder.resolve("set");
    for (int i = 0; i < 40; i++) {
      DataSetTesting.picture(set.resolve("red/" + i + ".png"), 0xa00000 + 0x050100 * (i % 9));
      DataSetTesting.picture(set.resolve("blue/" + i + ".png"), 0x0000a0 + 0x010005 * (i % 9));
    }
    he = train("with-he", "he", 3);
    normal = train("with-normal", "normal:0.001", 2);
  }

  private static RunRecord train(String name, String start, int epochs) throws IOException {
    Path run = folder.resolve(name);
    RunTesting.train(run, folder.resolve("set").toString(), Recipe.quick().with(epochs, 1, start));
    return new RunRecord.Reader(new RunFolder(run)).read();
  }

  private static CurvesExhibit curves() {
    return new CurvesExhibit(RunCurves.of(he, normal), he.moments().get(0));
  }

  private static RaceExhibit race() {
    List<RaceEntry> begun =
        List.of(
            new RaceEntry(he.setup(), he.recipe()), new RaceEntry(normal.setup(), normal.recipe()));
    return new RaceExhibit(RaceFigures.of(List.of(he, normal), new RaceLanes(), begun));
  }

  private static ConfusionExhibit confusion() {
    RunEpoch last = he.epochs().get(he.epochs().size() - 1);
    return new ConfusionExhibit(ConfusionFigures.of(last, he.start().classes()), he);
  }

  private static ParallelExhibit parallel() throws IOException {
    ShardTrial trial = ShardTrial.of(he, he.moments().get(0), 3, share -> {}, () -> false);
    return new ParallelExhibit(ParallelFigures.question(he, null).over(3), he, trial);
  }

  private static List<Exhibit> all() throws IOException {
    return List.of(
        curves(),
        new LayersExhibit(LayerCurves.of(he), he.moments().get(0)),
        race(),
        confusion(),
        parallel());
  }

  private static JsonNode json(Exhibit exhibit) throws IOException {
    return new ObjectMapper().readTree(JsonWriter.text(exhibit.json()));
  }

  @Test
  void everyDrawingCanBeReadInBothLooksAndLanguages() throws IOException {
    for (Exhibit exhibit : all()) {
      Drawn.assertReadableInAll(exhibit);
    }
    // Before an epoch has ended, and without another run.
    Drawn.assertReadableInAll(new CurvesExhibit(RunCurves.of(normal, null), null));
    Drawn.assertReadableInAll(new LayersExhibit(LayerCurves.of(normal), null));
    Drawn.assertReadableInAll(
        new ParallelExhibit(ParallelFigures.question(he, null).over(64), null, null));
  }

  @Test
  void theCurvesMoveFromMomentToMomentWithTheFiltersOfTheFirstLayer() throws IOException {
    CurvesExhibit exhibit = new CurvesExhibit(RunCurves.of(he, normal), null);
    assertThat(ExhibitFormat.of(exhibit)).contains(ExhibitFormat.GIF);
    List<Film.Frame> frames = exhibit.film(Look.DARK).orElseThrow().frames();
    assertThat(frames).hasSameSizeAs(he.moments());
    List<List<Figure.Mark>> filters = new ArrayList<>();
    Figure first = frames.get(0).drawing().draw();
    for (int i = 0; i < frames.size(); i++) {
      Figure frame = frames.get(i).drawing().draw();
      assertThat(frame.width()).isEqualTo(first.width());
      assertThat(frame.height()).isEqualTo(first.height());
      assertThat(Drawn.words(frame).get(0))
          .startsWith("step %d · epoch".formatted(he.moments().get(i).step()));
      filters.add(frame.marks().stream().filter(Figure.Pixels.class::isInstance).toList());
    }
    assertThat(filters.get(0)).as("one a filter").hasSize(4);
    Figure.Pixels then = (Figure.Pixels) filters.get(0).get(0);
    Figure.Pixels last = (Figure.Pixels) filters.get(filters.size() - 1).get(0);
    assertThat(last.colours()).as("it learned").isNotEqualTo(then.colours());
  }

  @Test
  void theCommandWritesThemAsTheWindowDoes() throws IOException {
    Moment newest = he.moments().get(he.moments().size() - 1);
    assertSame("training.curves", new CurvesExhibit(RunCurves.of(he, null), newest));
    assertSame("training.layers", new LayersExhibit(LayerCurves.of(he), newest));
    assertSame("training.confusion", confusion());
  }

  private void assertSame(String view, Exhibit exhibit) throws IOException {
    for (ExhibitFormat format : ExhibitFormat.of(exhibit)) {
      Path file = folder.resolve(view + format.ending());
      ByteArrayOutputStream errors = new ByteArrayOutputStream();
      int status =
          CommandLineProgram.run(
              new String[] {
                "export",
                "--view",
                view,
                "--run",
                he.folder().path().toString(),
                "--output",
                file.toString()
              },
              new ByteArrayOutputStream(),
              new PrintStream(errors, true, StandardCharsets.UTF_8));
      assertThat(status).as("%s", errors).isZero();
      ByteArrayOutputStream window = new ByteArrayOutputStream();
      format.write(exhibit, Look.LIGHT, 1, window);
      assertThat(file).hasBinaryContent(window.toByteArray());
    }
  }

  @Test
  void theCurvesAreTheRowsOfTheRunsTable() throws IOException {
    CurvesExhibit exhibit = new CurvesExhibit(RunCurves.of(he, null), null);
    List<String> file = Files.readAllLines(he.folder().path().resolve("metrics.csv"));
    assertThat(String.join(",", exhibit.table().columns())).isEqualTo(file.get(0));
    List<List<Object>> rows = exhibit.table().rows();
    assertThat(rows).hasSize(file.size() - 1);
    for (int i = 0; i < rows.size(); i++) {
      List<Double> written =
          Arrays.stream(file.get(i + 1).split(",", -1))
              .map(cell -> cell.isEmpty() ? null : Double.valueOf(cell))
              .toList();
      List<Double> shown = new ArrayList<>();
      rows.get(i).forEach(cell -> shown.add(cell == null ? null : ((Number) cell).doubleValue()));
      assertThat(shown).isEqualTo(written);
    }
    JsonNode json = json(exhibit);
    assertThat(json.get("rows")).hasSize(rows.size());
    assertThat(json.get("rows").get(0).get("loss").doubleValue())
        .isEqualTo(he.points().get(0).loss());
  }

  @Test
  void aRunSaysWhatItTrainsOnWhatAndHow() throws IOException {
    for (Exhibit exhibit : List.of(curves(), confusion())) {
      JsonNode json = json(exhibit);
      assertThat(json.get("program").asText()).startsWith("VggScope ");
      assertThat(json.get("run").asText()).isEqualTo("with-he");
      assertThat(json.get("data").asText()).isEqualTo(folder.resolve("set").toString());
      assertThat(json.at("/network/name").asText()).isEqualTo("vgg-a");
      assertThat(json.at("/network/width").asDouble()).isEqualTo(0.07);
      assertThat(json.at("/recipe/initialisation").asText()).isEqualTo("he");
    }
    assertThat(curves().about().comment()).contains("# run: with-he\r\n", "# beside: with-normal");
  }

  @Test
  void bothRunsAreInTheNumbersAndInTheLegend() {
    CurvesExhibit exhibit = curves();
    assertThat(exhibit.table().rows())
        .hasSize(he.points().size() + normal.points().size())
        .filteredOn(row -> row.get(0).equals("with-normal"))
        .hasSize(normal.points().size());
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains(
            "Curves of with-he",
            "Loss",
            "Validation, at the end of an epoch",
            "with-normal: Validation, at the end of an epoch",
            "Moment that is looked at",
            "Steps made");
    assertThat(Drawn.words(exhibit, Language.CHINESE))
        .contains("with-he的曲线", "验证，每轮结束时", "with-normal：验证，每轮结束时", "已完成步数");
  }

  @Test
  void theLayersNumbersAreTheRuns() throws IOException {
    LayersExhibit exhibit = new LayersExhibit(LayerCurves.of(he), null);
    JsonNode first = json(exhibit).get("rows").get(0);
    assertThat(first.get("layer").asText()).isEqualTo("conv1_1");
    assertThat(first.get("activation_deviation").doubleValue())
        .isEqualTo(he.start().spreads().get(0).activations());
    assertThat(exhibit.table().rows())
        .anySatisfy(
            row -> {
              assertThat(row.get(0)).isEqualTo(1L);
              assertThat(row.get(1)).isEqualTo("fc8");
              assertThat(row.get(4)).isEqualTo(last(he.points().get(0).norms()));
            });
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("Layer by layer: with-he", "Norm of the weights", "conv1_1", "fc8");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("逐层查看：with-he");
  }

  private static <T> T last(List<T> all) {
    return all.get(all.size() - 1);
  }

  @Test
  void theRaceHasEveryStepOfEveryRun() {
    RaceExhibit exhibit = race();
    assertThat(exhibit.table().rows()).hasSize(he.points().size() + normal.points().size());
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("Race of starts", "He (with-he)", "N(0, 1e-3) (with-normal)")
        .anySatisfy(words -> assertThat(words).contains("at chance"));
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("各初始化的竞赛");
  }

  @Test
  void theConfusionsCountsAreTheEpochs() throws IOException {
    ConfusionExhibit exhibit = confusion();
    List<List<Integer>> counts = last(he.epochs()).confusion();
    assertThat(exhibit.array().orElseThrow().shape()).containsExactly(2, 2);
    float[] values = exhibit.array().orElseThrow().values();
    JsonNode rows = json(exhibit).get("rows");
    for (int i = 0; i < values.length; i++) {
      int count = counts.get(i / 2).get(i % 2);
      assertThat(values[i]).isEqualTo(count);
      assertThat(rows.get(i).get("count").intValue()).isEqualTo(count);
    }
    assertThat(ExhibitFormat.of(exhibit)).contains(ExhibitFormat.NPY);
    assertThat(ExhibitFormat.of(curves())).doesNotContain(ExhibitFormat.NPY);
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("Confusion matrix of with-he", "red", "blue", "100 %");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("with-he的混淆矩阵");
  }

  @Test
  void whatCrossesAndTheBatchThatWasCutAreInTheNumbers() throws IOException {
    ParallelExhibit exhibit = parallel();
    JsonNode json = json(exhibit);
    assertThat(json.get("devices").asInt()).isEqualTo(3);
    assertThat(json.at("/trial/shards")).hasSize(3);
    assertThat(json.at("/trial/whole/loss").doubleValue())
        .isEqualTo(Objects.requireNonNull(exhibit.trial()).whole().loss());
    assertThat(json.get("rows")).hasSize(exhibit.figures().plan().rows().size());
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("Data or model parallel, over 3 devices", "The whole batch", "fc8");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("数据并行还是模型并行，3个设备");
  }
}
