package org.vggscope.export.field;

import java.util.List;

/**
 * The colours of a network's blocks: three to one against the ground of either look, and told apart
 * by who sees no red or no green (25 in CIE 1976's difference).
 */
public final class BlockColours {
  private static final List<Integer> COLOURS =
      List.of(0x29a37a, 0x317481, 0xb38c19, 0x6f692a, 0xc970db, 0x8c36e2);

  private BlockColours() {}

  /** Of a block, {@code 0xRRGGBB}; the first is 1. */
  public static int of(int block) {
    return COLOURS.get(Math.floorMod(block - 1, COLOURS.size()));
  }
}
