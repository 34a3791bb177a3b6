package org.vggscope.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** By what a file is known that a session was saved in: a zip of which the state comes first. */
public final class SessionMark {
  /** Of the names of such files. */
  public static final String ENDING = ".vggscope";

  /** The entry that comes first. */
  public static final String STATE = "session.json";

  /** Where the name of a zip's first entry is. */
  private static final int NAME = 30;

  private static final byte[] ZIP = {'P', 'K', 3, 4};

  private SessionMark() {}

  /** Whether it is on a file: by its name, or where a browser gave it another by what it holds. */
  static boolean isOn(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(ENDING) ? !Files.isDirectory(file) : beginsSo(file);
  }

  private static boolean beginsSo(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    byte[] name = STATE.getBytes(StandardCharsets.US_ASCII);
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] head = stream.readNBytes(NAME + name.length);
      return head.length == NAME + name.length
          && Arrays.equals(Arrays.copyOf(head, ZIP.length), ZIP)
          && Arrays.equals(Arrays.copyOfRange(head, NAME, head.length), name);
    } catch (IOException e) {
      // Whoever reads it will say what is wrong with it.
      return false;
    }
  }
}
