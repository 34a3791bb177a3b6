package org.vggscope.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.model.Configuration;
import org.vggscope.model.Preprocessing;

/** What a file says of its preprocessing and of its network, where that is nonsense. */
class MetadataTest {
  private static final Preprocessing USUAL = Preprocessing.torchvision(64, 64);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resize | 短边 | '短边' is none of shorter_side, squash, bordered, none",
        "channel_order | RBG | 'RBG' is none of rgb, bgr, grey, rgba",
        "crop | large | 'large' is no whole number",
        "range | 1.0 | '1.0' is no whole number",
        "range | 2 | The range is 1 or 255, not 2",
        "mean | 1,x,3 | 'x' is no number",
        "deviation | 1,,3 | '' is no number",
        "mean | 1,2 | Mean and deviation have 3 values",
      })
  void nonsenseOnPreprocessingIsNamed(String key, String word, String expected) {
    Map<String, String> words = new LinkedHashMap<>(PreprocessingMetadata.write(USUAL));
    words.put(key, word);
    assertThatThrownBy(() -> PreprocessingMetadata.read(words, USUAL))
        .isInstanceOf(WeightFileException.class)
        .hasMessageStartingWith("The file's own words on preprocessing (torchvision) make no sense")
        .hasMessageContaining(": " + expected);
  }

  @Test
  void whatIsWrittenReadsTheSame() throws WeightFileException {
    assertThat(PreprocessingMetadata.read(PreprocessingMetadata.write(USUAL), USUAL))
        .isEqualTo(USUAL);
  }

  @Test
  void nonsenseOnTheNetworkIsNamed() {
    String good = NetworkMetadata.write(SmallNetworks.architecture(Configuration.A));
    assertRefused("nonsense", "they are no JSON of a network");
    assertRefused("{}", "they are no JSON of a network");
    assertRefused("[]", "they are no JSON of a network");
    assertRefused(
        good.replaceFirst("\"CONVOLUTION\"", "\"卷积\""), "there can be no such layers.0.kind");
    assertRefused(
        good.replaceFirst("\"stride\":1", "\"stride\":0"),
        "conv1_1: kernel, stride, inputs and outputs are at least 1");
    assertRefused(good.replaceFirst("\"layers\":\\[.*\\]", "\"layers\":[]"), "at least one layer");
  }

  private static void assertRefused(String word, String expected) {
    assertThatThrownBy(() -> NetworkMetadata.read(word))
        .isInstanceOf(WeightFileException.class)
        .hasMessageContaining(expected)
        .hasMessageNotContaining("org.vggscope");
  }
}
