package org.vggscope.ui.featuremaps;

import org.vggscope.ui.session.Position;

/** One unit of the shown layer: its channel, and its row and column from 0. */
public record MapUnit(int channel, int y, int x) {
  Position position() {
    return new Position(y, x);
  }
}
