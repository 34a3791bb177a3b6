package org.vggscope;

import javafx.application.Application;
import org.vggscope.ui.VggScopeApp;

/** Where the program begins: a command runs on the command line, anything else opens the window. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    Application.launch(VggScopeApp.class, arguments);
  }
}
