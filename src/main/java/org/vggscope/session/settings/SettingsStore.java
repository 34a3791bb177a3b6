package org.vggscope.session.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.vggscope.support.KeptFile;
import org.vggscope.support.Problem;
import org.vggscope.text.Texts;

/**
 * Keeps the settings in a file of the user's configuration folder. Whatever is wrong with file or
 * folder, there are settings and the program runs; {@link #problems} says what is wrong.
 */
public final class SettingsStore {
  /** System property that names another settings file. */
  public static final String FILE_PROPERTY = "vggscope.settings";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final KeptFile file;
  private final List<Problem> problems = new ArrayList<>();
  private byte[] saved = {};

  /** The settings as this run had them when it last read or wrote the file; null before. */
  private Settings known;

  /** As {@link #known} since it was written; to write takes a hundred classes at the first time. */
  private byte[] knownBytes;

  /**
   * @param file where they are kept, or null for nowhere
   */
  public SettingsStore(Path file) {
    this.file = file == null ? null : new KeptFile(file);
  }

  /** The store in the place where this system keeps settings. */
  public static SettingsStore ofUser() {
    String named = System.getProperty(FILE_PROPERTY);
    try {
      return new SettingsStore(named == null ? userFile() : Path.of(named));
    } catch (InvalidPathException e) {
      SettingsStore none = new SettingsStore(null);
      none.problems.add(
          Problem.of(
              "Settings are not kept: this system can have no file called %s.",
              e.getInput().replaceAll("\\p{Cntrl}", "?")));
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

  /** Where they are kept, or null for nowhere. */
  public Path file() {
    return file == null ? null : file.path();
  }

  /** What is wrong with the settings' file, each a sentence or two for people; often nothing. */
  public List<String> problems() {
    return problems.stream().map(Texts::of).toList();
  }

  /**
   * Reads the settings. What is missing or not good is as usual; of a file that is not good a copy
   * is kept beside it, for it will be written again.
   */
  public synchronized Settings load() {
    Settings loaded = read();
    known = loaded.copy();
    return loaded;
  }

  private Settings read() {
    if (file == null || !file.exists()) {
      return new Settings();
    }
    try {
      SettingsReader.Reading reading = SettingsReader.read(file.read());
      if (!reading.bad().isEmpty()) {
        problems.add(
            file.keepAside(
                Problem.of(
                    "In %s these settings are not good and are as usual: %s.",
                    file.path(), String.join(", ", reading.bad()))));
      }
      return reading.settings();
    } catch (IOException e) {
      problems.add(
          file.keepAside(
              Problem.of(
                  "The settings in %s cannot be read: %s. All are as usual.",
                  file.path(), KeptFile.reason(e))));
      return new Settings();
    }
  }

  /**
   * Finds out at the start, when it can still be told, whether settings can be written at the end.
   * Takes a moment; nobody needs to wait for it.
   *
   * @return what is wrong, a sentence or two for people, or null
   */
  public String checkPlace() {
    Problem problem = file == null ? null : file.problemOfWriting();
    return problem == null
        ? null
        : Texts.of(
            "Settings are not kept, %s cannot be written: %s; what you change lasts until you close"
                + " the window.",
            file.path(), problem);
  }

  /** The settings as they are written. */
  public byte[] bytes(Settings settings) {
    try {
      return JSON.writeValueAsBytes(settings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Settings are plain values", e);
    }
  }

  /**
   * Writes settings, unless they are what was written before. The file is replaced whole, so that a
   * crash leaves the old one. Calls come from any thread.
   *
   * @throws IOException when the folder cannot be written to
   */
  public synchronized void save(byte[] settings) throws IOException {
    if (file != null && !Arrays.equals(settings, saved)) {
      file.alone(
          () -> {
            byte[] merged = merged(settings);
            file.write(stream -> stream.write(merged));
          });
      saved = settings;
      known = null;
      knownBytes = settings;
    }
  }

  /** What another window has changed since stays, unless it was changed here, too. */
  private synchronized byte[] merged(byte[] mine) throws IOException {
    ObjectNode result = others();
    if (known != null) {
      knownBytes = bytes(known);
    }
    JsonNode before = knownBytes == null ? null : JSON.readTree(knownBytes);
    if (result == null || before == null) {
      return mine;
    }
    merge(result, JSON.readTree(mine), before, true);
    return JSON.writeValueAsBytes(result);
  }

  /**
   * Puts what was changed here into the others' values; of maps each entry for itself.
   *
   * @param fields whether what the others do not have is put there in any case
   */
  private static void merge(ObjectNode result, JsonNode mine, JsonNode before, boolean fields) {
    for (Map.Entry<String, JsonNode> field : mine.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      JsonNode old = before.get(name);
      if (result.get(name) instanceof ObjectNode map && value.isObject() && old != null) {
        merge(map, value, old, false);
        old.fieldNames().forEachRemaining(gone -> removeUnless(value.has(gone), map, gone));
      } else if (fields && !result.has(name) || !value.equals(old)) {
        result.set(name, value);
      }
    }
  }

  private static void removeUnless(boolean kept, ObjectNode map, String name) {
    if (!kept) {
      map.remove(name);
    }
  }

  /** The file as it is now; null when it is none that could be merged with. */
  private ObjectNode others() {
    try {
      byte[] now = file.exists() ? file.read() : new byte[0];
      return SettingsReader.read(now).bad().isEmpty()
              && JSON.readTree(now) instanceof ObjectNode node
          ? node
          : null;
    } catch (IOException e) {
      return null;
    }
  }
}
