package org.vggscope.inference;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Function;
import org.vggscope.support.Problem;
import org.vggscope.support.RefusedException;

/**
 * The tensor engine underneath: MXNet where it has a build, else PyTorch, both through DJL.
 * Starting it loads a native library, which takes some tenths of a second; call {@link #start} off
 * the window's thread.
 */
public final class ComputeEngine {
  /** System property that names the engine to use, {@code MXNet} or {@code PyTorch}. */
  public static final String ENGINE_PROPERTY = "vggscope.engine";

  private static final List<String> PREFERRED = List.of("MXNet", "PyTorch");

  private final Engine engine;
  private final int threads;
  private final NativeMemory memory;

  /** Read when it is asked for. */
  private volatile String version;

  private ComputeEngine(Engine engine, int threads) {
    this.engine = engine;
    this.threads = threads;
    this.memory = NativeMemory.of(engine.getEngineName());
  }

  /**
   * Has the engine, when it is loaded, use every core for each layer, and its threads sleep while
   * they wait. It changes the process's environment, so it is the first thing that a program does:
   * no other thread may run yet.
   */
  public static void claimAllCores() {
    EngineThreads.claimAllCores();
  }

  /**
   * In place of {@link #claimAllCores} for a program that does nothing but train: each shard of a
   * batch is computed on a core of its own.
   */
  public static void claimACoreForEachShard() {
    EngineThreads.claimACoreForEachShard();
  }

  /**
   * Loads the engine.
   *
   * @throws IllegalArgumentException when none is on the class path or its library does not load
   */
  public static ComputeEngine start() {
    // DJL reports its use and looks for downloads unless told not to; the program opens no
    // connection that nobody asked for.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    int threads = EngineThreads.inForce();
    String wanted = System.getProperty(ENGINE_PROPERTY);
    List<String> candidates = wanted == null ? PREFERRED : List.of(wanted);
    for (String name : candidates) {
      if (Engine.hasEngine(name)) {
        try {
          return new ComputeEngine(Engine.getEngine(name), threads);
        } catch (RuntimeException | UnsatisfiedLinkError e) {
          throw new RefusedException(
              Problem.of(
                  "The engine %s does not load on this machine (%s): %s",
                  name, System.getProperty("os.arch"), e.getMessage()),
              e);
        }
      }
    }
    throw wanted == null
        ? Problem.refused(
            "No engine called %s or %s is in this build; it has %s",
            PREFERRED.get(0), PREFERRED.get(1), Engine.getAllEngines())
        : Problem.refused(
            "No engine called %s is in this build; it has %s", wanted, Engine.getAllEngines());
  }

  /** {@code MXNet} or {@code PyTorch}. */
  public String name() {
    return engine.getEngineName();
  }

  /**
   * The library's version. That of MXNet's package, where it tells: the library of 1.9.1 itself
   * says 1.9.0.
   */
  public String version() {
    if (version == null) {
      version = readVersion();
    }
    return version;
  }

  private String readVersion() {
    String packaged = null;
    try (InputStream stream =
        ComputeEngine.class.getResourceAsStream(
            "/native/lib/%s.properties".formatted(name().toLowerCase(Locale.ROOT)))) {
      if (stream != null) {
        Properties properties = new Properties();
        properties.load(stream);
        packaged = properties.getProperty("version");
      }
    } catch (IOException e) {
      // Then the library is asked.
      packaged = null;
    }
    return packaged == null ? engine.getVersion() : packaged.replaceAll("-.*", "");
  }

  /** Threads that a layer is computed with. */
  public int threads() {
    return threads;
  }

  NDManager newManager() {
    return engine.newBaseManager(Device.cpu());
  }

  /**
   * A manager on one of several devices: GPUs where the engine sees some, in turn, else the
   * processor.
   */
  NDManager newManager(int place) {
    int gpus = engine.getGpuCount();
    return engine.newBaseManager(gpus == 0 ? Device.cpu() : Device.gpu(place % gpus));
  }

  /** Does something that is recorded on this thread, so that there are gradients of it. */
  <T> T recording(Function<GradientCollector, T> work) {
    try (GradientCollector recording = engine.newGradientCollector()) {
      return work.apply(recording);
    }
  }

  NativeMemory memory() {
    return memory;
  }
}
