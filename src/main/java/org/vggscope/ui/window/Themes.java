package org.vggscope.ui.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javafx.application.Application;
import javafx.scene.Scene;
import org.vggscope.ui.kit.dialog.Dialogs;

/** The light and the dark dress of the window. */
final class Themes {
  private static final String DATA = "data:text/css;base64,";

  private Themes() {}

  /**
   * Has tooltips, menus and lists that drop down written as large as the window they belong to.
   *
   * @param zoom 1 for as they are
   */
  static void zoomPopups(Scene scene, double zoom) {
    scene.getStylesheets().removeIf(sheet -> sheet.startsWith(DATA));
    if (zoom != 1) {
      String sheet =
          ".tooltip, .context-menu, .combo-box-popup > .list-view {%s}"
              .formatted(Dialogs.fontOf(zoom));
      scene
          .getStylesheets()
          .add(DATA + Base64.getEncoder().encodeToString(sheet.getBytes(StandardCharsets.UTF_8)));
    }
  }

  static void dress(Scene scene, boolean dark) {
    Theme theme = dark ? new PrimerDark() : new PrimerLight();
    String sheet = theme.getUserAgentStylesheet();
    // Setting it reads and matches it again, which takes long, even where it is the same.
    if (!sheet.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet);
    }
    String own = Themes.class.getResource("/org/vggscope/ui/vggscope.css").toExternalForm();
    if (!scene.getStylesheets().contains(own)) {
      scene.getStylesheets().add(own);
    }
  }
}
