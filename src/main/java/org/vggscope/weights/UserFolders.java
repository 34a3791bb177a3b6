package org.vggscope.weights;

import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Where the program keeps what it has fetched for this user.
 *
 * @param data the folder of the program's data; it need not exist yet
 */
public record UserFolders(Path data) {
  /** System property that names another data folder. */
  public static final String DATA_PROPERTY = "vggscope.data";

  /** The folders that this system has for such things. */
  public static UserFolders ofUser() {
    String named = System.getProperty(DATA_PROPERTY);
    if (named != null && !named.isBlank()) {
      return new UserFolders(Path.of(named).toAbsolutePath());
    }
    return of(System.getProperty("os.name"), System.getProperty("user.home"), System::getenv);
  }

  /**
   * The folders on some system.
   *
   * @param system Java's {@code os.name}
   * @param home the user's own folder
   * @param environment gives the value of an environment variable, or null
   */
  static UserFolders of(String system, String home, UnaryOperator<String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    Path own = Path.of(home).toAbsolutePath();
    if (name.contains("mac") || name.contains("darwin")) {
      return new UserFolders(own.resolve("Library/Application Support/VggScope"));
    }
    if (name.contains("win")) {
      return new UserFolders(
          folder(environment.apply("LOCALAPPDATA"), own.resolve("AppData/Local"))
              .resolve("VggScope"));
    }
    return new UserFolders(
        folder(environment.apply("XDG_DATA_HOME"), own.resolve(".local/share"))
            .resolve("vggscope"));
  }

  private static Path folder(String value, Path otherwise) {
    // The XDG rules want relative paths ignored.
    return value == null || value.isBlank() || !Path.of(value).isAbsolute()
        ? otherwise
        : Path.of(value);
  }

  /** The folder of what is kept of unexpected failures; it need not exist yet. */
  public Path logs() {
    return data.resolve("log");
  }

  /** The folder of what networks were found to like; it need not exist yet. */
  public Path likes() {
    return data.resolve("likes");
  }

  /** The folder of downloaded weight files; it need not exist yet. */
  public Path models() {
    return data.resolve("models");
  }
}
