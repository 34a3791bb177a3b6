package org.vggscope.inference;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/**
 * Keeps Java's heap about as small as the work needs. Java begins with a heap of 1/64 of the
 * machine's memory and widens it while there is more, so that thousands of pictures would fill
 * hundreds of megabytes with garbage and seem to leak. A collection, some hundredths of a second
 * with the little that lives here, gives the space back.
 */
public final class HeapSpace {
  /** What reading pictures of common sizes needs, several times over. */
  private static final long ENOUGH = 64L << 20;

  private HeapSpace() {}

  /**
   * Gives back what Java took beyond {@link #ENOUGH}, unless there is something in it, and what the
   * engine and the decoders have freed.
   */
  public static void giveBack() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    if (memory.getHeapMemoryUsage().getCommitted() > ENOUGH) {
      memory.gc();
    }
    FreedMemory.giveBack();
  }
}
