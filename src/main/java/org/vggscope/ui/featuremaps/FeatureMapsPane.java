package org.vggscope.ui.featuremaps;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.About;
import org.vggscope.export.Exhibit;
import org.vggscope.export.maps.FeatureMapExhibit;
import org.vggscope.export.maps.LayerTitle;
import org.vggscope.export.maps.MapExhibits;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.model.MapUnit;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Session;
import org.vggscope.session.ViewState;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.maps.BarStrip;
import org.vggscope.ui.maps.ColourLegend;
import org.vggscope.ui.maps.FeatureMapsModel;
import org.vggscope.ui.maps.MapGrid;
import org.vggscope.ui.view.KeyHint;
import org.vggscope.ui.view.Links;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.ViewPane;

/**
 * The feature maps of the selected layer: all of them in a grid, one of them enlarged over the
 * picture, or the units of a fully connected layer as bars.
 */
public final class FeatureMapsPane extends ViewPane {
  private final Session session;
  private static final double ROOM_FOR_LINE = 640;
  private static final double TWO_LINES = 34;

  private final FeatureMapsModel model;
  private final MapGrid grid;
  private final BarStrip bars;
  private final MapDetail detail;

  /** Which of the three is seen. */
  private Region view;

  private final Label name = new Label();
  private final Label title = new Label();
  private final Label dead = new Label();
  private final Label readOut = new Label();

