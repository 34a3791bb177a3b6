package org.vggscope.model;

/** One unit of the shown layer: its channel, and its row and column from 0. */
public record MapUnit(int channel, int y, int x) {
  public Position position() {
    return new Position(y, x);
  }
}
