package org.vggscope.ui.compare;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.explain.CkaMatrix;
import org.vggscope.export.Exhibit;
import org.vggscope.export.compare.LikenessExhibit;
import org.vggscope.export.compare.LikenessTexts;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerPairs;
import org.vggscope.session.PairedSelection;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;
import org.vggscope.ui.view.ViewPane;

/** How alike each layer of one network is to each of the other one, on the current picture. */
final class LikenessPage extends ViewPane {
  private final Label meaning = new Label(LikenessTexts.meaning(false));
  private final Session session;
  private final ComparisonModel model;
  private final PairedSelection pairs;
  private final LikenessMatrix matrix = new LikenessMatrix(this::point, this::choose);
  private final Label readOut = new Label();
  private final Label waiting = new Label();
  private final Button again = new Button(Texts.of("Compute again"));
  private final VBox instead = new VBox(waiting, again);

  LikenessPage(Owner owner, Session session, ComparisonModel model) {
    this.session = session;
    this.model = model;
    this.pairs = session.companion().pairs();
    setId("compare-likeness-page");
    getStyleClass().add("likeness-page");
    meaning.setId("likeness-meaning");
    meaning.getStyleClass().add("muted");
    meaning.setWrapText(true);
    meaning.setMinHeight(USE_PREF_SIZE);
    instead.setAlignment(Pos.CENTER);
    instead.getStyleClass().add("instead");
    waiting.setId("likeness-waiting");
    again.setId("likeness-again");
    again.setOnAction(event -> model.likeness().ask());
    setTop(meaning);
    setCenter(new StackPane(matrix, instead));
    setBottom(footer());
    setMinWidth(0);
    model.likeness().lookWhile(owner, shownProperty());
    owner.on(model.likeness().valueProperty(), () -> show());
    owner.on(model.likeness().stateProperty(), () -> show());
    owner.on(pairs.shownProperty(), pair -> matrix.select(pair));
    show();
  }

  private Node footer() {
    readOut.setId("likeness-readout");
    readOut.setMinWidth(0);
    readOut.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(readOut, Priority.ALWAYS);
    PixelSurface surface = new PixelSurface(LikenessPage::paintLegend);
    StackPane bar = new StackPane(surface);
    bar.getStyleClass().add("legend-bar");
    bar.layoutBoundsProperty()
        .addListener(
            (o, old, bounds) ->
                surface.resizeRelocate(0, 0, bounds.getWidth(), bounds.getHeight()));
    Label none = new Label("0");
    Label most = new Label("1");
    HBox legend = new HBox(none, bar, most);
    legend.setId("likeness-legend");
    legend.getStyleClass().add("colour-legend");
    legend.setAlignment(Pos.CENTER_RIGHT);
    legend.setMinWidth(USE_PREF_SIZE);
    HBox footer = new HBox(readOut, legend);
    footer.getStyleClass().add("page-footer");
    footer.setAlignment(Pos.CENTER_LEFT);
    return footer;
  }

  private static void paintLegend(Raster raster, Inks inks) {
    for (int x = 0; x < raster.width(); x++) {
      raster.fill(
          x,
          0,
          1,
          raster.height(),
          LikenessExhibit.COLOURS.colour((x + 0.5) / raster.width(), LikenessExhibit.SCALE));
    }
  }

  private void show() {
    CkaMatrix found = model.likeness().valueProperty().get();
    ComparisonModel.Answers answers = model.answersProperty().get();
    boolean there = found != null && answers != null;
    matrix.show(there ? found : null, there ? answers.names() : null);
    matrix.select(pairs.shownProperty().get());
    meaning.setText(LikenessTexts.meaning(there && answers.isCutOtherwise()));
    instead.setVisible(!there);
    boolean stopped = model.likeness().stateProperty().get() == PairFeed.State.STOPPED;
    again.setVisible(stopped);
    waiting.setText(
        stopped
            ? Texts.of("This was stopped.")
            : model.likeness().stateProperty().get() == PairFeed.State.COMPUTING
                ? Texts.of("Comparing the layers …")
                : Texts.of("Waiting for both networks …"));
    point(null);
  }

  private void point(LikenessMatrix.Cell cell) {
    CkaMatrix found = model.likeness().valueProperty().get();
    ComparisonModel.Answers answers = model.answersProperty().get();
    if (cell == null || found == null || answers == null) {
      readOut.setText(Texts.of("Point to read a pair, click to select it"));
      return;
    }
    readOut.setText(LikenessTexts.pair(found, cell.row(), cell.column(), answers.names()));
  }

  private void choose(Layer first, Layer second) {
    LayerPairs layers = pairs.pairsProperty().get();
    boolean partners =
        layers != null
            && layers.ofFirst(first).map(pair -> second.equals(pair.second())).orElse(false);
    if (partners) {
      pairs.selectFirst(first);
    } else {
      session.selection().selectLayer(first);
    }
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return model.likeness().valueProperty().get() == null
        ? Optional.empty()
        : model.pair().map(pair -> new LikenessExhibit(pair, model.comparison()));
  }
}
