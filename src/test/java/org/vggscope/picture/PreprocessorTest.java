package org.vggscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Decoding;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;

class PreprocessorTest {

  private static final Path SAMPLES = Path.of("assets/samples");

  // Java's libjpeg 6b and Pillow's libjpeg-turbo give the same pixels.
  @ParameterizedTest
  @ValueSource(strings = {"chelsea.png", "coffee.png", "rocket.jpg"})
  void theSamplesAreSeenAsPyTorchSawThem(String name) throws Exception {
    SourceImage sample = PictureReader.read(SAMPLES.resolve(name));

    PreparedPicture prepared = Preprocessor.prepare(sample, Preprocessing.torchvision(64, 64));

    int[] expected = Pictures.raw("samples/" + name.replaceFirst("\\..*", ".bin"));
    assertThat(Pictures.difference(prepared.seen().pixels(), expected)).isZero();
  }

  @Test
  void valuesArePyTorchsToTheLastBit() {
    SourceImage pixel = new SourceImage("pixel", 1, 1, new int[] {0xff8001});

    float[] values =
        Preprocessor.prepare(pixel, unscaled(Preprocessing.torchvision(1, 1))).input().values();

    // ((torch.tensor([255, 128, 1], dtype=torch.uint8) / 255) - mean) / deviation
    assertThat(values[0]).isCloseTo(2.2489083f, within(1e-6f));
    assertThat(values[1]).isCloseTo(0.2051822f, within(1e-6f));
    assertThat(values[2]).isCloseTo(-1.7870152f, within(1e-6f));
  }

  @Test
  void caffesWeightsReadBlueFirstAndWholeLevels() {
    SourceImage pixel = new SourceImage("pixel", 1, 1, new int[] {0xff8001});

    float[] values =
        Preprocessor.prepare(pixel, unscaled(Preprocessing.caffe(1, 1))).input().values();

    assertThat(values).containsExactly(1 - 103.939f, 128 - 116.779f, 255 - 123.68f);
  }

  /** The colours and the opacity that Pillow's RGBA has after the same scaling and cropping. */
  @Test
  void theFourthChannelIsTheOpacityAsPillowScalesIt() throws Exception {
    Path pictures = Path.of("src/test/resources/fixtures/pictures");
    BufferedImage wanted = ImageIO.read(pictures.resolve("alpha.want.png").toFile());
    int[] argb = wanted.getRGB(0, 0, 16, 16, null, 0, 16);
    Preprocessing plain =
        new Preprocessing(
            "plain",
            Resize.SHORTER_SIDE,
            16,
            16,
            ChannelOrder.RGBA,
            255,
            List.of(0.0, 0.0, 0.0, 0.0),
            List.of(1.0, 1.0, 1.0, 1.0),
            new Decoding(true, false));

    float[] values =
        Preprocessor.prepare(PictureReader.read(pictures.resolve("alpha.png")), plain)
            .input()
            .values();

    for (int i = 0; i < argb.length; i++) {
      int pixel = (int) values[768 + i] << 24;
      pixel |= (int) values[i] << 16 | (int) values[256 + i] << 8 | (int) values[512 + i];
      assertThat(Integer.toHexString(pixel))
          .as("pixel " + i)
          .isEqualTo(Integer.toHexString(argb[i]));
    }
  }

  @Test
  void whereNothingIsTransparentTheFourthChannelIsOne() {
    SourceImage pixel = new SourceImage("pixel", 1, 1, new int[] {0xff8001});

    float[] values =
        Preprocessor.prepare(pixel, unscaled(Preprocessing.rgba(1, 1))).input().values();

    assertThat(values).hasSize(4);
    assertThat(values[3]).isEqualTo(1);
  }

  @Test
  void planesAreChannelsAndRowsFollowEachOther() {
    SourceImage image =
        new SourceImage("four", 2, 2, new int[] {0x010000, 0x020000, 0x030000, 0x000004});
    Preprocessing plain =
        new Preprocessing(
            "plain", Resize.NONE, 0, 0, ChannelOrder.RGB, 255, List.of(0.0, 0.0, 0.0), ones());

    InputTensor input = Preprocessor.prepare(image, plain).input();

    assertThat(input.values()).containsExactly(1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 4);
  }

