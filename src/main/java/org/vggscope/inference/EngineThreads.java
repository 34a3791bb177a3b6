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
 *
 * <p>The environment of a process has no lock. A variable that is set while another thread reads
 * one, as GTK and many a library do, kills the process now and then; so all is set before the
 * program starts any thread, and never later.
 */
final class EngineThreads {
  private static final String COUNT = "OMP_NUM_THREADS";

  /** GNU's OpenMP: how often a thread that waits looks before it sleeps. */
  private static final String TURNS = "GOMP_SPINCOUNT";

  private static final String SOME_TURNS = "300000";
  private static final String WAITING = "OMP_WAIT_POLICY";

  private EngineThreads() {}

  /** The C library's functions on Unix. */
  interface Unix extends Library {
    int setenv(String name, String value, int overwrite);

    String getenv(String name);
  }

  /** The C library's functions on Windows. */
  interface Windows extends Library {
    int _putenv_s(String name, String value);

    String getenv(String name);
  }

  /**
   * Sets what the user has not set.
   *
   * @param alone whether nothing else of the program wants the cores: a training's hundred small
   *     operations a step are a quarter faster when waiting threads look about for some tenths of a
   *     millisecond before they sleep
   */
  static void claimAllCores(boolean alone) {
    try {
      if (alone && System.getenv(TURNS) == null) {
        set(TURNS, SOME_TURNS);
      }
      if (System.getenv(WAITING) == null) {
        set(WAITING, "PASSIVE");
      }
      if (System.getenv(COUNT) == null) {
        set(COUNT, String.valueOf(Runtime.getRuntime().availableProcessors()));
      }
    } catch (UnsatisfiedLinkError e) {
      // Without a C library of that name the engine computes with the threads that it likes.
      return;
    }
  }

  /** The number of threads that the engine computes a layer with. */
  static int inForce() {
    int cores = Runtime.getRuntime().availableProcessors();
    try {
      String chosen = get(COUNT);
      return chosen == null ? Math.max(1, cores - 1) : Integer.parseInt(chosen.strip());
    } catch (UnsatisfiedLinkError e) {
      return Math.max(1, cores - 1);
    } catch (NumberFormatException e) {
      // OpenMP takes a list as well; what it makes of it is not known here.
      return cores;
    }
  }

  private static void set(String name, String value) {
    if (Platform.isWindows()) {
      windows()._putenv_s(name, value);
    } else {
      unix().setenv(name, value, 1);
    }
  }

  /** As the C library has it: Java's own copy does not know what was set since the start. */
  private static String get(String name) {
    return Platform.isWindows() ? windows().getenv(name) : unix().getenv(name);
  }

  private static Unix unix() {
    return Native.load("c", Unix.class);
  }

  private static Windows windows() {
    return Native.load("msvcrt", Windows.class);
  }
}
