package org.vggscope.ui.training.confusion;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.export.training.ConfusionExhibit;
import org.vggscope.export.training.ConfusionFigures;
import org.vggscope.export.training.ConfusionFigures.Confusion;
import org.vggscope.export.training.ConfusionTexts;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunEpoch;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.training.matrix.ConfusionMatrix;
import org.vggscope.ui.training.page.RunPage;
import org.vggscope.ui.view.SaveButton;

/** What the network takes for what, after the last epoch that ended at the moment looked at. */
public final class ConfusionPage extends RunPage {
  /** As wide as a sentence on a line of its own may be. */
  private static final double MOST_SENTENCE = 460;

  private final Label accuracy = sentence("confusion-accuracy");
  private final Label verdict = sentence("confusion-verdict");
  private final Label frequent = sentence("confusion-frequent");
  private final FlowPane confusions = new FlowPane();
  private final Label readOut = sentence("confusion-read-out");
  private final ConfusionMatrix matrix = new ConfusionMatrix(this::read, this::open);
  private final VBox figure = new VBox();
  private final CellBox cells;

  /** What is shown; figures are null while there is a hint in their place. */
  private RunEpoch epoch;

  private RunRecord run;
  private Path folder;
  private List<String> known = List.of();
  private ConfusionFigures figures;

  /** The page. */
  public ConfusionPage(Owner owner, Session session) {
    super(session, "training-confusion-page", "confusion-hint");
    getStyleClass().addAll("training-sentences", "confusion-page");
    accuracy.getStyleClass().add("strong");
    verdict.getStyleClass().add("verdict");
    readOut.getStyleClass().add("read-out");
    confusions.setId("confusion-most");
    confusions.getStyleClass().add("sentences");
    HBox.setHgrow(accuracy, Priority.ALWAYS);
    accuracy.setMaxWidth(Double.MAX_VALUE);
    HBox head =
        new HBox(
            accuracy,
            new SaveButton(
                session,
                this,
                "confusion-save",
                Texts.of("Save a picture of the matrix, or its counts as CSV (Ctrl+S)")));
    head.getStyleClass().add("head");
    Label caption = sentence("confusion-caption");
    caption.getStyleClass().add("muted");
    caption.setText(ConfusionTexts.caption());
    figure.getChildren().addAll(head, verdict, frequent, confusions, caption, legend());
    figure.getChildren().addAll(readOut, matrix);
    figure.getStyleClass().add("figure");
    Label said = sentence("confusion-cell-said");
    cells = new CellBox(owner, session, said);
    VBox.setVgrow(cells, Priority.ALWAYS);
    fill(new VBox(figure, cells));
    setMinWidth(0);
    follow(owner);
  }

  private static HBox legend() {
    Region bar = new Region();
    bar.getStyleClass().add("legend-bar");
    HBox legend = new HBox(new Label(Numbers.percent(0)), bar, new Label(Numbers.percent(1)));
    legend.getStyleClass().addAll("legend", "muted");
    legend.setAlignment(Pos.CENTER_LEFT);
    return legend;
  }

  @Override
  protected void show(RunRecord watched, Moment moment) {
    cells.follow(watched, moment);
    RunEpoch last =
        watched == null
            ? null
            : ConfusionFigures.last(watched.epochs(), moment == null ? null : moment.step());
    if (last == null) {
      figures = null;
      instead(watched, watched == null ? "" : waiting(watched, moment));
      return;
    }
    List<String> classes = watched.start() == null ? List.of() : watched.start().classes();
    boolean same = watched.folder().path().equals(folder) && classes.equals(known);
    if (figures == null || !same || !last.equals(epoch)) {
      // A run is read 4 times a second, and an epoch lasts minutes.
      folder = watched.folder().path();
      known = classes;
      epoch = last;
      run = watched;
      show(ConfusionFigures.of(last, classes));
    }
  }

  private static String waiting(RunRecord run, Moment moment) {
    return run.epochs().isEmpty()
        ? Texts.of(
            "The confusion matrix is made at the end of each epoch, from the pictures that were"
                + " held back; no epoch has ended yet.")
        : Texts.of(
            "At step %,d no epoch had ended; the first one did at step %,d.",
            moment.step(), run.epochs().get(0).step());
  }

  private void show(ConfusionFigures next) {
    figures = next;
    there();
    boolean any = figures.all() > 0;
    accuracy.setText(any ? ConfusionTexts.accuracy(figures) : "");
    String wrong = ConfusionTexts.verdict(figures);
    verdict.setText(wrong);
    verdict.setVisible(!wrong.isEmpty());
    List<Confusion> most = figures.confusions(ConfusionExhibit.MOST_CONFUSIONS);
    frequent.setText(ConfusionTexts.frequent(most));
    frequent.setVisible(any);
    confusions.setVisible(!most.isEmpty());
    confusions.setManaged(!most.isEmpty());
    confusions.getChildren().clear();
    for (int i = 0; i < most.size(); i++) {
      Label each = sentence("confusion-most-" + (i + 1));
      each.setMaxWidth(MOST_SENTENCE);
      each.setText(ConfusionTexts.confusion(figures, most.get(i)));
      confusions.getChildren().add(each);
    }
    matrix.show(figures);
  }

  private void read(ConfusionMatrix.Cell cell) {
    if (figures != null) {
      readOut.setText(ConfusionTexts.cell(figures, cell.row(), cell.column()));
    }
  }

  private void open(ConfusionMatrix.Cell cell) {
    cells.choose(cell, figures.names());
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return figures == null ? Optional.empty() : Optional.of(new ConfusionExhibit(figures, run));
  }
}
