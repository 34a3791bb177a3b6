package org.vggscope.inference;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;

/**
 * Asks Linux for large pages under a large array, as numpy does: half a gigabyte of fresh memory in
 * pages of 4 KB takes as long to hand out as to fill. It is for speed only, and only a request.
 */
final class HugePages {
  private static final long PAGE = 4096;
  private static final long LEAST = 4L << 20;
  private static final int MADV_HUGEPAGE = 14;

  private HugePages() {}

  /** Asks for them under {@code bytes} bytes from {@code start} on, if that is worth it. */
  static void request(Pointer start, long bytes) {
    if (!Platform.isLinux() || bytes < LEAST) {
      return;
    }
    long address = Pointer.nativeValue(start);
    long aligned = (address + PAGE - 1) / PAGE * PAGE;
    long length = (address + bytes - aligned) / PAGE * PAGE;
    try {
      Function advise = NativeLibrary.getInstance("c").getFunction("madvise");
      advise.invokeInt(new Object[] {new Pointer(aligned), length, MADV_HUGEPAGE});
    } catch (UnsatisfiedLinkError e) {
      // Pages of the usual size do as well.
      return;
    }
  }
}
