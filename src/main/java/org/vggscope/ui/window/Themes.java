package org.vggscope.ui.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import javafx.application.Application;
import javafx.scene.Scene;

/** The light and the dark dress of the window. */
final class Themes {
  private Themes() {}

  static void dress(Scene scene, boolean dark) {
    Theme theme = dark ? new PrimerDark() : new PrimerLight();
    Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    String own = Themes.class.getResource("/org/vggscope/ui/vggscope.css").toExternalForm();
    if (!scene.getStylesheets().contains(own)) {
      scene.getStylesheets().add(own);
    }
  }
}
