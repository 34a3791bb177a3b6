package org.vggscope.ui.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Theme;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.scene.Scene;
import org.vggscope.ui.kit.dialog.Dialogs;

/** The light and the dark dress of the window. */
final class Themes {
  private static final String DATA = "data:text/css;base64,";

  /**
   * What the window's rooms look like. All belong to the scene: sheets of a pane's own are matched
   * for each of its nodes apart, and forgotten node by node when the window gets another language.
   */
  private static final List<String> SHEETS =
      Stream.of(
              "vggscope.css",
              "window/window.css",
              "picture/picture.css",
              "prediction/prediction.css",
              "network/network.css",
              "maps/maps.css",
              "kernels/kernels.css",
              "arithmetic/arithmetic.css",
              "receptivefield/receptivefield.css",
              "evidence/evidence.css",
              "preprocessing/preprocessing.css",
              "compare/compare.css",
              "training/training.css",
              "training/charts/training-charts.css",
              "training/confusion/training-confusion.css",
              "training/matrix/training-matrix.css",
              "training/page/training-sentences.css",
              "training/parallel/training-parallel.css",
              "training/race/training-race.css",
              "lesson/lesson.css")
          .map(name -> Themes.class.getResource("/org/vggscope/ui/" + name).toExternalForm())
          .toList();

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

  /** What of a theme the program needs, or where that was not built, the whole. */
  private static String theme(Theme theme) {
    String whole = theme.getUserAgentStylesheet();
    URL needed = Themes.class.getResource(whole.substring(whole.lastIndexOf('/') + 1));
    return needed == null ? whole : needed.toExternalForm();
  }

  static void dress(Scene scene, boolean dark) {
    String sheet = theme(dark ? new PrimerDark() : new PrimerLight());
    // Setting it reads and matches it again, which takes long, even where it is the same.
    if (!sheet.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet);
    }
    if (!scene.getStylesheets().containsAll(SHEETS)) {
      scene.getStylesheets().addAll(SHEETS);
    }
  }
}
