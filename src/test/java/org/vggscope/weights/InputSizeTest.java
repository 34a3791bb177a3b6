package org.vggscope.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.model.Configuration;

/** A file's own word on the size of its pictures, where its shapes let guess another one. */
class InputSizeTest {
  @ParameterizedTest
  @CsvSource({
    "32, 32, true, 32",
    "48, 48, true, 48",
    " 63 , 63, true, 63",
    // What it was made for, more than that and less than leaves anything of the last maps.
    "64, 64, false, 64",
    "96, 64, false, 64",
    "31, 64, false, 64",
    "-1, 64, false, 64",
    "99999999999, 64, false, 64",
    "large, 64, false, 64"
  })
  void aSmallerSizeIsBelievedWhereTheNetworkReadsIt(
      String said, int size, boolean adaptive, int crop) throws IOException {
    var arrays = SmallNetworks.own(SmallNetworks.architecture(Configuration.A));
    byte[] bytes = SmallNetworks.safetensors(arrays, Map.of("input_size", said));
    try (WeightFile file = SmallNetworks.open(bytes)) {
      assertThat(file.architecture().inputSize()).isEqualTo(size);
      assertThat(file.architecture().isAdaptive()).isEqualTo(adaptive);
      assertThat(file.preprocessing().crop()).isEqualTo(crop);
    }
  }
}
