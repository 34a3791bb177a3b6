package org.vggscope.ui.training.parallel;

import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.vggscope.session.LongWork;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.ShardTrial;
import org.vggscope.training.record.Moment;
import org.vggscope.ui.kit.Owner;

/**
 * One batch of the run cut over devices: each shard's loss and gradients, and that all is equal.
 */
final class ShardBox extends VBox {
  private static final int SHOWN = 16;

  private final Session session;
  private final Button cut = new Button(Texts.of("Cut a batch"));
  private final Label sentence = new Label();
  private final GridPane table = new GridPane();
  private int devices;

  ShardBox(Owner owner, Session session) {
    this.session = session;
    setId("parallel-shards");
    getStyleClass().add("shards");
    setMinHeight(USE_PREF_SIZE);
    cut.setId("parallel-cut");
    cut.setMinWidth(USE_PREF_SIZE);
    cut.setTooltip(
        new Tooltip(
            Texts.of(
                "Cut the run’s first batch into a shard a device and compute each one’s loss and"
                    + " gradients, and those of the whole batch")));
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
    clear();
  }

  /** Into how many shards the next batch is cut. */
  void setDevices(int wanted) {
    devices = wanted;
  }

  private void clear() {
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
  }

  /** Cuts a batch, if there is one to cut. */
  void cut() {
    cut.fire();
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

  private void show(ShardTrial trial) {
    cut.setDisable(false);
    table.getChildren().clear();
    row(0, "", Texts.of("Pictures"), Texts.of("Loss"), Texts.of("Norm of the gradients"));
    int line = 1;
    for (ShardTrial.Part part : trial.shards()) {
      if (line <= SHOWN) {
        row(line, Texts.of("Device %d", line), part);
      }
      line++;
    }
    line = Math.min(line, SHOWN + 1);
    row(line, Texts.of("Summed"), trial.summed());
    row(line + 1, Texts.of("The whole batch"), trial.whole());
    sentence.setText(
        Texts.of(
            "At step %,d: the gradients of %d shards, summed, are those of the whole batch to"
                + " within %s of the largest. Norms do not add up, for shards pull in different"
                + " directions.",
            trial.step(),
            trial.shards().size(),
            String.format(Locale.ROOT, "%.0e", trial.difference())));
  }

  private void row(int line, String name, ShardTrial.Part part) {
    row(
        line,
        name,
        Texts.of("%d to %d", part.from() + 1, part.to()),
        String.format(Locale.ROOT, "%.5f", part.loss()),
        String.format(Locale.ROOT, "%.5f", part.gradientNorm()));
  }

  private void row(int line, String... cells) {
    for (int column = 0; column < cells.length; column++) {
      Label cell = new Label(cells[column]);
      cell.setMinWidth(USE_PREF_SIZE);
      cell.getStyleClass().add(line == 0 || column == 0 ? "muted" : "number");
      table.add(cell, column, line);
    }
  }
}
