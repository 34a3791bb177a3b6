package org.vggscope.inference;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/**
 * The environment as native libraries read it. Java has a copy of its own, which it cannot change,
 * and which those that are started get.
 *
 * <p>The environment of a process has no lock. A variable that is set while another thread reads
 * one, as GTK and many a library do, kills the process now and then; so all is set before the
 * program starts any thread, and never later.
 */
public final class NativeEnvironment {
  private NativeEnvironment() {}

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
   * Sets a variable.
   *
   * @throws UnsatisfiedLinkError where the C library is not found
   */
  public static void set(String name, String value) {
    if (Platform.isWindows()) {
      windows()._putenv_s(name, value);
    } else {
      unix().setenv(name, value, 1);
    }
  }

  /**
   * Reads one, which may have been set since the start.
   *
   * @return null where it is not set
   * @throws UnsatisfiedLinkError where the C library is not found
   */
  static String get(String name) {
    return Platform.isWindows() ? windows().getenv(name) : unix().getenv(name);
  }

  private static Unix unix() {
    return Native.load("c", Unix.class);
  }

  private static Windows windows() {
    return Native.load("msvcrt", Windows.class);
  }
}
