package org.vggscope.inference;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * Tells the engine how to use the processor. Both choices are OpenMP's, which reads them from the
 * environment when its library is loaded; Java cannot set a variable, so the C library does.
 *
 * <ul>
 *   <li>Every core: MXNet keeps one back for its own scheduler unless told a number, so that on two
 *       cores a forward pass takes twice as long.
 *   <li>Threads that wait sleep: by default they turn round and round, which gains a tenth on an
 *       idle machine and takes twenty times as long on a busy one, where the window's own threads
 *       want the cores too.
 * </ul>
 */
final class EngineThreads {
  private static final String COUNT = "OMP_NUM_THREADS";
  private static final String WAITING = "OMP_WAIT_POLICY";

  private EngineThreads() {}

  /** The C library's functions on Unix. */
  interface Unix extends Library {
    int setenv(String name, String value, int overwrite);
  }

  /** The C library's functions on Windows. */
  interface Windows extends Library {
    int _putenv_s(String name, String value);
  }

  /**
   * Sets what the user has not set.
   *
   * @return the number of threads in force
   */
  static int claimAllCores() {
    int cores = Runtime.getRuntime().availableProcessors();
    try {
      if (System.getenv(WAITING) == null) {
        set(WAITING, "PASSIVE");
      }
      String chosen = System.getenv(COUNT);
      if (chosen != null) {
        return Integer.parseInt(chosen.strip());
      }
      set(COUNT, String.valueOf(cores));
    } catch (UnsatisfiedLinkError e) {
      // Without a C library of that name the engine computes with the threads that it likes.
      return Math.max(1, cores - 1);
    } catch (NumberFormatException e) {
      // OpenMP takes a list as well; what it makes of it is not known here.
      return cores;
    }
    return cores;
  }

  private static void set(String name, String value) {
    if (Platform.isWindows()) {
      Native.load("msvcrt", Windows.class)._putenv_s(name, value);
    } else {
      Native.load("c", Unix.class).setenv(name, value, 1);
    }
  }
}
