package org.vggscope;

import com.sun.jna.Platform;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vggscope.inference.NativeEnvironment;

/**
 * Keeps GTK from starting a D-Bus of its own where the desktop has none. It forks the program for
 * that when the first dialog for files opens; MXNet starts its threads anew at every fork, loses
 * what they are computing just then, and whoever waits for that waits for ever.
 */
final class DesktopBus {
  private static final String ADDRESS = "DBUS_SESSION_BUS_ADDRESS";
  private static final String SETTINGS = "GSETTINGS_BACKEND";

  private DesktopBus() {}

  /** Where there is one, or it cannot be done, all stays as it is. */
  static void leaveOut() {
    String folder = System.getenv("XDG_RUNTIME_DIR");
    boolean there =
        System.getenv(ADDRESS) != null || folder != null && Files.exists(Path.of(folder, "bus"));
    if (!Platform.isLinux() || there) {
      return;
    }
    try {
      NativeEnvironment.set(ADDRESS, "disabled:");
      if (System.getenv(SETTINGS) == null) {
        NativeEnvironment.set(SETTINGS, "memory");
      }
    } catch (UnsatisfiedLinkError e) {
      return;
    }
  }
}
