package org.vggscope.training.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;
import org.vggscope.weights.WeightFiles;

class OwnClassesTest {
  private static final CatalogEntry ENTRY = ModelCatalog.bundled().entry("vgg16-tiny");

  @TempDir private static Path folder;
  private static Path red;
  private static Path blue;
  private static LoadedModel model;

  private final FeatureCache cache = new FeatureCache();

  @BeforeAll
  static void prepare() throws IOException {
    red = MadePictures.write(folder.resolve("two/reddish"), 0x901010, 10);
    blue = MadePictures.write(folder.resolve("two/bluish"), 0x101090, 10);
    try (WeightFile file = ENTRY.open()) {
      model = load(file);
    }
  }

  private static LoadedModel load(WeightFile file) throws IOException {
    return LoadedModel.load(
        ComputeEngine.start(),
        "tested",
        file,
        file.labels().orElse(ENTRY.labels()),
        share -> {},
        () -> false);
  }

  @AfterAll
  static void close() {
    model.close();
  }

  private LearnedClasses learn(List<OwnClass> classes) throws IOException {
    return new OwnClasses(model, ColourHandling.SRGB, cache)
        .learn(classes, 1, (done, all, skipped) -> {}, () -> false);
  }

  private static List<OwnClass> two() throws IOException {
    return OwnClass.of(List.of(folder.resolve("two")));
  }

  @Test
  void aFolderOfFoldersStandsForThem() throws IOException {
    assertThat(two()).extracting(OwnClass::name).containsExactly("bluish", "reddish");
    assertThat(OwnClass.of(List.of(red, blue)))
        .extracting(OwnClass::name)
        .containsExactly("reddish", "bluish");
  }

  @Test
  void whatIsLearnedIsAFileThatAnswersTheSame() throws IOException {
    LearnedClasses learned = learn(two());
    assertThat(learned.accuracy()).isEqualTo(1);
    assertThat(learned.heldBack()).isEqualTo(4);
    assertThat(learned.learned()).isEqualTo(16);
    assertThat(learned.confusion()).isEqualTo(new int[][] {{2, 0}, {0, 2}});
    Path written = folder.resolve("own.safetensors");
    try (WeightFile source = ENTRY.open()) {
      learned.write(source, written, share -> {});
    }
    SourceImage picture = PictureReader.read(red.resolve("p00.png"));
    try (WeightFile source = ENTRY.open();
        WeightFile opened = WeightFiles.open(written);
        LoadedModel own = load(opened)) {
      assertThat(opened.architecture()).isEqualTo(learned.architecture());
      assertThat(opened.preprocessing()).isEqualTo(source.preprocessing());
      assertThat(opened.labels().orElseThrow().lines()).isEqualTo("bluish\nreddish");
      assertSameBelow(source, opened);
      float[] seen;
      try (Analysis analysis = model.analyse(picture, model.preprocessing(), () -> false)) {
        Layer fc7 = OwnClasses.featureLayer(model.architecture());
        seen = analysis.activations().copy(fc7).values();
      }
      Softmax.Fitted fitted =
          new Softmax.Fitted(doubles(learned.weights()), doubles(learned.bias()));
      try (Analysis analysis = own.analyse(picture, own.preprocessing(), () -> false)) {
        assertThat(analysis.ranked().get(0).label()).isEqualTo("reddish");
        assertThat(doubles(analysis.activations().logits()))
            .containsExactly(fitted.logits(seen), within(1e-4));
      }
    }
  }

  private static double[] doubles(float[] numbers) {
    double[] doubles = new double[numbers.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = numbers[i];
    }
    return doubles;
  }

  private static void assertSameBelow(WeightFile source, WeightFile opened) throws IOException {
    List<Layer> layers = opened.architecture().layers();
    for (Layer layer : layers.subList(0, layers.size() - 1)) {
      if (layer.hasParameters()) {
        float[] before = new float[(int) layer.weightCount()];
        float[] after = new float[before.length];
        source.readWeights(layer.name(), 0, FloatBuffer.wrap(before));
        opened.readWeights(layer.name(), 0, FloatBuffer.wrap(after));
        assertThat(Arrays.equals(after, before)).as(layer.name()).isTrue();
        float[] bias = new float[layer.outputs()];
        float[] copied = new float[layer.outputs()];
        source.readBias(layer.name(), FloatBuffer.wrap(bias));
        opened.readBias(layer.name(), FloatBuffer.wrap(copied));
        assertThat(copied).isEqualTo(bias);
      }
    }
  }

