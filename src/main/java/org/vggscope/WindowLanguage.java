package org.vggscope;

import java.util.Arrays;
import org.vggscope.text.Language;
import org.vggscope.ui.VggScopeApp;

/** {@code --language zh}, the window's only option, before the pictures. */
final class WindowLanguage {
  private static final String OPTION = "--" + VggScopeApp.LANGUAGE;

  private WindowLanguage() {}

  /** How many of the arguments say the window's language; 0 when none does, or not rightly. */
  static int count(String[] arguments) {
    if (arguments.length > 1 && arguments[0].equals(OPTION)) {
      return Language.named(arguments[1]).isPresent() ? 2 : 0;
    }
    boolean whole =
        arguments.length > 0
            && arguments[0].startsWith(OPTION + "=")
            && Language.named(arguments[0].substring(OPTION.length() + 1)).isPresent();
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