  /** Worked out in Python, whose {@code round} takes halves to the even neighbour. */
  @ParameterizedTest
  @CsvSource({
    // width, height, resizeTo, crop, expected box in source pixels
    "451, 300, 64, 64, 75.1667, 0, 300.6667, 300",
    "100, 101, 64, 63, 0, 0, 98.4375, 99.4219",
    "300, 451, 256, 224, 18.75, 93.9583, 262.5, 263.0833",
    "640, 427, 64, 64, 107.7895, 0, 431.1579, 427",
  })
  void theBoxIsWhatTheNetworkSees(
      int width, int height, int to, int crop, double x, double y, double w, double h) {
    SourceImage image = new SourceImage("blank", width, height, new int[width * height]);

    CropBox box = Preprocessor.prepare(image, Preprocessing.torchvision(to, crop)).box();

    assertThat(box.x()).isCloseTo(x, within(1e-3));
    assertThat(box.y()).isCloseTo(y, within(1e-3));
    assertThat(box.width()).isCloseTo(w, within(1e-3));
    assertThat(box.height()).isCloseTo(h, within(1e-3));
  }

  @Test
  void squashingTakesTheWholePictureToASquare() {
    SourceImage image = new SourceImage("wide", 90, 30, new int[2700]);
    Preprocessing squash =
        new Preprocessing(
            "squash", Resize.SQUASH, 64, 0, ChannelOrder.RGB, 1, List.of(0.0, 0.0, 0.0), ones());

    PreparedPicture prepared = Preprocessor.prepare(image, squash);

    assertThat(prepared.box()).isEqualTo(new CropBox(0, 0, 90, 30));
    assertThat(prepared.input().height()).isEqualTo(64);
    assertThat(prepared.input().width()).isEqualTo(64);
  }

  @Test
  void denseEvaluationKeepsTheWholePicture() {
    SourceImage image = new SourceImage("wide", 200, 100, new int[20_000]);

    PreparedPicture prepared =
        Preprocessor.prepare(image, Preprocessing.torchvision(64, 64).dense(96));

    assertThat(prepared.input().width()).isEqualTo(192);
    assertThat(prepared.input().height()).isEqualTo(96);
    assertThat(prepared.box()).isEqualTo(new CropBox(0, 0, 200, 100));
  }

  @Test
  void denseEvaluationOfAThreadSeesItsMiddle() {
    SourceImage image = new SourceImage("thread", 5000, 1, new int[5000]);

    PreparedPicture prepared =
        Preprocessor.prepare(image, Preprocessing.torchvision(64, 64).dense(96));

    assertThat(prepared.input().width()).isEqualTo(288);
    assertThat(prepared.input().height()).isEqualTo(96);
    assertThat(prepared.box()).isEqualTo(new CropBox(2498.5, 0, 3, 1));
  }

  @Test
  void enlargesWhatIsSmallerThanTheNetworkReads() {
    int[] red = new int[4];
    Arrays.fill(red, 0xff0000);

    PreparedPicture prepared =
        Preprocessor.prepare(
            new SourceImage("tiny", 2, 2, red), Preprocessing.torchvision(256, 224));

    assertThat(prepared.seen().pixels()).hasSize(224 * 224).containsOnly(0xff0000);
  }

  @Test
  void aCropThatDoesNotFitSaysSo() {
    SourceImage image = new SourceImage("small.png", 20, 20, new int[400]);
    Preprocessing unscaled =
        new Preprocessing(
            "own", Resize.NONE, 0, 64, ChannelOrder.RGB, 1, List.of(0.0, 0.0, 0.0), ones());

    assertThatThrownBy(() -> Preprocessor.prepare(image, unscaled))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "small.png: a crop of 64 x 64 does not fit into 20 x 20 pixels;"
                + " use a larger picture or a preprocessing that scales");
  }

  private static List<Double> ones() {
    return List.of(1.0, 1.0, 1.0);
  }

  private static Preprocessing unscaled(Preprocessing like) {
    return new Preprocessing(
        like.name(), Resize.NONE, 0, 0, like.order(), like.range(), like.mean(), like.deviation());
  }

  /**
   * As torchvision's center_crop of a smaller picture: black round it, at odd sides more behind.
   */
  @Test
  void aBorderIsBlackAndMoreOfItLiesBehind() {
    SourceImage white = new SourceImage("white", 3, 3, new int[9]);
    java.util.Arrays.fill(white.pixels(), 0xffffff);
    Preprocessing bordered =
        new Preprocessing(
            "own", Resize.BORDERED, 3, 6, ChannelOrder.GREY, 1, List.of(0.0), List.of(1.0));
    float[] values = Preprocessor.prepare(white, bordered).input().values();
    for (int i = 0; i < 36; i++) {
      boolean inside = i / 6 >= 1 && i / 6 < 4 && i % 6 >= 1 && i % 6 < 4;
      assertThat(values[i]).isEqualTo(inside ? 1 : 0);
    }
    assertThat(Preprocessor.prepare(white, bordered).box().width()).isEqualTo(3);
    assertThat(bordered.describe().english()).contains("black border to 6 × 6");
  }
}
