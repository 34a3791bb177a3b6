package org.vggscope.explain.likes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.explain.BatchGradient;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.Network;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Position;
import org.vggscope.model.Shape;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

class AtlasTest {
  private static NetworkSpec network(String id) {
    return ModelCatalog.bundled().entry(id).architecture();
  }

  @Test
  void theLastConvolutionOfEachBlockHasOne() {
    assertThat(Atlas.layers(network("vgg19-tiny")))
        .extracting(Layer::name)
        .containsExactly("conv1_2", "conv2_2", "conv3_4", "conv4_4", "conv5_4");
  }

  @Test
  void deepChannelsAreShownByTheUnitInTheMiddleAndShallowOnesByAll() {
    NetworkSpec network = network("vgg16-tiny");
    assertThat(Objective.shown(network, network.layer("conv2_2"), 3, 64).at()).isNull();
    assertThat(Objective.shown(network, network.layer("conv3_3"), 3, 64).at())
        .isEqualTo(new Position(8, 8));
    assertThat(Objective.shown(network, network.layer("fc6"), 3, 64).at())
        .isEqualTo(new Position(0, 0));
  }

  @ParameterizedTest
  @CsvSource({"vgg16-tiny, conv3_3 conv4_3 conv5_3", "vgg19-tiny, conv3_3 conv5_3"})
  void whatComesWithTheProgramDrivesItsOwnChannels(String id, String layers) throws IOException {
    CatalogEntry entry = ModelCatalog.bundled().entry(id);
    try (WeightFile file = entry.open();
        Network network = Network.load(ComputeEngine.start(), file, share -> {}, () -> false)) {
      for (String name : layers.split(" ")) {
        Layer layer = network.architecture().layer(name);
        BatchGradient gradient =
            new BatchGradient(network, layer, new Shape(3, 64, 64), () -> false);
        Preparation preparation = new Preparation(entry.preprocessing());
        for (int channel : new int[] {0, 77, layer.outputs() - 1}) {
          LikedPicture liked =
              AtlasFile.bundled(id, layer).flatMap(atlas -> atlas.of(channel)).orElseThrow();
          float[] sums = gradient.sums(preparation.input(colours(liked)));
          // A JPEG is not the picture that was measured, but nearly.
          assertThat(liked.objective().drive(sums, 0, gradient.shape()).value())
              .as("%s, channel %d", name, channel)
              .isGreaterThan(0.6 * liked.drive());
          assertThat(liked.channel()).isEqualTo(channel);
        }
      }
    }
  }

  private static float[] colours(LikedPicture liked) {
    int[] pixels = liked.picture().pixels();
    float[] colours = new float[3 * pixels.length];
    for (int i = 0; i < colours.length; i++) {
      int pixel = pixels[i % pixels.length];
      colours[i] = (pixel >> 16 - 8 * (i / pixels.length) & 0xff) / 255f;
    }
    return colours;
  }

  @Test
  void aLayerWithoutOneHasNone() throws IOException {
    NetworkSpec network = network("vgg16-tiny");
    for (Layer layer : Atlas.layers(network)) {
      assertThat(AtlasFile.bundled("vgg16-tiny", layer).orElseThrow().of(layer.outputs() - 1))
          .isPresent();
    }
    assertThat(AtlasFile.bundled("vgg16-tiny", network.layer("conv4_1"))).isEmpty();
    assertThat(AtlasFile.bundled("somebody's", network.layer("conv5_3"))).isEmpty();
  }

  @Test
  void whatIsKeptIsReadBackAndWhatIsDamagedIsMadeAnew(@TempDir Path folder) throws IOException {
    Layer layer = network("vgg16-tiny").layer("conv2_2");
    Atlas whole = AtlasFile.bundled("vgg16-tiny", layer).orElseThrow();
    Atlas part = new Atlas(whole.pictures().subList(0, 20));
    AtlasFile.write(folder, "mine", part);
    Atlas read = AtlasFile.read(folder, "mine", layer).orElseThrow();
    assertThat(read.pictures()).hasSize(20);
    assertThat(read.of(19).orElseThrow().drive()).isEqualTo(whole.pictures().get(19).drive());
    assertThat(read.of(20)).isEmpty();
    assertThat(AtlasFile.read(folder, "mine", network("vgg16-tiny").layer("conv2_1"))).isEmpty();
    Path sheet = folder.resolve("mine-conv2_2.jpg");
    byte[] bytes = Files.readAllBytes(sheet);
    Files.write(sheet, Arrays.copyOf(bytes, bytes.length / 2));
    assertThat(AtlasFile.read(folder, "mine", layer)).as("cut").isEmpty();
    Files.write(sheet, bytes);
    Path known = folder.resolve("mine-conv2_2.json");
    String told = Files.readString(known);
    for (String wrong :
        List.of("", "[]", "{}", told.replace("conv2_2", "conv2_1"), told.replace("24", "\"x\""))) {
      Files.writeString(known, wrong);
      assertThat(AtlasFile.read(folder, "mine", layer)).as(wrong).isEmpty();
    }
  }
}
