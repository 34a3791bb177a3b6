package org.vggscope.inference;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/**
 * Gives memory that the engine has freed back to the system. The C library on Linux keeps the holes
 * between what is still in use; after twenty changes of the network half a gigabyte of them had
 * gathered.
 */
final class FreedMemory {
  private FreedMemory() {}

  /** Does nothing where the C library has no such function. */
  static void giveBack() {
    if (!Platform.isLinux()) {
      return;
    }
    try {
      Function trim = NativeLibrary.getInstance("c").getFunction("malloc_trim");
      trim.invokeInt(new Object[] {0L});
    } catch (UnsatisfiedLinkError e) {
      // Another C library than GNU's manages its memory otherwise.
      return;
    }
  }
}
