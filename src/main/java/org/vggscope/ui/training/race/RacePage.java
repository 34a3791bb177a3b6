package org.vggscope.ui.training.race;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.export.training.RaceExhibit;
import org.vggscope.export.training.RaceFigures;
import org.vggscope.export.training.RaceRun;
import org.vggscope.export.training.RaceTexts;
import org.vggscope.session.Session;
import org.vggscope.session.TrainingRoom;
import org.vggscope.session.training.NewTraining;
import org.vggscope.session.training.Trainings;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.training.charts.CurveLegend;
import org.vggscope.ui.training.page.ReadAgain;
import org.vggscope.ui.training.page.RunPage;
import org.vggscope.ui.training.page.TwoParts;
import org.vggscope.ui.view.SaveButton;

/**
 * All runs that train the watched one's network on its pictures, in the same charts: which start
 * learns, and what became of the numbers of one that does not.
 */
public final class RacePage extends RunPage {
  /** A page as wide as this has room for the list beside the charts. */
  private static final double WIDE = 820;

  private final TrainingRoom room;
  private final RaceReader reader = new RaceReader();
  private final ReadAgain<Path, RaceFigures> feed =
      new ReadAgain<>(
          "vggscope-race", watched -> reader.read(watched, Trainings.all()), this::show);
  private final RaceCharts charts = new RaceCharts();
  private final CurveLegend legend = new CurveLegend("training-race-legend");
  private final Label chanceName = legend.add("curve-chance", null, "");
  private final Map<Path, RaceRow> rows = new HashMap<>();
  private final VBox list = new VBox();
  private final Label left = note("training-race-left");
  private final Label note = note("race-note");
  private final Button begin = new Button(Texts.of("Race the starts"));
  private final Button cancel = new Button(Texts.of("Begin no more"));
  private final HBox foot;

  /** What is shown; null while nothing of the watched run was read. */
  private RaceFigures race;

  /** The page. */
  public RacePage(Owner owner, Session session) {
    super(session, "training-race-page", "training-race-waiting");
    room = session.training();
    getStyleClass().addAll("training-charts", "race-page");
    list.setId("race-list");
    list.getStyleClass().add("race-list");
    list.setMinHeight(USE_PREF_SIZE);
    VBox.setVgrow(charts.loss, Priority.ALWAYS);
    VBox.setVgrow(charts.validation, Priority.ALWAYS);
    Label startsTitle =
        new Label(Texts.of("Standard deviations before the first step, layer by layer"));
    startsTitle.setMinWidth(0);
    startsTitle.getStyleClass().add("race-title");
    HBox.setHgrow(charts.activations, Priority.ALWAYS);
    HBox.setHgrow(charts.gradients, Priority.ALWAYS);
    HBox starts = new HBox(charts.activations, charts.gradients);
    VBox lines = new VBox(charts.loss, charts.validation, legend, startsTitle, starts);
    lines.getStyleClass().add("charts");
    VBox side = new VBox(list, left);
    side.getStyleClass().add("race-side");
    foot = foot(session);
    TwoParts parts = new TwoParts(WIDE, "race-figure", lines, side, lines);
    fill(parts);
    setBottom(foot);
    shownProperty().addListener((o, old, now) -> ask());
    owner.on(room.folderProperty(), this::another);
    // What has begun is not begun again before it is known what there is now.
    owner.on(room.waitingProperty(), this::ask);
    owner.atEnd(feed::close);
    another();
  }

  private HBox foot(Session session) {
    begin.setId("race-begin");
    begin.setMinWidth(USE_PREF_SIZE);
    Tip.on(
        begin,
        Texts.of(
            "Begin the usual starts that are not there yet, one after the other, in the"
                + " background"));
    begin.setOnAction(event -> begin());
    cancel.setId("race-cancel");
    cancel.setMinWidth(USE_PREF_SIZE);
    Tip.on(cancel, Texts.of("Begin none of those that wait; what is at work goes on"));
    cancel.setOnAction(event -> room.cancelRace());
    cancel.managedProperty().bind(cancel.visibleProperty());
    HBox.setHgrow(note, Priority.ALWAYS);
    note.setMaxWidth(Double.MAX_VALUE);
    SaveButton save =
        new SaveButton(
            session,
            this,
            "training-race-save",
            Texts.of("Save a picture of the race, or all its curves as CSV (Ctrl+S)"));
    HBox made = new HBox(begin, cancel, note, save);
    made.getStyleClass().addAll("charts-footer", "race-foot");
    made.setAlignment(Pos.CENTER_LEFT);
    return made;
  }

  /** Another run is watched; if it is of the same race, what is shown stays until that is read. */
  private void another() {
    Path watched = room.folderProperty().get();
    if (watched == null || race == null || race.find(watched).isEmpty()) {
      race = null;
      instead(watched, Texts.of("Looking for the runs of this race …"));
    }
    ask();
  }

  private void ask() {
    begin.setDisable(true);
    cancel.setVisible(!room.waitingProperty().get().isEmpty());
    foot.setVisible(race != null);
    if (race != null) {
      note.setText(RaceTexts.note(race, room.waitingProperty().get()));
    }
    feed.look(shownProperty().get() ? room.folderProperty().get() : null);
  }

  private void begin() {
    begin.setDisable(true);
    room.race(race.trainings());
  }

  private void show(RaceFigures now) {
    race = now;
    there();
    foot.setVisible(true);
    List<NewTraining> still = room.waitingProperty().get();
    begin.setDisable(now.missing().isEmpty() || !still.isEmpty());
    note.setText(RaceTexts.note(now, still));
    left.setText(RaceTexts.left(now));
    left.setVisible(now.left() > 0);
    CurveLegend.setNamed(chanceName, !Double.isNaN(now.chance()));
    if (!Double.isNaN(now.chance())) {
      chanceName.setText(now.chanceName());
    }
    legend.getChildren().setAll(chanceName);
    now.runs().forEach(run -> legend.add(RaceCharts.LANE + run.lane(), null, run.start()));
    charts.draw(now);
    list(now);
  }

  private void list(RaceFigures now) {
    rows.keySet().retainAll(now.runs().stream().map(run -> run.record().folder().path()).toList());
    for (RaceRun run : now.runs()) {
      Path folder = run.record().folder().path();
      rows.computeIfAbsent(
              folder, made -> new RaceRow("race-" + run.record().name(), () -> watch(made)))
          .show(run, RaceCharts.LANE + run.lane(), now.isWatched(run));
    }
    List<Node> order =
        now.runs().stream().map(run -> (Node) rows.get(run.record().folder().path())).toList();
    if (!list.getChildren().equals(order)) {
      list.getChildren().setAll(order);
    }
  }

  private void watch(Path run) {
    if (race != null && !run.equals(race.watched().folder().path())) {
      room.watch(run);
    }
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return Optional.ofNullable(race).map(RaceExhibit::new);
  }
}
