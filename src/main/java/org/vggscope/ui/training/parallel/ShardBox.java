package org.vggscope.ui.training.parallel;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.training.ShardTexts;
import org.vggscope.session.LongWork;
import org.vggscope.session.Session;
import org.vggscope.session.TrainingRoom;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.ShardTrial;
import org.vggscope.training.record.Moment;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;

/**
 * One batch of the run cut over devices: each shard's loss and gradients, and that all is equal.
 */
final class ShardBox extends VBox {
  private final Session session;
  private final Button cut = new Button(Texts.of("Cut a batch"));
  private final Label sentence = new Label();
  private final GridPane table = new GridPane();
  private int devices;

  /** Whether a batch is to be cut when there is one. */
  private boolean awaited;

  /** The batch that was cut last; null after the run has changed. */
  private ShardTrial shown;

  ShardBox(Owner owner, Session session) {
    this.session = session;
    setId("parallel-shards");
    getStyleClass().add("shards");
    setMinHeight(USE_PREF_SIZE);
    cut.setId("parallel-cut");
    cut.setMinWidth(USE_PREF_SIZE);
    Tip.on(
        cut,
        Texts.of(
            "Cut the run’s first batch into a shard a device and compute each one’s loss and"
                + " gradients, and those of the whole batch"));
    cut.setOnAction(event -> begin());
    sentence.setId("parallel-shards-sentence");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    table.setId("parallel-shards-table");
    table.getStyleClass().add("shard-table");
    getChildren().addAll(cut, sentence, table);
    managedProperty().bind(visibleProperty());
    owner.on(session.training().folderProperty(), this::clear);
    owner.on(session.training().runProperty(), this::follow);
    owner.on(session.training().momentProperty(), this::follow);
    clear();
  }

  /** Into how many shards the next batch is cut. */
  void setDevices(int wanted) {
    devices = wanted;
  }

  private void clear() {
    shown = null;
    awaited = false;
    table.getChildren().clear();
    sentence.setText(
        Texts.of(
            "Data parallelism seen: each device makes the gradients of its shard, they are summed,"
                + " and the step is the one of the whole batch."));
    follow();
  }

  private void follow() {
    RunRecord run = session.training().runProperty().get();
    setVisible(run != null && !run.moments().isEmpty());
    if (awaited) {
      cut();
    }
  }

  /** Cuts a batch, as soon as there is one to cut, and the network that is to be looked at. */
  void cut() {
    TrainingRoom room = session.training();
    boolean comes = room.followingProperty().get() && room.momentProperty().get() == null;
    awaited = comes || !isVisible();
    if (!awaited) {
      cut.fire();
    }
  }

  private void begin() {
    RunRecord run = session.training().runProperty().get();
    Moment looked = session.training().momentProperty().get();
    List<Moment> moments = run.moments();
    Moment moment = looked == null ? moments.get(moments.size() - 1) : looked;
    int wanted = devices;
    cut.setDisable(true);
    session.compute(
        this,
        LongWork.onAnswer(
            Texts.of("Cutting a batch"),
            (model, analysis, progress, cancelled) ->
                ShardTrial.of(run, moment, wanted, progress, cancelled)),
        event -> {},
        this::show,
        () -> cut.setDisable(false));
  }

  /** The batch that was cut; null for none. */
  ShardTrial shown() {
    return shown;
  }

  private void show(ShardTrial trial) {
    shown = trial;
    cut.setDisable(false);
    table.getChildren().clear();
    row(0, ShardTexts.heads());
    int line = 1;
    for (List<String> cells : ShardTexts.rows(trial)) {
      row(line++, cells);
    }
    sentence.setText(ShardTexts.sentence(trial));
  }

  private void row(int line, List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      Label cell = new Label(cells.get(column));
      cell.setMinWidth(USE_PREF_SIZE);
      cell.getStyleClass().add(line == 0 || column == 0 ? "muted" : "number");
      table.add(cell, column, line);
    }
  }
}
