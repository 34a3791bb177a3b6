package org.vggscope;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntConsumer;
import javafx.application.Application;
import org.vggscope.cli.CommandLineProgram;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.lesson.Lesson;
import org.vggscope.session.settings.SettingsStore;
import org.vggscope.text.Language;
import org.vggscope.ui.HandoutWindow;
import org.vggscope.ui.VggScopeApp;

/** Where the program begins: a command runs on the command line, anything else opens the window. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    int said = WindowLanguage.count(arguments);
    String[] others = Arrays.copyOfRange(arguments, said, arguments.length);
    boolean commands = CommandLineProgram.isMeant(others);
    boolean window = !commands || CommandLineProgram.opensWindow(others);
    if (!commands) {
      Preloading.begin();
    }
    // First of all, while no other thread runs code that may read the environment.
    NativeFolders.choose();
    if (window) {
      ChineseFont.provide();
      DesktopBus.leaveOut();
    }
    if (commands && others[0].equals(CommandLineProgram.TRAINING)) {
      ComputeEngine.claimACoreForEachShard();
    } else {
      ComputeEngine.claimAllCores();
    }
    if (commands) {
      // Reading pictures must not look for a screen.
      System.setProperty("java.awt.headless", "true");
      System.exit(CommandLineProgram.run(arguments, Window::print));
    }
    Window.open(WindowLanguage.forWindow(arguments));
  }

  /** Apart, so that a command never loads a class of JavaFX unless it opens a window. */
  private static final class Window {
    /** JavaFX paints so many parts apart, and what lies between them where there are more. */
    private static final String PARTS = "prism.dirtyregioncount";

    static void open(String[] arguments) {
      if (System.getProperty(PARTS) == null) {
        System.setProperty(PARTS, "15");
      }
      // While the toolkit starts: the library that reads settings takes long to begin with.
      Thread warming = new Thread(SettingsStore::ofUser, "warming");
      warming.setDaemon(true);
      warming.start();
      try {
        Leftovers.sweepBeside();
        Application.launch(VggScopeApp.class, arguments);
      } catch (UnsupportedOperationException e) {
        System.err.printf(
            "The window cannot open (%s); without a screen use a command, see --help%n",
            e.getMessage());
        System.exit(1);
      }
    }

    static void print(Lesson lesson, Language language, Path file, IntConsumer reached)
        throws IOException, InterruptedException {
      ScratchData data = ScratchData.begin();
      try (data) {
        HandoutWindow.print(lesson, language, file, reached);
      }
    }
  }
}
