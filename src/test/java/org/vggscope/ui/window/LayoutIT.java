package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.ui.kit.controls.SeenPart;

/** In English. */
class LayoutIT extends LayoutCase {
  @ParameterizedTest
  @CsvSource({
    "1024, 700, 1",
    "1440, 900, 1",
    "2560, 1440, 1",
    // As 1280 x 720, with the room of 1152 x 720.
    "1440, 900, 1.25",
    "1280, 720, 1",
    "1280, 720, 1.5",
    // What a window's title and a task bar leave of it.
    "1280, 690, 1.5"
  })
  void nothingIsCutAndNothingOverlaps(double width, double height, double zoom) {
    look(width, height, zoom, Speech.ENGLISH);
  }

  @Test
  void whatWasLaidOutInALargeWindowFitsASmallOneAgain() {
    awaitIdle();
    resize(2560, 1440, 1);
    forEachPage(entry -> {});
    resize(1024, 700, 1);
    forEachPage(
        entry -> {
          look(entry.id());
          for (Node scrolled : stage.getScene().getRoot().lookupAll(".scrolled")) {
            if (SeenPart.isShown(scrolled)
                && seenOf(scrolled) != null
                && bar((Parent) scrolled, Orientation.VERTICAL)) {
              faults.add(entry.id() + " is scrolled");
            }
          }
        });
    onWindow(session.companion()::switchOff);
    assertThat(faults).isEmpty();
  }
}
