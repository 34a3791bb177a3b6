package org.vggscope.ui.training.curves;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.training.RunFigures;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** A run's numbers beside each other, each under its name; they take as many rows as they need. */
final class FigureRow extends FlowPane {
  private final Label step;
  private final Label epoch;
  private final Label loss;
  private final Label accuracy;
  private final Label validation;
  private final Label rate;
  private final Label speed;
  private final Label left;

  FigureRow() {
    setId("training-curves-figures");
    getStyleClass().add("figure-row");
    setMinHeight(USE_PREF_SIZE);
    step = add("step", Texts.of("Steps made"), Texts.of("Batches that were learned from"));
    epoch = add("epoch", Texts.of("Epoch"), Texts.of("Times that all pictures are seen"));
    loss =
        add(
            "loss",
            Texts.of("Loss"),
            Texts.of("Cross entropy of this step's batch, before the step"));
    accuracy =
        add("accuracy", Texts.of("Accuracy"), Texts.of("Of this step's batch, before the step"));
    validation =
        add(
            "validation",
            Texts.of("Validation (best)"),
            Texts.of("Accuracy on pictures that are not learned from, after the last epoch"));
    rate = add("rate", Texts.of("Learning rate"), Texts.of("Of this step"));
    speed = add("speed", Texts.of("Pictures a second"), Texts.of("Mean of the last 20 steps"));
    left =
        add(
            "left",
            Texts.of("Time left"),
            Texts.of(
                "From now to the end of the run at this speed; it ends earlier when its schedule"
                    + " says so, and later by the time that validation takes"));
  }

  private Label add(String id, String name, String tip) {
    Label title = new Label(name);
    title.getStyleClass().add("figure-name");
    title.setMinWidth(USE_PREF_SIZE);
    Label number = new Label("–");
    number.setId("training-curves-" + id);
    number.getStyleClass().add("figure-number");
    number.setMinWidth(USE_PREF_SIZE);
    title.setLabelFor(number);
    VBox cell = new VBox(title, number);
    cell.getStyleClass().add("figure-cell");
    Tooltip.install(cell, new Tooltip(tip));
    number.setAccessibleHelp(tip);
    getChildren().add(cell);
    return number;
  }

  /** Shows other numbers. */
  void show(RunFigures now) {
    step.setText(
        now.allSteps() > 0
            ? Texts.of("%,d of %,d", now.step(), now.allSteps())
            : Numbers.grouped(now.step()));
    epoch.setText(Texts.of("%d of %d", now.epoch(), now.epochs()));
    loss.setText(known(now.loss()) ? String.format(Locale.ROOT, "%.4f", now.loss()) : "–");
    accuracy.setText(share(now.accuracy()));
    validation.setText(
        known(now.validation())
            ? Texts.of("%s (%s)", Numbers.percent(now.validation()), Numbers.percent(now.best()))
            : "–");
    rate.setText(known(now.rate()) ? rate(now.rate()) : "–");
    speed.setText(known(now.picturesPerSecond()) ? Numbers.brief(now.picturesPerSecond()) : "–");
    left.setText(RunFigures.duration(now.secondsLeft()));
  }

  /** Rates are round numbers, mostly. */
  private static String rate(double rate) {
    return rate >= 1e-3 ? ChartScale.plain(rate) : Numbers.brief(rate);
  }

  private static boolean known(double number) {
    return !Double.isNaN(number);
  }

  private static String share(double share) {
    return known(share) ? Numbers.percent(share) : "–";
  }
}
