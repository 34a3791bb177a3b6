package org.vggscope.ui.kit.pixels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ZoomWindowTest {
  @Test
  void theWholeMapFitsTheView() {
    assertThat(ZoomWindow.WHOLE.place(400, 200, 1))
        .isEqualTo(new ZoomWindow.Placement(100, 0, 200, 200));
  }

  @Test
  void zoomingKeepsWhatIsUnderThePointer() {
    ZoomWindow.Placement before = ZoomWindow.WHOLE.place(300, 300, 1);
    ZoomWindow zoomed = ZoomWindow.WHOLE.zoomed(4, 90, 210, 300, 300, 1);
    ZoomWindow.Placement after = zoomed.place(300, 300, 1);
    assertThat(after.shareX(90)).isCloseTo(before.shareX(90), within(1e-9));
    assertThat(after.shareY(210)).isCloseTo(before.shareY(210), within(1e-9));
  }

  @Test
  void movingFollowsThePointerUpToTheBorder() {
    ZoomWindow zoomed = ZoomWindow.WHOLE.zoomed(2, 150, 150, 300, 300, 1);
    ZoomWindow.Placement before = zoomed.place(300, 300, 1);
    ZoomWindow.Placement moved = zoomed.moved(10, -20, 300, 300, 1).place(300, 300, 1);
    assertThat(moved.left()).isCloseTo(before.left() + 10, within(1e-9));
    assertThat(moved.top()).isCloseTo(before.top() - 20, within(1e-9));
    ZoomWindow.Placement end = zoomed.moved(5000, 5000, 300, 300, 1).place(300, 300, 1);
    assertThat(end.left()).isCloseTo(0, within(1e-9));
    assertThat(end.top()).isCloseTo(0, within(1e-9));
  }

  @Test
  void zoomingOutEndsWithTheWholeMap() {
    ZoomWindow window = ZoomWindow.WHOLE.zoomed(3, 10, 10, 300, 300, 1);
    assertThat(window.zoomed(0.1, 70, 20, 300, 300, 1)).isEqualTo(ZoomWindow.WHOLE);
  }
}
