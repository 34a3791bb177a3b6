package org.vggscope.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import org.vggscope.weights.SmallNetworks.Array;

class SafetensorsWriterTest {
  @TempDir Path folder;

  private final Map<String, Array> arrays =
      SmallNetworks.own(SmallNetworks.architecture(Configuration.E));
  private Path target;

  @BeforeEach
  void nameTarget() {
    target = folder.resolve("out.safetensors");
  }

  private WeightFile source(Map<String, String> metadata) throws IOException {
    return SmallNetworks.open(SmallNetworks.safetensors(arrays, metadata));
  }

  @Test
  void whatIsWrittenReadsTheSame() throws IOException {
    Preprocessing odd =
        new Preprocessing(
            "mine",
            Resize.SQUASH,
            70,
            64,
            ChannelOrder.BGR,
            255,
            List.of(1.0, 2.5, 3.0),
            List.of(4.0, 5.0, 6.0));
    try (WeightFile source = source(PreprocessingMetadata.write(odd))) {
      SafetensorsWriter.write(source, target, false);
      try (WeightFile copy = WeightFiles.open(target)) {
        assertThat(copy.architecture()).isEqualTo(source.architecture());
        assertThat(copy.preprocessing()).isEqualTo(odd);
        assertThat(copy.tensors()).isEqualTo(source.tensors());
        for (Layer layer : SmallNetworks.layersWithWeights(copy.architecture())) {
          assertThat(SmallNetworks.weights(copy, layer))
              .containsExactly(SmallNetworks.weights(source, layer));
          assertThat(SmallNetworks.bias(copy, layer))
              .containsExactly(SmallNetworks.bias(source, layer));
        }
      }
    }
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void halfPrecisionRoundsToTheNearest() throws IOException {
    try (WeightFile source = source(Map.of())) {
      SafetensorsWriter.write(source, target, true);
      try (WeightFile copy = WeightFiles.open(target)) {
        for (Layer layer : SmallNetworks.layersWithWeights(copy.architecture())) {
          float[] exact = SmallNetworks.weights(source, layer);
          float[] rounded = SmallNetworks.weights(copy, layer);
          for (int i = 0; i < exact.length; i++) {
            assertThat(Math.abs(rounded[i] - exact[i]))
                .isLessThanOrEqualTo(Math.max(Math.abs(exact[i]) * 0x1p-11f, 0x1p-25f));
          }
        }
      }
    }
  }

  @Test
  void everyHalfSurvivesBothWays() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      short half = (short) bits;
      float number = ElementType.halfToFloat(half);
      if (!Float.isNaN(number)) {
        assertThat(ElementType.floatToHalf(number)).isEqualTo(half);
      }
    }
    assertThat(ElementType.floatToHalf(1 + 0x1p-11f)).isEqualTo((short) 0x3c00);
    assertThat(ElementType.floatToHalf(1 + 3 * 0x1p-11f)).isEqualTo((short) 0x3c02);
    assertThat(ElementType.floatToHalf(0x1p-25f)).isZero();
    assertThat(ElementType.floatToHalf(0x1.8p-25f)).isEqualTo((short) 1);
    assertThat(ElementType.floatToHalf(65520f)).isEqualTo((short) 0x7c00);
    assertThat(ElementType.floatToHalf(65519f)).isEqualTo((short) 0x7bff);
  }

  @Test
  void aFailureLeavesTheOldFile() throws IOException {
    Files.writeString(target, "old");
    arrays.get("fc8.bias").numbers()[0] = Float.NaN;
    try (WeightFile source = source(Map.of())) {
      assertThatThrownBy(() -> SafetensorsWriter.write(source, target, false))
          .isInstanceOf(WeightFileException.class)
          .hasMessageContaining("fc8.bias");
    }
    assertThat(target).hasContent("old");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(target);
    }
  }

  @Test
  void numbersTooLargeForHalfPrecisionAreRefused() throws IOException {
    arrays.get("conv1_1.weight").numbers()[5] = 70000;
    try (WeightFile source = source(Map.of())) {
      assertThatThrownBy(() -> SafetensorsWriter.write(source, target, true))
          .hasMessageContaining("conv1_1.weight holds 70000.0")
          .hasMessageContaining("float32");
    }
    assertThat(target).doesNotExist();
  }
}
