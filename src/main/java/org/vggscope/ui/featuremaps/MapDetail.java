package org.vggscope.ui.featuremaps;

import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.model.MapStatistics;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.Selection;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.controls.Scrolled;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.maps.EnlargedMap;
import org.vggscope.ui.maps.FeatureMapsModel;

/** The selected feature map enlarged, with its statistics and how it lies over the picture. */
final class MapDetail extends HBox {
  /** Below this height the line that says what the mouse does is left out. */
  private static final double ROOM_FOR_HINT = 300;

  /** In a narrower pane there would be no room for the map itself. */
  private static final double ROOM_FOR_PARTS = 560;

  private final FeatureMapsModel model;
  private final EnlargedMap map;
  private final Label title = new Label();
  private final Label place = new Label();
  private final Label mean = value("maps-detail-mean");
  private final Label maximum = value("maps-detail-maximum");
  private final Label minimum = value("maps-detail-minimum");
  private final Label zeros = value("maps-detail-zeros");

  /**
   * @param madeOf what the map is made of
   * @param ways to the other panes
   */
  MapDetail(FeatureMapsModel model, Supplier<SourceImage> picture, MadeOfView madeOf, Node ways) {
    this.model = model;
    this.map = new EnlargedMap(model, picture);
    setId("maps-detail");
    getStyleClass().add("map-detail");
    setHgrow(map, Priority.ALWAYS);
    // In a low pane the map is whole, and what is beside it is scrolled.
    getChildren().addAll(Scrolled.asWideAs(madeOf), map, Scrolled.asWideAs(side(ways)));
    Runnable see =
        () -> madeOf.setSeen(model.enlargedProperty().get() && getWidth() >= ROOM_FOR_PARTS);
    widthProperty().addListener((o, old, width) -> see.run());
    model.enlargedProperty().addListener((o, old, enlarged) -> see.run());
    model.sheetProperty().addListener((o, old, sheet) -> describe());
    model.owner().on(model.selection().channelProperty(), () -> describe());
    model
        .enlargedProperty()
        .addListener(
            (o, old, enlarged) -> {
              if (enlarged) {
                map.fit();
              }
            });
    describe();
  }

  /** Takes the keyboard. */
  void focusMap() {
    map.requestFocus();
  }

  private VBox side(Node ways) {
    title.setId("maps-detail-title");
    title.getStyleClass().add("detail-title");
    place.getStyleClass().add("muted");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button close =
        button("maps-detail-close", Texts.of("✕ Close"), Texts.of("Back to all maps (Esc)"));
    close.setOnAction(event -> model.showAll());
    HBox heading = new HBox(title, space, close);
    heading.setAlignment(Pos.CENTER_LEFT);

    Button previous =
        button("maps-detail-previous", "◀", Texts.of("The map before this one (left arrow)"));
    previous.setOnAction(event -> model.move(-1));
    Button next = button("maps-detail-next", "▶", Texts.of("The next map (right arrow)"));
    next.setOnAction(event -> model.move(1));
    HBox steps = new HBox(previous, next, place);
    steps.getStyleClass().add("steps");
    steps.setAlignment(Pos.CENTER_LEFT);

    GridPane numbers = new GridPane();
    numbers.getStyleClass().add("numbers");
    numbers.addRow(0, new Label(Texts.of("Mean")), mean);
    numbers.addRow(1, new Label(Texts.of("Maximum")), maximum);
    numbers.addRow(2, new Label(Texts.of("Minimum")), minimum);
    numbers.addRow(3, new Label(Texts.of("Share of zeros")), zeros);

    CheckBox over = new CheckBox(Texts.of("Over the picture"));
    over.setId("maps-over-picture");
    over.selectedProperty().bindBidirectional(map.overPictureProperty());
    Slider opacity = new Slider(0, 1, map.mapOpacityProperty().get());
    opacity.setId("maps-opacity");
    Tip.on(opacity, Texts.of("How much the map covers the picture"));
    opacity.valueProperty().bindBidirectional(map.mapOpacityProperty());
    opacity.disableProperty().bind(over.selectedProperty().not());
    HBox.setHgrow(opacity, Priority.ALWAYS);
    Label picture = new Label(Texts.of("picture"));
    Label mapLabel = new Label(Texts.of("map"));
    picture.setMinWidth(USE_PREF_SIZE);
    mapLabel.setMinWidth(USE_PREF_SIZE);
    opacity.setMinWidth(40);
    opacity.setPrefWidth(90);
    HBox blend = new HBox(picture, opacity, mapLabel);
    blend.getStyleClass().addAll("blend", "muted-labels");
    blend.setAlignment(Pos.CENTER);

    Label hint =
        new Label(
            Texts.of(
                "Wheel zooms, dragging moves, double click shows the whole map. Arrows go to other"
                    + " maps, with Shift to another place."));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    VBox side = new VBox(heading, steps, numbers, ways, over, blend, hint);
    side.getStyleClass().add("detail-side");
    side.heightProperty().addListener((o, old, height) -> showIf(hint, height.doubleValue()));
    return side;
  }

  private static void showIf(Node hint, double height) {
    hint.setVisible(height >= ROOM_FOR_HINT);
  }

  private static Label value(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("number");
    return label;
  }

  private static Button button(String id, String text, String tip) {
    Button button = new Button(text);
    button.setId(id);
    Tip.on(button, tip);
    button.setAccessibleText(tip);
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private void describe() {
    MapSheet sheet = model.sheet();
    int channel = model.selectedChannel();
    if (sheet == null || channel == Selection.NONE) {
      return;
    }
    MapStatistics statistics = sheet.statistics(channel);
    title.setText(
        sheet.isDead(channel)
            ? Texts.of("Channel %d (dead)", channel)
            : Texts.of("Channel %d", channel));
    place.setText(
        sheet.order() == MapOrder.INDEX
            ? Texts.of("of %d", sheet.count())
            : Texts.of(
                "%d of %d by %s", sheet.rankOf(channel) + 1, sheet.count(), sheet.order().title()));
    mean.setText(Numbers.brief(statistics.mean()));
    maximum.setText(Numbers.brief(statistics.maximum()));
    minimum.setText(Numbers.brief(statistics.minimum()));
    zeros.setText(Numbers.percent(statistics.zeros()));
  }
}
