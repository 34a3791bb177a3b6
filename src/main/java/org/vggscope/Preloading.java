package org.vggscope;

import java.util.List;

/**
 * Loads classes that the window will need, on a thread beside the main one, while that does what
 * has to be done first of all. No code of theirs runs: they are loaded and not initialised, so that
 * nothing here reads the environment that the main thread is still changing.
 */
final class Preloading {
  private static final List<String> CLASSES =
      List.of(
          "javafx.application.Application",
          "com.sun.javafx.application.LauncherImpl",
          "com.sun.javafx.application.PlatformImpl",
          "com.sun.javafx.tk.quantum.QuantumToolkit",
          "com.sun.glass.ui.Application",
          "com.sun.javafx.css.StyleManager",
          "com.sun.prism.impl.PrismSettings",
          "javafx.stage.Stage",
          "javafx.scene.Scene",
          "javafx.scene.control.Button",
          "javafx.scene.control.CheckMenuItem",
          "javafx.scene.control.ComboBox",
          "javafx.scene.control.ListView",
          "javafx.scene.control.MenuBar",
          "javafx.scene.control.ScrollPane",
          "javafx.scene.control.Slider",
          "javafx.scene.control.SplitPane",
          "javafx.scene.control.TabPane",
          "javafx.scene.control.TextField",
          "javafx.scene.control.ToggleButton",
          "javafx.scene.control.Tooltip",
          "javafx.scene.control.skin.ComboBoxListViewSkin",
          "javafx.scene.control.skin.ListViewSkin",
          "javafx.scene.control.skin.MenuBarSkin",
          "javafx.scene.control.skin.ScrollPaneSkin",
          "javafx.scene.control.skin.TabPaneSkin",
          "javafx.scene.image.WritableImage",
          "com.fasterxml.jackson.databind.ObjectMapper",
          "com.fasterxml.jackson.databind.json.JsonMapper",
          "org.vggscope.ui.VggScopeApp",
          "org.vggscope.session.Session",
          "org.vggscope.ui.window.MainWindow",
          "org.vggscope.weights.ModelCatalog");

  private Preloading() {}

  static void begin() {
    Thread thread = new Thread(Preloading::load, "preloading");
    thread.setDaemon(true);
    thread.start();
  }

  private static void load() {
    for (String name : CLASSES) {
      try {
        Class.forName(name, false, Preloading.class.getClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        // Whoever needs it will say so.
        continue;
      }
    }
  }
}
