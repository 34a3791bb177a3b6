package org.vggscope;

import java.util.Arrays;
import java.util.List;
import org.vggscope.text.Language;
import org.vggscope.ui.VggScopeApp;

/** {@code --language zh}, the window's only option, before the pictures. */
final class WindowLanguage {
  private static final String OPTION = "--" + VggScopeApp.LANGUAGE;

  private WindowLanguage() {}

  /** How many of the arguments say the window's language; 0 when none does, or not rightly. */
  static int count(String[] arguments) {
    List<String> ids = Arrays.stream(Language.values()).map(Language::id).toList();
    if (arguments.length > 1 && arguments[0].equals(OPTION) && ids.contains(arguments[1])) {
      return 2;
    }
    boolean whole =
        arguments.length > 0 && ids.stream().anyMatch(id -> arguments[0].equals(OPTION + "=" + id));
    return whole ? 1 : 0;
  }

  /** The arguments as JavaFX takes them: {@code --language=zh} and the pictures. */
  static String[] forWindow(String[] arguments) {
    if (count(arguments) != 2) {
      return arguments;
    }
    String[] joined = Arrays.copyOfRange(arguments, 1, arguments.length);
    joined[0] = OPTION + "=" + arguments[1];
    return joined;
  }
}
