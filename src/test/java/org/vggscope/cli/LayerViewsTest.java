package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.picture.NumpyFile;

class LayerViewsTest {
  private static final String PICTURE = "assets/samples/coffee.png";

  @TempDir private Path folder;

  private Outcome export(String file, String view, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("export", "--view", view, "--output", folder.resolve(file).toString()));
    words.addAll(List.of(more));
    return Outcome.of(words.toArray());
  }

  private JsonNode json(String file) throws IOException {
    return new JsonMapper().readTree(Files.readString(folder.resolve(file)));
  }

  @Test
  void eachViewOfALayerIsWritten() throws IOException {
    assertThat(export("network.svg", "network", PICTURE).status()).isZero();
    assertThat(Files.readString(folder.resolve("network.svg"))).contains("conv5_3", "fc8");
    assertThat(export("maps.npy", "featuremaps", PICTURE, "--layer", "fc7").status()).isZero();
    String[] map = {PICTURE, "--layer", "pool3", "--channel", "4"};
    assertThat(export("map.npy", "featuremaps.map", map).status()).isZero();
    assertThat(NumpyFile.read(folder.resolve("map.npy")).shape()).containsExactly(8, 8);
    String[] kernels = {"--layer", "conv2_1", "--channel", "4"};
    assertThat(export("kernels.png", "kernels", kernels).status()).isZero();
    assertThat(export("norms.csv", "kernels.matrix", "--layer", "conv2_1").status()).isZero();
    assertThat(export("counts.csv", "kernels.distribution", "--layer", "fc8").status()).isZero();
    String[] unit = {PICTURE, "--layer", "conv2_1", "--channel", "4", "--position", "3,5"};
    assertThat(export("unit.json", "arithmetic", unit).status()).isZero();
    assertThat(json("unit.json").get("y").asInt()).isEqualTo(3);
    assertThat(json("unit.json").get("x").asInt()).isEqualTo(5);
  }

  @Test
  void aWalkThroughTheLayersMoves() throws IOException {
    assertThat(export("walk.gif", "network.walk", PICTURE).status()).isZero();
    assertThat(Files.readAllBytes(folder.resolve("walk.gif"))).startsWith('G', 'I', 'F');
    assertThat(export("map.gif", "network", PICTURE).err()).contains("does not move");
    assertThat(folder.resolve("map.gif")).doesNotExist();
  }

  @Test
  void withoutAPositionItIsTheStrongest() throws IOException {
    String[] unit = {PICTURE, "--layer", "conv2_1", "--channel", "4"};
    export("unit.json", "arithmetic", unit);
    export("map.json", "featuremaps.map", unit);
    float most = 0;
    for (JsonNode row : json("map.json").get("rows")) {
      most = Math.max(most, (float) row.get("activation").asDouble());
    }
    assertThat((float) json("unit.json").get("activation").asDouble()).isEqualTo(most);
  }

  @Test
  void whatCannotBeShownIsRefusedInOneLine() {
    String[] far = {PICTURE, "--layer", "pool5", "--channel", "4", "--position", "3,5"};
    assertThat(export("a.png", "arithmetic", far).err()).contains("the maps of pool5 are 2 x 2");
    String[] bad = {PICTURE, "--layer", "pool5", "--channel", "4", "--position", "-1"};
    assertThat(export("a.png", "arithmetic", bad).err()).contains("as in 3,5");
    String[] units = {PICTURE, "--layer", "fc7", "--channel", "4"};
    assertThat(export("a.png", "featuremaps.map", units).err()).contains("--view featuremaps");
    assertThat(export("a.png", "kernels.matrix", "--layer", "fc6").err()).contains("too many");
    assertThat(export("a.png", "kernels", "--layer", "pool1", "--channel", "0").err())
        .contains("pool1 has no weights");
    assertThat(export("a.png", "network", PICTURE, "--position", "0,0").err())
        .contains("does not take --position");
    assertThat(folder.toFile().list()).isEmpty();
  }
}
