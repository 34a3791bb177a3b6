package org.vggscope.ui.training.own;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.vggscope.export.training.ConfusionFigures;
import org.vggscope.export.training.ConfusionTexts;
import org.vggscope.session.Notice;
import org.vggscope.session.OwnClassesWork;
import org.vggscope.session.Session;
import org.vggscope.support.AtomicFile;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.training.own.LearnedClasses;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.training.asking.Beside;
import org.vggscope.ui.training.matrix.ConfusionMatrix;
import org.vggscope.ui.view.GivenFiles;

/** How good a classifier of own classes is, and what can be done with it. */
final class OwnClassesResult extends VBox {
  private static final int MOST_LINES = 4;

  private final Session session;
  private final OwnClassesWork work;
  private final Label accuracy = label("own-classes-accuracy", "own-classes-accuracy");
  private final Label effort = label("own-classes-effort", "training-said");
  private final Label cell = label("own-classes-cell", "training-said");
  private final ConfusionMatrix matrix;
  private final Label skipped = label("own-classes-skipped", "training-said");
  private final TextArea skippedLines = new TextArea();
  private final Label file = label("own-classes-file", "training-said");
  private final Beside saving = new Beside();
  private ConfusionFigures figures;
  private OwnClassesWork.Done done;

  OwnClassesResult(Session session, OwnClassesWork work) {
    this.session = session;
    this.work = work;
    setId("own-classes-result");
    getStyleClass().add("own-classes-result");
    matrix =
        new ConfusionMatrix(
            at -> cell.setText(ConfusionTexts.cell(figures, at.row(), at.column())), null);
    skippedLines.setId("own-classes-skipped-lines");
    skippedLines.setEditable(false);
    skippedLines.setWrapText(true);
    skippedLines.setMinHeight(USE_PREF_SIZE);
    skipped.setLabelFor(skippedLines);
    skippedLines.managedProperty().bind(skippedLines.visibleProperty());
    Button open = new Button(Texts.of("Open"));
    open.setId("own-classes-open");
    open.setOnAction(event -> work.open(done));
    Button save = new Button(Texts.of("Save as…"));
    save.setId("own-classes-save");
    save.setOnAction(event -> save());
    FlowPane buttons = new FlowPane(8, 4, open, save);
    getChildren().addAll(accuracy, effort, matrix, cell, skipped, skippedLines, file, buttons);
    getStylesheets().add(ConfusionMatrix.class.getResource("training-matrix.css").toExternalForm());
  }

  private static Label label(String id, String style) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add(style);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    label.managedProperty().bind(label.textProperty().isNotEmpty());
    return label;
  }

  void show(OwnClassesWork.Done shown) {
    done = shown;
    LearnedClasses learned = shown.learned();
    int classes = learned.names().size();
    int[] counts = new int[classes * classes];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = learned.confusion()[i / classes][i % classes];
    }
    figures = new ConfusionFigures(0, 0, learned.names(), counts);
    accuracy.setText(OwnClassesTexts.accuracy(learned));
    effort.setText(OwnClassesTexts.effort(shown));
    matrix.show(figures);
    skipped.setText(OwnClassesTexts.skipped(learned));
    skippedLines.setText(OwnClassesTexts.skippedLines(learned));
    skippedLines.setVisible(!learned.skipped().isEmpty());
    skippedLines.setPrefRowCount(Math.min(MOST_LINES, 1 + learned.skipped().size()));
    file.setText(Texts.of("The network with these classes is kept as %s.", shown.file()));
  }

  private void save() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(Texts.of("Save the network with your classes"));
    chooser.setInitialFileName(String.valueOf(done.file().getFileName()));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter("safetensors", "*.safetensors"));
    File directory = new File(session.settings().saveDirectory);
    if (directory.isDirectory()) {
      chooser.setInitialDirectory(directory);
    }
    File target = Dialogs.ask(getScene().getWindow(), chooser::showSaveDialog);
    GivenFiles.use(
        session,
        target,
        path -> {
          session.settings().saveDirectory = String.valueOf(path.getParent());
          save(path);
        });
  }

  /** Copies the file, which may have half a gigabyte. */
  void save(Path target) {
    Path source = done.file();
    saving.ask(
        () -> {
          try {
            AtomicFile.write(target, stream -> Files.copy(source, stream));
            return Notice.information(Texts.of("Saved as %s.", target));
          } catch (IOException e) {
            return Notice.error(Wording.of(e, target.toString()));
          }
        },
        session::say);
  }
}
