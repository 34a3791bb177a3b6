package org.vggscope.inference;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * Lets the engine compute with every core. MXNet keeps one core back for its own scheduler unless
 * {@code OMP_NUM_THREADS} is set, so that on two cores a forward pass takes twice as long. OpenMP
 * reads the variable when its library is loaded, and Java cannot set one, so the C library does.
 */
final class EngineThreads {
  private static final String VARIABLE = "OMP_NUM_THREADS";

  private EngineThreads() {}

  /** The C library's functions on Unix. */
  interface Unix extends Library {
    int setenv(String name, String value, int overwrite);
  }

  /** The C library's functions on Windows. */
  interface Windows extends Library {
    @SuppressWarnings("checkstyle:MethodName")
    int _putenv_s(String name, String value);
  }

  /**
   * Sets the number of threads to that of the cores, unless the user chose one.
   *
   * @return the number of threads in force
   */
  static int claimAllCores() {
    int cores = Runtime.getRuntime().availableProcessors();
    String chosen = System.getenv(VARIABLE);
    if (chosen != null) {
      try {
        return Integer.parseInt(chosen.strip());
      } catch (NumberFormatException e) {
        return cores;
      }
    }
    try {
      if (Platform.isWindows()) {
        Native.load("msvcrt", Windows.class)._putenv_s(VARIABLE, String.valueOf(cores));
      } else {
        Native.load("c", Unix.class).setenv(VARIABLE, String.valueOf(cores), 1);
      }
    } catch (UnsatisfiedLinkError e) {
      // Without a C library of that name the engine computes with the threads that it likes.
      return Math.max(1, cores - 1);
    }
    return cores;
  }
}