  private FeatureMapsPane(Owner owner, Session session, Links links) {
    this.session = session;
    setId("FeatureMapsPane");
    getStyleClass().add("feature-maps");
    model = new FeatureMapsModel(owner, session.settings(), session.selection());
    grid = new MapGrid(model);
    bars = new BarStrip(model, this::nameOf);
    detail =
        new MapDetail(
            model,
            this::seen,
            new MadeOfView(owner, session),
            links.ofUnit(owner, session.selection(), "maps", "featuremaps"));
    view = grid;
    bars.setVisible(false);
    setTop(header());
    setCenter(new StackPane(grid, bars));
    setBottom(footer());

    model.sheetProperty().addListener((o, old, sheet) -> describe());
    model.pointedProperty().addListener((o, old, unit) -> read());
    model.owner().on(model.selection().channelProperty(), () -> read());
    model.owner().on(model.selection().positionProperty(), () -> read());
    model.enlargedProperty().addListener((o, old, enlarged) -> switchView(enlarged));
    owner.on(session.activationsProperty(), activations -> model.show(activations));
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE && model.enlargedProperty().get()) {
            model.showAll();
            event.consume();
          }
        });
    model.show(session.activationsProperty().get());
    describe();
  }

  /** The pane, to be registered. */
  public static ViewEntry entry(Session session, Links links) {
    return new ViewEntry(
            "featuremaps",
            Texts.of("Feature maps"),
            Texts.of("What does each channel of the layer find in the picture?"),
            owner -> new FeatureMapsPane(owner, session, links))
        .withKeys(
            KeyHint.arrows("maps-grid", Texts.of("another map")),
            KeyHint.of(
                "maps-grid", Texts.of("a page of maps on"), KeyCode.PAGE_UP, KeyCode.PAGE_DOWN),
            KeyHint.of("maps-grid", Texts.of("first, last map"), KeyCode.HOME, KeyCode.END),
            KeyHint.of("maps-grid", Texts.of("enlarge the map; Esc goes back"), KeyCode.ENTER),
            KeyHint.of(
                "maps-grid",
                Texts.of("larger, smaller maps, all at once"),
                KeyCode.PLUS,
                KeyCode.MINUS,
                KeyCode.DIGIT0));
  }

  @Override
  public ViewState capture() {
    return model.capture();
  }

  @Override
  public void apply(ViewState state) {
    model.apply(state);
  }

  @Override
  public Optional<Exhibit> exhibit() {
    MapSheet sheet = model.sheet();
    PictureResult result = session.resultProperty().get();
    if (sheet == null || result == null) {
      return Optional.empty();
    }
    Supplier<About> origin = Origins.ofPicture(session);
    if (model.enlargedProperty().get()) {
      MapUnit selected = model.selectedUnit();
      return Optional.of(
          new FeatureMapExhibit(
              sheet,
              model.selectedChannel(),
              selected == null ? null : selected.position(),
              result.picture().seen(),
              origin));
    }
    return Optional.of(MapExhibits.all(sheet, result.model().labels(), origin));
  }

  private Node header() {
    name.setId("maps-layer");
    name.getStyleClass().add("layer-name");
    name.setMinWidth(USE_PREF_SIZE);
    title.setId("maps-title");
    title.setWrapText(true);
    dead.setId("maps-dead");
    dead.getStyleClass().add("dead-count");
    dead.setMinWidth(USE_PREF_SIZE);
    Explained.words(dead, Term.DEAD);
    HBox titles = new HBox(name, title);
    titles.getStyleClass().add("titles");
    titles.setAlignment(Pos.TOP_LEFT);
    VBox header = new VBox(titles, new MapControls(model, grid, dead));
    header.getStyleClass().add("maps-header");
    return header;
  }

  private Node footer() {
    readOut.setId("maps-readout");
    readOut.setMaxWidth(Double.MAX_VALUE);
    readOut.setMinWidth(0);
    readOut.setWrapText(true);
    // In a narrow window it has two lines, so that nothing moves when its words are more or less.
    readOut
        .minHeightProperty()
        .bind(
            Bindings.when(widthProperty().lessThan(ROOM_FOR_LINE))
                .then(TWO_LINES)
                .otherwise(USE_COMPUTED_SIZE));
    HBox.setHgrow(readOut, Priority.ALWAYS);
    HBox footer = new HBox(readOut, new ColourLegend(model));
    footer.getStyleClass().add("maps-footer");
    footer.setAlignment(Pos.CENTER_LEFT);
    return footer;
  }

  private void describe() {
    MapSheet sheet = model.sheet();
    if (sheet != null) {
      name.setText(sheet.layer().name());
      title.setText(LayerTitle.of(sheet));
      dead.setText(LayerTitle.dead(sheet));
    } else if (title.getText().isEmpty()) {
      title.setText(Texts.of("Waiting for the first picture …"));
    }
    switchView(model.enlargedProperty().get());
    read();
  }

  private void switchView(boolean enlarged) {
    MapSheet sheet = model.sheet();
    if (sheet == null) {
      return;
    }
    Region wanted = enlarged ? detail : sheet.isUnits() ? bars : grid;
    if (wanted == view) {
      return;
    }
    boolean hadFocus = view.isFocusWithin();
    view = wanted;
    if (enlarged && detail.getParent() == null) {
      // Not before: the window's start has a tenth less to do.
      ((StackPane) grid.getParent()).getChildren().add(detail);
    }
    for (Region each : List.of(grid, bars, detail)) {
      each.setVisible(each == view);
      each.setManaged(each == view);
    }
    read();
    if (enlarged) {
      detail.focusMap();
    } else if (hadFocus) {
      view.requestFocus();
    }
  }

  private void read() {
    readOut.setText(
        ReadOut.of(
            model.sheet(),
            model.pointedProperty().get(),
            model.selectedUnit(),
            this::nameOf,
            model.enlargedProperty().get()));
  }

  /** The class of an output unit; empty in any other layer. */
  private String nameOf(int unit) {
    MapSheet sheet = model.sheet();
    ModelView network = session.modelProperty().get();
    if (sheet == null || network == null || sheet.canDie() || unit >= network.labels().size()) {
      return "";
    }
    return PredictionFormat.name(network.labels(), unit);
  }

  private SourceImage seen() {
    PictureResult result = session.resultProperty().get();
    return result == null ? null : result.picture().seen();
  }
}