  @Test
  void aSecondRunComputesOnlyWhatIsNew() throws IOException {
    assertThat(learn(two()).computed()).isEqualTo(20);
    List<OwnClass> three = new ArrayList<>(two());
    Path green = MadePictures.write(folder.resolve("greenish"), 0x109010, 5);
    three.addAll(OwnClass.of(List.of(green)));
    LearnedClasses learned = learn(three);
    assertThat(learned.computed()).isEqualTo(5);
    assertThat(learned.accuracy()).isEqualTo(1);
  }

  @Test
  void batchesSeeWhatOnePassSees() throws IOException {
    SourceImage picture = PictureReader.read(blue.resolve("p03.png"));
    Layer fc7 = OwnClasses.featureLayer(model.architecture());
    InputTensor input = Preprocessor.prepare(picture, model.preprocessing()).input();
    float[][] rows = model.network().outputs(List.of(input, input), fc7, () -> false);
    try (Analysis analysis = model.analyse(input, () -> false)) {
      float[] expected = analysis.activations().copy(fc7).values();
      assertThat(rows[0]).hasSize(expected.length);
      for (int i = 0; i < expected.length; i++) {
        assertThat(rows[1][i]).isCloseTo(expected[i], within(1e-3f));
      }
    }
  }

  @Test
  void brokenPicturesAreSkippedAndNamed() throws IOException {
    Path some = MadePictures.write(folder.resolve("some"), 0x909010, 4);
    Files.writeString(some.resolve("broken.png"), "no picture");
    LearnedClasses learned = learn(OwnClass.of(List.of(some, blue)));
    assertThat(learned.skipped())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.picture()).hasFileName("broken.png");
              assertThat(each.failure()).hasMessageContaining("broken.png");
            });
    assertThat(learned.heldBack() + learned.learned()).isEqualTo(14);
  }

  @Test
  void whatCannotBeLearnedIsRefused() throws IOException {
    List<OwnClass> one = OwnClass.of(List.of(red));
    assertThatThrownBy(() -> learn(one)).hasMessageContaining("two or more");
    List<OwnClass> same = List.of(one.get(0), one.get(0));
    assertThatThrownBy(() -> learn(same)).hasMessageContaining("Two classes are called reddish");
    Path lonely = MadePictures.write(folder.resolve("lonely"), 0x103010, 1);
    List<OwnClass> few = OwnClass.of(List.of(red, lonely));
    assertThatThrownBy(() -> learn(few)).hasMessageContaining("lonely has one picture");
    assertThat(OwnClasses.refusal(model.architecture().features()).english())
        .contains("no fully connected last layer");
  }

  @Test
  void isCancelledBetweenPictures() throws IOException {
    int[] seen = new int[1];
    OwnClasses own = new OwnClasses(model, ColourHandling.SRGB, cache);
    List<OwnClass> two = two();
    assertThatThrownBy(
            () -> own.learn(two, 1, (done, all, skipped) -> seen[0] = done, () -> seen[0] >= 3))
        .isInstanceOf(CancellationException.class);
    assertThat(seen[0]).isEqualTo(3);
  }

  @Test
  void theCacheForgetsWhatWasLeastLatelyWanted() throws IOException {
    FeatureCache small = new FeatureCache(4);
    FeatureCache.Key first = FeatureCache.Key.of(red.resolve("p00.png"), "n");
    FeatureCache.Key second = FeatureCache.Key.of(red.resolve("p01.png"), "n");
    FeatureCache.Key third = FeatureCache.Key.of(red.resolve("p02.png"), "n");
    small.put(first, new float[2]);
    small.put(second, new float[2]);
    small.get(first);
    small.put(third, new float[2]);
    assertThat(small.get(second)).isNull();
    assertThat(small.get(first)).isNotNull();
    assertThat(small.size()).isEqualTo(2);
    assertThat(FeatureCache.Key.of(folder.resolve("none.png"), "n")).isNull();
  }

  @Test
  void filesAreCalledAsTheirClasses() throws IOException {
    Path place = folder.resolve("kept");
    List<String> names = List.of("cats", "dogs/wolves", "猫");
    for (String expected : List.of("", "-2", "-3")) {
      Path file = LearnedClasses.file(place, names);
      assertThat(file).hasFileName("cats-dogs_wolves-猫%s.safetensors".formatted(expected));
      Files.writeString(file, "");
    }
  }
}
