package org.vggscope.ui.settings;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.vggscope.weights.AtomicFile;

/** Keeps the settings in a file of the user's configuration folder. */
public final class SettingsStore {
  /** System property that names another settings file. */
  public static final String FILE_PROPERTY = "vggscope.settings";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path file;

  public SettingsStore(Path file) {
    this.file = file;
  }

  /** The store in the place where this system keeps settings. */
  public static SettingsStore ofUser() {
    String named = System.getProperty(FILE_PROPERTY);
    return new SettingsStore(named == null ? userFile() : Path.of(named));
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

  /** Reads the settings; a missing or broken file gives the usual ones. */
  public Settings load() {
    try {
      return JSON.readValue(file.toFile(), Settings.class);
    } catch (IOException e) {
      return new Settings();
    }
  }

  /**
   * Writes the settings. The file is replaced whole, so that a crash leaves the old one.
   *
   * @throws IOException when the folder cannot be written to
   */
  public void save(Settings settings) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    AtomicFile.write(file, stream -> JSON.writeValue(stream, settings));
  }
}
