package org.vggscope.session.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.vggscope.support.AtomicFile;

/**
 * Keeps the settings in a file of the user's configuration folder. Whatever is wrong with file or
 * folder, there are settings and the program runs; {@link #problems} says what is wrong.
 */
public final class SettingsStore {
  /** System property that names another settings file. */
  public static final String FILE_PROPERTY = "vggscope.settings";

  /** Settings are some kilobytes; what is larger is something else. */
  private static final int LARGEST = 1 << 20;

  /** Bytes of a settings file. */
  private static final int TYPICAL = 4096;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;
  private final List<String> problems = new ArrayList<>();
  private boolean replaced = true;

  /**
   * @param file where they are kept, or null for nowhere
   */
  public SettingsStore(Path file) {
    this.file = file;
  }

  /** The store in the place where this system keeps settings. */
  public static SettingsStore ofUser() {
    String named = System.getProperty(FILE_PROPERTY);
    try {
      return new SettingsStore(named == null ? userFile() : Path.of(named));
    } catch (InvalidPathException e) {
      SettingsStore none = new SettingsStore(null);
      none.problems.add(
          "Settings are not kept: this system can have no file called %s."
              .formatted(e.getInput().replaceAll("\\p{Cntrl}", "?")));
      return none;
    }
  }

  private static Path userFile() {
    Path home = Path.of(System.getProperty("user.home"));
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    Path folder;
    if (system.contains("win")) {
      folder = folder("APPDATA", home.resolve("AppData/Roaming")).resolve("VggScope");
    } else if (system.contains("mac")) {
      folder = home.resolve("Library/Application Support/VggScope");
    } else {
      folder = folder("XDG_CONFIG_HOME", home.resolve(".config")).resolve("vggscope");
    }
    return folder.resolve("settings.json");
  }

  private static Path folder(String variable, Path otherwise) {
    String value = System.getenv(variable);
    return value == null || value.isBlank() ? otherwise : Path.of(value);
  }

  public Path file() {
    return file;
  }

  /** What is wrong with the settings' file, each a sentence or two for people; often nothing. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /**
   * Reads the settings. What is missing or not good is as usual; of a file that is not good a copy
   * is kept beside it, for it will be written again.
   */
  public Settings load() {
    if (file == null || !Files.exists(file)) {
      return new Settings();
    }
    try {
      if (!Files.isRegularFile(file)) {
        throw new IOException("it is no file");
      }
      byte[] bytes;
      try (InputStream stream = Files.newInputStream(file)) {
        bytes = stream.readNBytes(LARGEST + 1);
      }
      if (bytes.length > LARGEST) {
        throw new IOException("it is larger than 1 MB");
      }
      SettingsReader.Reading reading = SettingsReader.read(bytes);
      if (!reading.bad().isEmpty()) {
        problems.add(
            "In %s these settings are not good and are as usual: %s.%s"
                .formatted(file, String.join(", ", reading.bad()), keepAside()));
      }
      return reading.settings();
    } catch (IOException e) {
      problems.add(
          "The settings in %s cannot be read: %s. All are as usual.%s"
              .formatted(file, reason(e), keepAsideIfFile()));
      return new Settings();
    }
  }

  private String keepAsideIfFile() {
    return Files.isRegularFile(file) ? keepAside() : "";
  }

  /** A copy under a name that is free; without one the file is left as it is. */
  private String keepAside() {
    try {
      Path aside = file.resolveSibling("settings.broken.json");
      for (int i = 2; Files.exists(aside, LinkOption.NOFOLLOW_LINKS); i++) {
        aside = file.resolveSibling("settings.broken-%d.json".formatted(i));
      }
      Files.copy(file, aside);
      return " The file as it was is kept as %s.".formatted(aside.getFileName());
    } catch (IOException e) {
      replaced = false;
      return " No copy of it could be made, so it stays as it is and settings are not kept.";
    }
  }

  /**
   * Finds out at the start, when it can still be told, whether settings can be written at the end.
   * Takes a moment; nobody needs to wait for it.
   *
   * @return what is wrong, a sentence or two for people, or null
   */
  public String checkPlace() {
    if (file == null) {
      return null;
    }
    Path trial = null;
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("it is a folder");
      }
      Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
      trial = Files.createTempFile(folder, ".settings", ".part");
      Files.write(trial, new byte[TYPICAL]);
      return null;
    } catch (IOException e) {
      return "Settings are not kept, %s cannot be written: %s; what you change lasts until you close"
              .formatted(file, reason(e))
          + " the window.";
    } finally {
      delete(trial);
    }
  }

  private static void delete(Path trial) {
    try {
      if (trial != null) {
        Files.deleteIfExists(trial);
      }
    } catch (IOException e) {
      // It is as small as it is useless.
      trial.toFile().deleteOnExit();
    }
  }

  /** What the system says is wrong, without the file, which the sentence names already. */
  private static String reason(IOException e) {
    if (e instanceof FileSystemException problem) {
      return problem.getReason() == null
          ? problem.getClass().getSimpleName().replaceAll("Exception$", "")
          : problem.getReason();
    }
    return e.getMessage();
  }

  /**
   * Writes the settings. The file is replaced whole, so that a crash leaves the old one.
   *
   * @throws IOException when the folder cannot be written to
   */
  public void save(Settings settings) throws IOException {
    if (file != null && replaced) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFile.write(file, stream -> JSON.writeValue(stream, settings));
    }
  }
}
