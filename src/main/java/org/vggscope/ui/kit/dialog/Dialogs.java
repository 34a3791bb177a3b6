package org.vggscope.ui.kit.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.stage.Modality;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.FocusRing;
import org.vggscope.ui.kit.controls.ZoomPane;

/** What all dialogs of the program have in common. */
public final class Dialogs {
  /** Endings of files that hold weights, as the system's dialogs want them. */
  public static final List<String> WEIGHT_FILES =
      List.of(
          "*.safetensors",
          "*.pth",
          "*.pt",
          "*.npy",
          "*.npz",
          "*.h5",
          "*.hdf5",
          "*.keras",
          "*.params",
          "*.onnx",
          "*.caffemodel",
          "*.mat");

  /** Endings of files that are pictures, as the system's dialogs want them. */
  public static final List<String> PICTURE_FILES =
      List.of(
          "*.jpg", "*.jpeg", "*.png", "*.gif", "*.bmp", "*.tif", "*.tiff", "*.webp", "*.pbm",
          "*.pgm", "*.ppm", "*.psd", "*.ico", "*.tga", "*.npy", "*.JPG", "*.JPEG", "*.PNG", "*.GIF",
          "*.BMP", "*.TIF", "*.TIFF", "*.WEBP");

  /** Pixels of the window's usual text. */
  public static final double FONT = 13;

  /** What an enlarged dialog may take of its window's width and height. */
  private static final double SHARE = 0.95;

  private static final String ASKING = "vggscope.asking";

  private Dialogs() {}

  /**
   * Shows a dialog in the middle of its window. Left alone, one that is wider than its text lies in
   * the corner of the screen under some window managers, its title bar out of reach.
   */
  public static void show(Dialog<?> dialog, Window owner) {
    if (owner.getScene() != null) {
      enlarge(dialog.getDialogPane(), ZoomPane.zoom(owner.getScene()), owner);
    }
    dialog.setOnShown(
        event -> {
          dialog.setX(owner.getX() + (owner.getWidth() - dialog.getWidth()) / 2);
          dialog.setY(owner.getY() + (owner.getHeight() - dialog.getHeight()) / 2);
        });
    FocusRing.install(new Owner(), dialog.getDialogPane().getScene(), dialog.getDialogPane());
    // One that blocks its window takes the window's right to its size away, and some window
    // managers take that for the end of being maximised.
    dialog.initModality(Modality.NONE);
    dialog.show();
  }

  /** The button that closes a dialog. JavaFX words its own in the system's language. */
  public static ButtonType close() {
    return new ButtonType(Texts.of("Close"), ButtonBar.ButtonData.CANCEL_CLOSE);
  }

  /** What makes the text of a part as much larger as the window's is. */
  public static String fontOf(double zoom) {
    return String.format(Locale.ROOT, "-fx-font-size: %.1fpx;", FONT * zoom);
  }

  /** As its window is, as far as there is room. */
  private static void enlarge(DialogPane pane, double zoom, Window owner) {
    if (zoom != 1) {
      pane.setStyle(fontOf(zoom));
      if (pane.getPrefWidth() > 0) {
        pane.setMinWidth(Math.min(pane.getPrefWidth() * zoom, SHARE * owner.getWidth()));
      }
      if (pane.getPrefHeight() > 0) {
        pane.setMinHeight(Math.min(pane.getPrefHeight() * zoom, SHARE * owner.getHeight()));
      }
    }
  }

  /**
   * Asks for a file. The system's own dialogs block their window and those behind it, which some
   * window managers take for the end of their being maximised; they are maximised again afterwards,
   * and in between {@link #isAsking} says that their size is not a person's choice.
   *
   * @param ask shows the dialog and waits
   */
  public static <T> T ask(Window owner, Function<Window, T> ask) {
    List<Window> blocked = new ArrayList<>();
    for (Window each = owner; each != null; each = each instanceof Stage s ? s.getOwner() : null) {
      blocked.add(each);
    }
    List<Stage> maximised =
        blocked.stream()
            .filter(each -> each instanceof Stage stage && stage.isMaximized())
            .map(Stage.class::cast)
            .toList();
    blocked.forEach(each -> each.getProperties().put(ASKING, true));
    try {
      return ask.apply(owner);
    } finally {
      Platform.runLater(
          () -> {
            blocked.forEach(each -> each.getProperties().remove(ASKING));
            maximised.forEach(each -> each.setMaximized(true));
          });
    }
  }

  /** Whether a dialog of the system is open in front of a window. */
  public static boolean isAsking(Window owner) {
    return owner.getProperties().containsKey(ASKING);
  }
}
