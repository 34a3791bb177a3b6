package org.vggscope.ui.evidence;

import java.util.Arrays;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.explain.Patch;
import org.vggscope.report.Mix;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;
import org.vggscope.ui.kit.pixels.ZoomWindow;

/** One patch with its activation and where it comes from. */
final class PatchTile extends Button {
  private static final int HATCH_STEP = 8;
  private static final double HATCH = 0.45;

  private final PixelSurface surface = new PixelSurface(this::paint);
  private final Pane holder = new Pane(surface);
  private final Label activation = new Label();
  private final Label name = new Label();
  private Patch patch;

  /**
   * @param number 1 for the one that drives the channel hardest
   */
  PatchTile(int number) {
    setId("patch-" + number);
    getStyleClass().add("patch-tile");
    activation.setId("patch-" + number + "-activation");
    activation.getStyleClass().add("evidence-strong");
    activation.setMinWidth(USE_PREF_SIZE);
    name.setId("patch-" + number + "-name");
    name.getStyleClass().add("muted");
    name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    holder.setMinSize(0, 0);
    holder.layoutBoundsProperty().addListener((o, old, bounds) -> place());
    VBox.setVgrow(holder, Priority.ALWAYS);
    VBox content = new VBox(holder, activation, name);
    content.setAlignment(Pos.TOP_CENTER);
    content.setMinSize(0, 0);
    content.prefWidthProperty().bind(widthProperty().subtract(12));
    content.prefHeightProperty().bind(heightProperty().subtract(10));
    setGraphic(content);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMnemonicParsing(false);
    setMinSize(0, 0);
    setPrefSize(120, 120);
    setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
  }

  void show(Patch next) {
    patch = next;
    setVisible(next != null);
    if (next != null) {
      String file = String.valueOf(next.peak().picture().getFileName());
      activation.setText(Numbers.brief(next.peak().activation()));
      name.setText(file);
      Tip.on(
          this,
          Texts.of(
              "%s\ny %d, x %d · activation %s\nClick to open the picture",
              next.peak().picture(),
              next.peak().y(),
              next.peak().x(),
              Numbers.exact(next.peak().activation())));
      setAccessibleText(
          Texts.of("%s, activation %s; opens the picture", file, activation.getText()));
      place();
    }
  }

  /** The patch as large as it fits. */
  private void place() {
    if (patch != null) {
      ZoomWindow.Placement place =
          ZoomWindow.WHOLE.place(
              holder.getWidth(),
              holder.getHeight(),
              (double) patch.window().width() / patch.window().height());
      surface.resizeRelocate(place.left(), place.top(), place.width(), place.height());
      surface.repaint();
    }
  }

  private void paint(Raster raster, Inks inks) {
    Arrays.fill(raster.pixels(), inks.ground());
    if (patch == null || patch.pixels().length == 0) {
      return;
    }
    int rows = patch.window().height();
    int columns = patch.window().width();
    for (int y = 0; y < raster.height(); y++) {
      int row = (int) ((y + 0.5) / raster.height() * rows) * columns;
      for (int x = 0; x < raster.width(); x++) {
        int colour = patch.pixels()[row + (int) ((x + 0.5) / raster.width() * columns)];
        raster.set(x, y, colour == 0 ? beyond(x + y, inks) : colour);
      }
    }
  }

  /** Beyond the border the network reads zeros. */
  private static int beyond(int diagonal, Inks inks) {
    return diagonal % HATCH_STEP == 0 ? Mix.of(inks.faint(), inks.mark(), HATCH) : inks.faint();
  }
}
