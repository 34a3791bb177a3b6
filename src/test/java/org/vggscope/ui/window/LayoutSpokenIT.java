package org.vggscope.ui.window;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In Chinese, and in English that is a third longer; apart, so that two processes can share it. */
class LayoutSpokenIT extends LayoutCase {
  @ParameterizedTest
  @CsvSource({
    "1024, 700, 1, CHINESE",
    "1024, 700, 1, LONG",
    "1440, 900, 1, CHINESE",
    "1440, 900, 1, LONG",
    "2560, 1440, 1, CHINESE",
    "2560, 1440, 1, LONG",
    "1280, 720, 1.5, CHINESE"
  })
  void nothingIsCutAndNothingOverlaps(double width, double height, double zoom, Speech spoken) {
    look(width, height, zoom, spoken);
  }
}
