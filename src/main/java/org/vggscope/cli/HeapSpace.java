package org.vggscope.cli;

import java.lang.management.ManagementFactory;

/**
 * Keeps Java's heap as small as the work needs. Java begins with a heap of 1/64 of the machine's
 * memory and fills all of it before it collects in earnest, so that thousands of pictures would
 * take hundreds of megabytes of garbage and seem to leak. A collection, some hundredths of a second
 * with the little that lives here, gives the space back.
 */
final class HeapSpace {
  private HeapSpace() {}

  /** Collects what is garbage by now, and returns the space to the system. */
  static void giveBack() {
    ManagementFactory.getMemoryMXBean().gc();
  }
}
