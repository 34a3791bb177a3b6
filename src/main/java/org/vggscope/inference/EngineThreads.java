package org.vggscope.inference;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells the engine how to use the processor. OpenMP and MXNet read it from the environment when
 * their libraries are loaded; Java cannot set a variable, so the C library does.
 *
 * <ul>
 *   <li>A picture that is asked about has every core for each layer: MXNet keeps one back for its
 *       own scheduler unless told a number, so that on two cores a forward pass takes twice as
 *       long. Threads that wait sleep: by default they turn round and round, which gains a tenth on
 *       an idle machine and takes twenty times as long on a busy one, where the window's own
 *       threads want the cores too.
 *   <li>A training has a core for each shard of its batch: MXNet works on as many operations at a
 *       time as there are cores, each on one. That is faster by a tenth (VGG) to a half (AlexNet,
 *       half of whose operations are not shared among threads) than every core for each operation.
 *       Memory that it frees is kept for the next step, which gains some hundredths.
 * </ul>
 */
final class EngineThreads {
  private static final String COUNT = "OMP_NUM_THREADS";

  private static final String WAITING = "OMP_WAIT_POLICY";

  /** MXNet: how many operations it works on at a time. */
  private static final String WORKERS = "MXNET_CPU_WORKER_NTHREADS";

  /** GNU's C library: free memory above which it goes back to the system. */
  private static final int TRIM_THRESHOLD = -1;

  /** GNU's C library: what is larger is taken from the system and given back each time. */
  private static final int MAP_THRESHOLD = -3;

  private static final int LARGEST_MAP_THRESHOLD = 32 << 20;

  private EngineThreads() {}

  /**
   * Numbers that the libraries can do with. At any other word MXNet ends the process, or never
   * ends.
   */
  private static final Pattern COUNTS = Pattern.compile("[1-9][0-9]{0,2}(?:,[1-9][0-9]{0,2})*");

  /** Sets what the user has not set, so that every layer has every core. */
  static void claimAllCores() {
    set(Map.of(WAITING, "PASSIVE", COUNT, cores()));
  }

  /** Sets what the user has not set, so that every shard of a batch has a core. */
  static void claimACoreForEachShard() {
    set(Map.of(COUNT, "1", WORKERS, cores()));
    if (Platform.isLinux()) {
      try {
        NativeLibrary library = NativeLibrary.getInstance("c");
        Function option = library.getFunction("mallopt");
        option.invokeInt(new Object[] {MAP_THRESHOLD, LARGEST_MAP_THRESHOLD});
        option.invokeInt(new Object[] {TRIM_THRESHOLD, Integer.MAX_VALUE});
      } catch (UnsatisfiedLinkError e) {
        // Another C library than GNU's manages its memory otherwise.
        return;
      }
    }
  }

  private static String cores() {
    return String.valueOf(Runtime.getRuntime().availableProcessors());
  }

  private static void set(Map<String, String> wanted) {
    try {
      wanted.forEach(
          (name, value) -> {
            String own = System.getenv(name);
            if (own == null || !name.equals(WAITING) && !COUNTS.matcher(own.strip()).matches()) {
              NativeEnvironment.set(name, value);
            }
          });
    } catch (UnsatisfiedLinkError e) {
      // Without a C library of that name the engine computes with the threads that it likes.
      return;
    }
  }

  /** The number of threads that the engine computes a layer with. */
  static int inForce() {
    int cores = Runtime.getRuntime().availableProcessors();
    try {
      String chosen = NativeEnvironment.get(COUNT);
      return chosen == null ? Math.max(1, cores - 1) : Integer.parseInt(chosen.strip());
    } catch (UnsatisfiedLinkError e) {
      return Math.max(1, cores - 1);
    } catch (NumberFormatException e) {
      // OpenMP takes a list as well; what it makes of it is not known here.
      return cores;
    }
  }
}
