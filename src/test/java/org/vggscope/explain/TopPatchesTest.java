package org.vggscope.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.explain.TopPatches.Peak;
import org.vggscope.inference.Activations;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.ReceptiveField;
import org.vggscope.model.Window;
import org.vggscope.picture.ColourHandling;
import org.vggscope.picture.PictureFolder;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;

class TopPatchesTest {
  private static final int PICTURES = 14;
  private static final Preprocessing PREPROCESSING = Preprocessing.torchvision(64, 64);
  private static Network network;

  @TempDir private Path folder;

  @BeforeAll
  static void load() throws IOException {
    network = SmallNetwork.load();
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @BeforeEach
  void paint() throws IOException {
    Random random = new Random(3);
    for (int i = 0; i < PICTURES; i++) {
      Path file = folder.resolve("set" + i % 3).resolve(i + ".png");
      Files.createDirectories(file.getParent());
      BufferedImage image = new BufferedImage(80, 70, BufferedImage.TYPE_INT_RGB);
      for (int spot = 0; spot < 40; spot++) {
        int colour = random.nextInt(1 << 24);
        int left = random.nextInt(70);
        int top = random.nextInt(60);
        for (int p = 0; p < 100; p++) {
          image.setRGB(left + p % 10, top + p / 10, colour);
        }
      }
      ImageIO.write(image, "png", file.toFile());
    }
  }

  private TopPatches search(Layer layer) throws IOException {
    return TopPatches.search(
        network,
        layer,
        PictureFolder.list(folder),
        PREPROCESSING,
        ColourHandling.SRGB,
        share -> {},
        () -> false);
  }

  /** The strongest position of a channel, found in a pass through the whole network. */
  private static Peak peak(Path file, Layer layer, int channel) throws IOException {
    SourceImage picture = PictureReader.read(file);
    try (Activations activations =
        network.forward(Preprocessor.prepare(picture, PREPROCESSING).input(), () -> false)) {
      LayerActivations maps = activations.copy(layer);
      int width = maps.shape().width();
      return IntStream.range(0, maps.shape().area())
          .mapToObj(
              i -> new Peak(file, i / width, i % width, maps.at(channel, i / width, i % width)))
          .max(Comparator.comparing(Peak::activation))
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"conv1_2", "conv4_3", "pool5", "fc7", "fc8"})
  void findsTheNineStrongestOfEveryChannel(String name) throws IOException {
    Layer layer = network.architecture().layer(name);
    TopPatches found = search(layer);
    assertThat(found.asked()).isEqualTo(PICTURES);
    assertThat(found.skipped()).isZero();
    int driven = 0;
    for (int channel = 0; channel < layer.outputs(); channel++) {
      List<Peak> all = new ArrayList<>();
      for (Path file : PictureFolder.list(folder)) {
        Peak peak = peak(file, layer, channel);
        if (peak.activation() > 0) {
          all.add(peak);
        }
      }
      all.sort(Comparator.comparing(Peak::activation).reversed());
      List<Peak> best = found.best(channel);
      assertThat(best).hasSize(Math.min(TopPatches.COUNT, all.size()));
      for (int i = 0; i < best.size(); i++) {
        assertThat(best.get(i).activation())
            .isCloseTo(all.get(i).activation(), within(1e-5f + 1e-4f * all.get(i).activation()));
      }
      driven += best.isEmpty() ? 0 : 1;
    }
    assertThat(driven).isPositive();
  }

  @Test
  void picturesThatCannotBeReadAreCountedAndSkipped() throws IOException {
    Files.write(folder.resolve("broken.png"), new byte[] {1, 2, 3});
    Files.write(folder.resolve("empty.jpg"), new byte[0]);
    TopPatches found = search(network.architecture().layer("conv1_1"));
    assertThat(found.asked()).isEqualTo(PICTURES);
    assertThat(found.skipped()).isEqualTo(2);
  }

  @Test
  void tellsHowFarItIsAndStopsWhenCancelled() throws IOException {
    List<Path> pictures = PictureFolder.list(folder);
    List<Double> shares = new ArrayList<>();
    assertThatThrownBy(
            () ->
                TopPatches.search(
                    network,
                    network.architecture().layer("conv2_1"),
                    pictures,
                    PREPROCESSING,
                    ColourHandling.SRGB,
                    shares::add,
                    () -> shares.size() == 5))
        .isInstanceOf(CancellationException.class);
    assertThat(shares).hasSize(5).isSorted();
  }

  @Test
  void aPatchIsWhatTheUnitSees() throws IOException {
    Layer layer = network.architecture().layer("conv2_2");
    TopPatches found = search(layer);
    ReceptiveField field = network.architecture().receptiveFields().get(layer);
    Peak peak =
        IntStream.range(0, layer.outputs())
            .mapToObj(found::best)
            .filter(best -> !best.isEmpty())
            .findFirst()
            .orElseThrow()
            .get(0);
    Patch patch = Patch.cut(found, peak, field);
    assertThat(patch.window()).isEqualTo(field.box(peak.y(), peak.x()));
    SourceImage seen =
        Preprocessor.prepare(PictureReader.read(peak.picture()), PREPROCESSING).seen();
    for (int i = 0; i < patch.pixels().length; i++) {
      int y = patch.window().top() + i / patch.window().width();
      int x = patch.window().left() + i % patch.window().width();
      boolean inside = y >= 0 && y < 64 && x >= 0 && x < 64;
      assertThat(patch.pixels()[i]).isEqualTo(inside ? 0xFF000000 | seen.pixels()[y * 64 + x] : 0);
    }
  }

  @Test
  void beyondTheBorderIsEmptyUnlessTheFieldIsLongerThanThePicture() {
    int[] pixels = IntStream.range(0, 6).toArray();
    SourceImage seen = new SourceImage("six", 3, 2, pixels);
    Peak peak = new Peak(Path.of("six"), 0, 0, 1);
    Patch corner = Patch.cut(peak, seen, new Window(-1, 2, 2, 2));
    assertThat(corner.window()).isEqualTo(new Window(-1, 2, 2, 2));
    assertThat(corner.pixels()).containsExactly(0, 0, 0xFF000002, 0);
    Patch large = Patch.cut(peak, seen, new Window(-4, -2, 5, 5));
    assertThat(large.window()).isEqualTo(new Window(0, 0, 1, 3));
    assertThat(large.pixels()).containsExactly(0xFF000000, 0xFF000001, 0xFF000002);
  }
}
