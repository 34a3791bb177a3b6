package org.vggscope.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Configuration;
import org.vggscope.model.Evaluation;
import org.vggscope.model.Look;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.model.PreprocessingVariants;
import org.vggscope.model.Resize;
import org.vggscope.model.Vgg;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.NumpyFile;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/**
 * Pictures of every size get in, those too of which a side has the wanted length already, and are
 * scaled and cropped as torchvision does it (see {@code src/build/bundled/make_sizes.py}).
 */
class PictureSizesTest {
  private static final int LEAST = 32;
  private static final int MOST = 300;
  private static final int RANDOM = 300;
  private static final Path REFERENCES = Path.of("src/test/resources/evaluation");

  /** As {@code make_sizes.py} makes it. */
  private static SourceImage pattern(int width, int height) {
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = 0;
        for (int c = 0; c < 3; c++) {
          pixel = pixel << 8 | x * (3 + c) + y * (5 - c) + x * y / 16 * (c + 1) & 0xff;
        }
        pixels[y * width + x] = pixel;
      }
    }
    return new SourceImage(width + " x " + height, width, height, pixels);
  }

  private static List<SourceImage> pictures(int step) {
    List<SourceImage> pictures = new ArrayList<>();
    for (int side = LEAST; side <= MOST; side += step) {
      pictures.add(pattern(side, side));
    }
    Random random = new Random(12);
    for (int i = 0; i < RANDOM; i += step) {
      pictures.add(
          pattern(
              LEAST + random.nextInt(MOST - LEAST + 1), LEAST + random.nextInt(MOST - LEAST + 1)));
    }
    return pictures;
  }

  /** Fails when a picture does not become something that the network reads. */
  private static void assertRead(SourceImage picture, Look look, NetworkSpec architecture) {
    InputTensor input = Preprocessor.prepare(picture, look).input();
    assertThat(architecture.shapes(input.height(), input.width())).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"torchvision", "caffe", "caffe-rgb"})
  void everySizeIsReadUnderEveryPreprocessingAndEvaluation(String name) {
    NetworkSpec architecture = ModelCatalog.bundled().entry("vgg16-tiny").architecture();
    Preprocessing own = Preprocessing.named(name, 64, 64);
    for (SourceImage picture : pictures(1)) {
      for (Evaluation evaluation : Evaluation.values()) {
        for (Look look : evaluation.looks(own, 64)) {
          assertRead(picture, look, architecture);
        }
      }
      for (PreprocessingVariant variant : PreprocessingVariants.of(own, 64)) {
        boolean small = Math.min(picture.width(), picture.height()) < 64;
        if (!(small && variant.preprocessing().resize() == Resize.NONE)) {
          assertRead(picture, variant.looks().get(0), architecture);
        }
      }
    }
  }

  /**
   * As the published networks read, at full size; the sizes that pre-scaled sets have are there.
   */
  @Test
  void everySizeIsReadAt224() {
    NetworkSpec architecture = Vgg.paper(Configuration.D);
    Preprocessing own = Preprocessing.torchvision(256, 224);
    List<SourceImage> pictures = pictures(16);
    for (int[] size :
        new int[][] {
          {224, 224}, {256, 256}, {341, 256}, {256, 341}, {288, 288}, {384, 256}, {255, 257}
        }) {
      pictures.add(pattern(size[0], size[1]));
    }
    for (SourceImage picture : pictures) {
      for (Evaluation evaluation : Evaluation.values()) {
        for (Look look : evaluation.looks(own, 224)) {
          assertRead(picture, look, architecture);
        }
      }
    }
  }

  /** A side that has its length is taken as it is, as Pillow does. */
  @ParameterizedTest
  @CsvSource({"256, 256", "341, 256", "256, 341", "64, 99", "99, 64", "64, 64"})
  void aPictureThatIsScaledAlreadyIsOnlyCropped(int width, int height) {
    SourceImage picture = pattern(width, height);
    int side = Math.min(width, height);
    int crop = Math.min(224, side - side / 8);

    PreparedPicture prepared = Preprocessor.prepare(picture, Preprocessing.torchvision(side, crop));

    int left = (int) Math.rint((width - crop) / 2.0);
    int top = (int) Math.rint((height - crop) / 2.0);
    for (int y = 0; y < crop; y++) {
      for (int x = 0; x < crop; x++) {
        assertThat(prepared.seen().pixels()[y * crop + x])
            .isEqualTo(picture.pixels()[(top + y) * width + left + x]);
      }
    }
  }

  @Test
  void logitsOfEverySizeAreThoseOfTorchvisionsRule() throws IOException {
    JsonNode cases = new ObjectMapper().readTree(REFERENCES.resolve("sizes.json").toFile());
    NumpyFile.Array logits = NumpyFile.read(REFERENCES.resolve("sizes.npy"));
    CatalogEntry entry = ModelCatalog.bundled().entry("vgg16-tiny");
    assertThat(cases.size()).isEqualTo(200);
    int classes = entry.architecture().classes();
    try (WeightFile file = entry.open();
        LoadedModel model =
            LoadedModel.load(
                ComputeEngine.start(),
                entry.id(),
                file,
                entry.labels(),
                progress -> {},
                () -> false)) {
      for (int i = 0; i < cases.size(); i++) {
        JsonNode each = cases.get(i);
        SourceImage picture = pattern(each.get(0).asInt(), each.get(1).asInt());
        Preprocessing how =
            Preprocessing.named(each.get(2).asText(), each.get(3).asInt(), each.get(4).asInt());
        try (Analysis analysis = model.analyse(picture, how, () -> false)) {
          float[] found = analysis.activations().logits();
          float largest = 1;
          for (int c = 0; c < classes; c++) {
            largest = Math.max(largest, Math.abs(logits.values()[i * classes + c]));
          }
          for (int c = 0; c < classes; c++) {
            assertThat(found[c])
                .as("class %d of %s", c, each)
                .isCloseTo(logits.values()[i * classes + c], within(1e-4f * largest));
          }
        }
      }
    }
  }
}
