package org.vggscope.ui.training.parallel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.export.training.ParallelExhibit;
import org.vggscope.export.training.ParallelFigures;
import org.vggscope.export.training.ParallelTexts;
import org.vggscope.session.Session;
import org.vggscope.session.ViewState;
import org.vggscope.text.Texts;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Spinners;
import org.vggscope.ui.training.page.RunPage;
import org.vggscope.ui.view.SaveButton;
import org.vggscope.ui.view.View;

/** Whether to split the batch or the weights over several devices, for this network. */
public final class ParallelPage extends RunPage {
  private static final int DEVICES = 4;
  private static final String STATE = "devices";

  /** What it can be asked to do: cut a batch. */
  private static final String CUT = "cut";

  private final IntegerSpinnerValueFactory devices =
      new IntegerSpinnerValueFactory(
          ParallelFigures.LEAST_DEVICES, ParallelFigures.MOST_DEVICES, DEVICES);
  private final Slider slider =
      new Slider(ParallelFigures.LEAST_DEVICES, ParallelFigures.MOST_DEVICES, DEVICES);
  private final Label subject = sentence("parallel-subject");
  private final Label[] answers = {
    sentence("parallel-answer-1"),
    sentence("parallel-answer-2"),
    sentence("parallel-answer-3"),
    sentence("parallel-answer-4")
  };
  private final Label convolutions = sentence("parallel-convolutions");
  private final Label connected = sentence("parallel-connected");
  private final ParallelDrawing byData = new ParallelDrawing("parallel-by-data", true);
  private final ParallelDrawing byModel = new ParallelDrawing("parallel-by-model", false);
  private final ParallelTable table = new ParallelTable();
  private final Label rule = sentence("parallel-rule");
  private final VBox figure = new VBox();
  private final ShardBox shards;
  private ParallelFigures.Question question;
  private ParallelFigures figures;

  /** The page. */
  public ParallelPage(Owner owner, Session session) {
    super(session, "training-parallel-page", "parallel-hint");
    getStyleClass().addAll("training-sentences", "parallel-page");
    subject.getStyleClass().add("strong");
    convolutions.getStyleClass().add("caption");
    connected.getStyleClass().add("caption");
    rule.getStyleClass().add("muted");
    rule.setText(ParallelTexts.rule());
    figure.getStyleClass().add("figure");
    figure.getChildren().addAll(subject, controls());
    figure.getChildren().addAll(answers);
    shards = new ShardBox(owner, session);
    figure.getChildren().addAll(legend(), convolutions, byData, shards);
    figure.getChildren().addAll(connected, byModel, table, rule);
    for (Node each : List.of(byData, byModel)) {
      each.managedProperty().bind(each.visibleProperty());
    }
    fill(figure);
    setMinWidth(0);
    owner.on(session.modelProperty(), () -> look());
    devices.valueProperty().addListener((o, old, value) -> choose(value));
    slider
        .valueProperty()
        .addListener((o, old, value) -> devices.setValue((int) Math.round(value.doubleValue())));
    follow(owner);
  }

  private Node controls() {
    Label name = new Label(Texts.of("Devices"));
    Spinner<Integer> spinner = Spinners.of("parallel-devices", devices);
    spinner.setAccessibleText(Texts.of("Number of devices"));
    spinner.setMinWidth(USE_PREF_SIZE);
    name.setLabelFor(spinner);
    slider.setId("parallel-devices-slider");
    slider.setAccessibleText(Texts.of("Number of devices"));
    slider.setBlockIncrement(1);
    slider.getStyleClass().add(View.HEART);
    FlowPane controls =
        new FlowPane(
            name,
            slider,
            spinner,
            new SaveButton(
                session(),
                this,
                "parallel-save",
                Texts.of("Save a picture of this page, or its numbers as CSV (Ctrl+S)")));
    controls.getStyleClass().add("controls");
    return controls;
  }

  private static Node legend() {
    FlowPane legend =
        new FlowPane(
            entry("weights", Texts.of("weights on the device")),
            entry("pictures", Texts.of("pictures on the device")),
            entry("arrow", Texts.of("what crosses: the wider, the more bytes a device")));
    legend.getStyleClass().addAll("legend", "muted");
    return legend;
  }

  private static Node entry(String kind, String text) {
    Region key = new Region();
    key.getStyleClass().addAll("key", kind);
    HBox entry = new HBox(key, new Label(text));
    entry.getStyleClass().add("entry");
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }

  private void choose(Integer value) {
    if (value != null) {
      slider.setValue(value);
      look();
    }
  }

  @Override
  protected void show(RunRecord run, Moment moment) {
    ParallelFigures.Question asked = ParallelFigures.question(run, session().modelProperty().get());
    if (asked == null) {
      question = null;
      figures = null;
      instead(this, Texts.of("There is no network yet to count for."));
      return;
    }
    there();
    int wanted = devices.getValue();
    if (figures == null || wanted != figures.plan().devices() || !asked.equals(question)) {
      // A run is read 4 times a second; its network stays.
      question = asked;
      show(asked.over(wanted));
    }
  }

  private void show(ParallelFigures next) {
    figures = next;
    shards.setDevices(figures.plan().devices());
    subject.setText(ParallelTexts.subject(figures));
    List<String> sentences = ParallelTexts.answer(figures);
    for (int i = 0; i < answers.length; i++) {
      answers[i].setVisible(i < sentences.size());
      answers[i].setText(i < sentences.size() ? sentences.get(i) : "");
    }
    show(byData, convolutions, true, ParallelTexts.drawnConvolutions(figures));
    show(byModel, connected, false, ParallelTexts.drawnConnected(figures));
    table.show(figures);
  }

  private void show(ParallelDrawing drawing, Label caption, boolean ofConvolutions, String text) {
    boolean any = !figures.rows(ofConvolutions).isEmpty();
    drawing.setVisible(any);
    caption.setVisible(any);
    caption.setText(text);
    drawing.show(figures.plan().devices(), figures.strength(ofConvolutions), text);
  }

  @Override
  public void perform(String action) {
    if (action.equals(CUT)) {
      shards.cut();
    }
  }

  @Override
  public Set<String> performances() {
    return Set.of(CUT);
  }

  @Override
  public ViewState capture() {
    return ViewState.NONE.with(STATE, devices.getValue());
  }

  @Override
  public void apply(ViewState state) {
    devices.setValue(
        (int)
            state.number(
                STATE, ParallelFigures.LEAST_DEVICES, ParallelFigures.MOST_DEVICES, DEVICES));
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return figures == null
        ? Optional.empty()
        : Optional.of(
            new ParallelExhibit(figures, session().training().runProperty().get(), shards.shown()));
  }
}
