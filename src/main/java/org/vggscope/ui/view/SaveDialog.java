package org.vggscope.ui.view;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.vggscope.export.Exhibit;
import org.vggscope.export.ExhibitFormat;
import org.vggscope.export.Look;
import org.vggscope.session.Session;
import org.vggscope.session.settings.Settings;
import org.vggscope.support.Phrase;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Segments;
import org.vggscope.ui.kit.dialog.Dialogs;

/** Asks how what a view shows is to be saved, then where, and saves it. */
final class SaveDialog {
  private static final Integer[] SCALES = {1, 2, 4};
  private static final double WIDTH = 440;
  private static final double GAP = 10;
  private static final double PADDING = 12;

  private final Session session;
  private final Exhibit exhibit;
  private final List<ExhibitFormat> formats;
  private final Segments<ExhibitFormat> format;
  private final Segments<Integer> scale;
  private final Segments<Looks> look;
  private final Label about = new Label();
  private ExhibitFormat chosenFormat;
  private int chosenScale;
  private Looks chosenLook;

  /** What a drawing can look like. */
  private enum Looks {
    SHOWN(Phrase.of("As shown")),
    LIGHT(Look.LIGHT.title()),
    DARK(Look.DARK.title());

    private final Phrase title;

    Looks(Phrase title) {
      this.title = title;
    }

    String title() {
      return Texts.of(title);
    }

    Look look(Settings settings) {
      return switch (this) {
        case LIGHT -> Look.LIGHT;
        case DARK -> Look.DARK;
        case SHOWN -> shown(settings);
      };
    }
  }

  /**
   * As it was chosen the last time; nothing is asked yet.
   *
   * @param proposed the format, if there is that of it
   */
  SaveDialog(Session session, Exhibit exhibit, ExhibitFormat proposed) {
    this.session = session;
    this.exhibit = exhibit;
    formats = ExhibitFormat.of(exhibit);
    scale =
        new Segments<>(
            "save-scale", SCALES, each -> Texts.of("%d ×", each), each -> chosenScale = each);
    look = new Segments<>("save-look", Looks.values(), Looks::title, each -> chosenLook = each);
    format =
        new Segments<>(
            "save-format", formats.toArray(ExhibitFormat[]::new), Enum::name, this::choose);
    Settings settings = session.settings();
    Integer last = settings.saveScale;
    scale.select(List.of(SCALES).contains(last) ? last : SCALES[0]);
    look.select(Settings.choice(settings.saveLook, Looks.SHOWN));
    format.select(formats.contains(proposed) ? proposed : formats.get(0));
  }

  /** The look of the theme in force. */
  static Look shown(Settings settings) {
    return settings.darkTheme ? Look.DARK : Look.LIGHT;
  }

  private void choose(ExhibitFormat wanted) {
    chosenFormat = wanted;
    scale.setDisable(!wanted.hasPixels());
    look.setDisable(!wanted.isDrawn());
    about.setText(
        switch (wanted) {
          case PNG -> Texts.of("All of it, drawn anew at that size and not enlarged.");
          case SVG ->
              Texts.of("All of it; words stay words. Opens in Inkscape and in every browser.");
          case CSV -> Texts.of("The numbers as a table; the first lines say where they come from.");
          case JSON -> Texts.of("The numbers, with where they come from, for programs.");
          case NPY -> Texts.of("The numbers as a float32 array, for NumPy.");
          case GIF -> Texts.of("It moves, again and again, in every browser and on every slide.");
        });
  }

  /** Asks. */
  void show(Window owner) {
    ButtonType go = new ButtonType(Texts.of("Choose a file…"), ButtonBar.ButtonData.OK_DONE);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(Texts.of("Save what is shown"));
    DialogPane pane = dialog.getDialogPane();
    pane.setId("save-dialog");
    pane.getButtonTypes()
        .addAll(go, new ButtonType(Texts.of("Cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
    pane.lookupButton(go).setId("save-go");
    GridPane form = new GridPane();
    form.setHgap(GAP);
    form.setVgap(GAP);
    add(form, Texts.of("Format"), format);
    add(form, Texts.of("Size"), scale);
    add(form, Texts.of("Colours"), look);
    about.setId("save-about");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    form.add(about, 0, form.getRowCount(), 2, 1);
    form.setPrefWidth(WIDTH);
    form.setPadding(new Insets(PADDING));
    pane.setContent(form);
    dialog
        .resultProperty()
        .addListener(
            (o, old, chosen) -> {
              if (chosen == go) {
                remember();
                name(owner);
              }
            });
    Dialogs.show(dialog, owner);
    Platform.runLater(pane.lookupButton(go)::requestFocus);
  }

  private static void add(GridPane form, String name, Node field) {
    int row = form.getRowCount();
    Label label = new Label(name);
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    form.addRow(row, label, field);
  }

  private void remember() {
    session.settings().saveFormat = chosenFormat.name();
    session.settings().saveScale = chosenScale;
    session.settings().saveLook = chosenLook.name();
  }

  /** Finds out what to call it, which says of what network's file it is. */
  private void name(Window owner) {
    session.aside(
        Texts.of("Saving what is shown"), steps -> exhibit.fileName(), name -> ask(owner, name));
  }

  private void ask(Window owner, String name) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.of("Save what is shown"));
    chooser.setInitialFileName(name + chosenFormat.ending());
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                Texts.of(chosenFormat.title()), "*" + chosenFormat.ending()));
    File directory = new File(session.settings().saveDirectory);
    if (directory.isDirectory()) {
      chooser.setInitialDirectory(directory);
    }
    File file = Dialogs.ask(owner, chooser::showSaveDialog);
    if (file != null) {
      session.settings().saveDirectory = String.valueOf(file.getParent());
      GivenFiles.use(session, file, this::save);
    }
  }

  private void save(Path path) {
    ExhibitFile file =
        new ExhibitFile(exhibit, chosenFormat, chosenLook.look(session.settings()), chosenScale);
    session.aside(
        Texts.of("Saving %s", path.getFileName()),
        steps -> file.write(path, steps::isCancelled),
        session::say);
  }
}
