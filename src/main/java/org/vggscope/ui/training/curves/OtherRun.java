package org.vggscope.ui.training.curves;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableBooleanValue;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.vggscope.session.TrainingRoom;
import org.vggscope.text.Texts;
import org.vggscope.training.RunFolder;
import org.vggscope.training.RunRecord;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.training.page.ReadAgain;

/** The choice of another run, which is read for as long as somebody looks at its curves. */
final class OtherRun extends HBox {
  private static final double LEAST_CHOICE = 110;

  private final TrainingRoom room;
  private final ObservableBooleanValue seen;
  private final Runnable changed;
  private final ComboBox<Optional<Path>> choice;
  private final ReadAgain<Path, RunRecord> feed =
      new ReadAgain<>("vggscope-other-run", new Reading()::read, this::show);
  private RunRecord run;

  /** The choice is being set to what there is, which is no choice of a person. */
  private boolean following;

  /**
   * @param seen whether somebody looks
   * @param changed told when there is another run, or more of it
   */
  OtherRun(Owner owner, TrainingRoom room, ObservableBooleanValue seen, Runnable changed) {
    this.room = room;
    this.seen = seen;
    this.changed = changed;
    getStyleClass().add("other-run");
    setAlignment(Pos.CENTER_LEFT);
    choice =
        Choices.of(
            "training-curves-other",
            List.of(Optional.empty()),
            OtherRun::title,
            Texts.of("Another training, whose curves are laid behind these, in dashes"));
    choice.setMinWidth(LEAST_CHOICE);
    choice.setValue(Optional.empty());
    choice.setOnShowing(event -> list());
    choice.setOnAction(
        event -> {
          if (!following) {
            ask();
          }
        });
    Label label = new Label(Texts.of("Beside"));
    label.setMinWidth(USE_PREF_SIZE);
    label.setLabelFor(choice);
    getChildren().addAll(label, choice);
    seen.addListener((o, old, now) -> ask());
    owner.on(room.folderProperty(), () -> ask());
    owner.atEnd(feed::close);
  }

  private static String title(Optional<Path> run) {
    return run.map(path -> String.valueOf(path.getFileName()))
        .orElseGet(() -> Texts.of("no other training"));
  }

  /** The run whose curves are laid behind; null for none, and until it was read. */
  RunRecord run() {
    return run;
  }

  /** The folder that is chosen; null for none. */
  Path chosen() {
    return choice.getValue() == null ? null : choice.getValue().orElse(null);
  }

  /** Chooses a run as it was chosen before; what is no run is none. */
  void choose(String folder) {
    Path wanted = folder.isEmpty() ? null : Path.of(folder);
    boolean there = wanted != null && new RunFolder(wanted).isRun();
    choice.setValue(there ? Optional.of(wanted) : Optional.empty());
  }

  private void list() {
    Optional<Path> before = choice.getValue();
    Path watched = room.folderProperty().get();
    List<Optional<Path>> offered = new ArrayList<>();
    offered.add(Optional.empty());
    room.runs().stream()
        .filter(each -> !each.equals(watched))
        .forEach(each -> offered.add(Optional.of(each)));
    following = true;
    choice.getItems().setAll(offered);
    choice.setValue(before);
    following = false;
  }

  /** A run is not laid behind itself. */
  private void ask() {
    Path wanted = chosen();
    boolean other = wanted != null && !wanted.equals(room.folderProperty().get());
    if (run != null && (!other || !run.folder().path().equals(wanted))) {
      run = null;
      changed.run();
    }
    feed.look(other && seen.get() ? wanted : null);
  }

  private void show(RunRecord read) {
    run = read;
    changed.run();
  }

  /** Reads on one thread what was chosen, and not again what it has read. */
  private static final class Reading {
    private RunRecord.Reader reader;
    private RunRecord last;

    RunRecord read(Path folder) {
      try {
        if (reader == null || !reader.folder().path().equals(folder)) {
          reader = new RunRecord.Reader(new RunFolder(folder));
          last = null;
        }
        if (last == null || last.status().state().isUnderWay() || reader.isChanged()) {
          last = reader.read();
        }
        return last;
      } catch (IOException e) {
        // Taken away, or being written anew: the next look tells.
        reader = null;
        return null;
      }
    }
  }
}
