package org.vggscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtlasCommandTest {
  @TempDir private Path folder;

  private Outcome atlas(Object... more) {
    Object[] all = new Object[more.length + 5];
    all[0] = "atlas";
    all[1] = "--output";
    all[2] = folder.resolve("made");
    all[3] = "--steps";
    all[4] = 3;
    System.arraycopy(more, 0, all, 5, more.length);
    return Outcome.of(all);
  }

  @Test
  void everyChannelHasItsPlaceOnTheSheetAndItsDrive() throws IOException {
    Outcome outcome = atlas("--layer", "conv1_2");
    assertThat(outcome.status()).as(outcome.err()).isZero();
    assertThat(outcome.out()).startsWith("conv1_2: 32 pictures, median drive ");
    BufferedImage sheet = ImageIO.read(folder.resolve("made/vgg16-tiny-conv1_2.jpg").toFile());
    assertThat(sheet.getWidth()).isEqualTo(16 * 64);
    assertThat(sheet.getHeight()).isEqualTo(2 * 64);
    JsonNode known =
        new JsonMapper().readTree(folder.resolve("made/vgg16-tiny-conv1_2.json").toFile());
    assertThat(known.get("drives")).hasSize(32);
    assertThat(known.get("steps").asInt()).isEqualTo(3);
    assertThat(known.has("at")).as("a unit of conv1_2 sees 5 pixels").isFalse();
    // The same as 'likes' makes of one of them, but for the JPEG.
    Path alone = folder.resolve("alone.png");
    Outcome likes =
        Outcome.of(
            "likes",
            "--layer",
            "conv1_2",
            "--channel",
            17,
            "--steps",
            3,
            "--output",
            alone,
            "--format",
            "json");
    assertThat(known.get("drives").get(17).asDouble())
        .isCloseTo(likes.json().get("pictures").get(0).get("drive").asDouble(), within(1e-2));
    BufferedImage picture = ImageIO.read(alone.toFile());
    double difference = 0;
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        int one = picture.getRGB(x, y) >> 8 & 0xff;
        difference += Math.abs(one - (sheet.getRGB(64 + x, 64 + y) >> 8 & 0xff));
      }
    }
    assertThat(difference / (64 * 64)).isLessThan(8);
  }

  @Test
  void whatIsThereStaysUnlessForcedAndUnknownLayersAreRefused() {
    assertThat(atlas("--layer", "conv1_1").status()).isZero();
    Outcome refused = atlas("--layer", "conv1_1");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.errorLines()).singleElement().asString().contains("give --force");
    assertThat(atlas("--layer", "conv1_1", "--force").status()).isZero();
    assertThat(atlas("--layer", "conv9_9").status()).isEqualTo(2);
  }
}
