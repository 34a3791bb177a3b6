package org.vggscope.ui.arithmetic;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.view.View;

/**
 * The selected channel's map, on which a position is picked, the map of an input channel with the
 * window on it, and the sliding. A layer of one position has a field of all its units instead.
 */
final class MapSide extends FlowPane {
  /** Side of a map in one line with the other one and the buttons. */
  private static final double COMPACT_SIDE = 124;

  /** Smaller maps are not worth looking at. */
  private static final double LEAST_SIDE = 96;

  private static final double MOST_SIDE = 320;
  private static final double WIDTH_SHARE = 0.28;
  private static final double PADDING = 24;

  /** Height of titles, ranges, buttons and the room between them. */
  private static final double WORDS = 208;

  private static final double LEAST_BAR = 162;
  private static final double MOST_BAR = 220;

  private final ArithmeticModel model;
  private final Slide slide;
  private final MapView own = new MapView("arithmetic-map");
  private final MapView input = new MapView("arithmetic-input-map");
  private final StackPane picker = new StackPane(own);
  private final Label ownTitle = title("arithmetic-map-title");
  private final Label ownRange = new Label();
  private final Label inputTitle = title("arithmetic-input-title");
  private final Label inputRange = new Label();
  private final VBox inputBox = new VBox(inputTitle, input, inputRange);
  private final SlideBar bar;

  MapSide(ArithmeticModel model, Slide slide) {
    this.model = model;
    this.slide = slide;
    this.bar = new SlideBar(slide);
    getStyleClass().add("map-side");
    // Its maps are made for the height that there is, and must not keep that from growing less.
    setMinHeight(0);
    picker.setId("arithmetic-picker");
    picker.getStyleClass().addAll("picker", View.HEART);
    picker.setFocusTraversable(true);
    picker.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    picker.setAccessibleText(
        Texts.of("The selected map; a click or the arrow keys pick a position"));
    picker.setOnMousePressed(this::pressed);
    picker.setOnMouseDragged(this::pressed);
    picker.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    input.setOnMousePressed(this::windowPressed);
    input.setOnMouseDragged(this::windowPressed);
    ownRange.getStyleClass().add("range");
    inputRange.getStyleClass().add("range");
    VBox ownBox = new VBox(ownTitle, picker, ownRange);
    ownBox.getStyleClass().add("map-box");
    inputBox.getStyleClass().add("map-box");
    getChildren().addAll(ownBox, inputBox, bar);
    model.unitProperty().addListener((o, old, unit) -> follow());
    model.chosenInputProperty().addListener((o, old, channel) -> follow());
    slide.fillingProperty().addListener((o, old, filling) -> follow());
    follow();
  }

  private static Label title(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("map-title");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /** Gives the keys to the selected map. */
  void focusMap() {
    picker.requestFocus();
  }

  /** The height that one map needs at least with what is said of it, and the buttons. */
  static double leastHeightOfOne() {
    return LEAST_SIDE + WORDS * 2 / 3;
  }

  /** The height that two maps, one below the other, need at least. */
  static double leastHeight() {
    return WORDS + 2 * LEAST_SIDE;
  }

  /**
   * Makes the maps as large as there is room for.
   *
   * @param beside whether they stand one below the other beside the calculation; else all are in
   *     one line above it
   * @param width of the whole pane
   * @param height that the maps, their words and the buttons have together
   */
  void setRoom(boolean beside, double width, double height) {
    double side = COMPACT_SIDE;
    if (beside) {
      // In a low pane they stand beside each other: the rows of the calculation need the height.
      int inRow = height < leastHeight() ? 2 : 1;
      double fitting = Math.min((height - WORDS) / 2, width * WIDTH_SHARE);
      side = Math.floor(Math.max(LEAST_SIDE, Math.min(MOST_SIDE, fitting)));
      setMinWidth(inRow * (side + PADDING));
      setPrefWidth(inRow * (side + PADDING));
    } else {
      setMinWidth(0);
      setPrefWidth(USE_COMPUTED_SIZE);
    }
    for (MapView map : List.of(own, input)) {
      map.setMinSize(side, side);
      map.setPrefSize(side, side);
    }
    for (Label title : List.of(ownTitle, inputTitle)) {
      title.setMaxWidth(beside ? side + 4 : Double.MAX_VALUE);
    }
    bar.setPrefWidth(Math.min(Math.max(side, LEAST_BAR), MOST_BAR));
  }

  private void pressed(MouseEvent event) {
    picker.requestFocus();
    UnitView unit = model.unit();
    int index = own.indexAt(event.getX() - own.getLayoutX(), event.getY() - own.getLayoutY());
    if (unit != null && index >= 0 && event.getButton() == MouseButton.PRIMARY) {
      slide.pause();
      if (unit.isSinglePosition()) {
        model.selectChannel(index);
      } else {
        int width = unit.shape().width();
        model.selectPosition(index / width, index % width);
      }
    }
    event.consume();
  }

  /** The window is moved over what is read, and with it the unit that reads it. */
  private void windowPressed(MouseEvent event) {
    UnitView unit = model.unit();
    int index = unit == null ? -1 : input.indexAt(event.getX(), event.getY());
    if (index >= 0 && event.getButton() == MouseButton.PRIMARY && !unit.isSinglePosition()) {
      picker.requestFocus();
      slide.pause();
      int width = unit.input().shape().width();
      model.selectPosition(output(unit, index / width), output(unit, index % width));
    }
    event.consume();
  }

  /** The row or column whose window has a row or column of what is read nearest to its middle. */
  private static int output(UnitView unit, int read) {
    double first = read + unit.layer().padding() - (unit.layer().kernel() - 1) / 2.0;
    return (int) Math.round(first / unit.layer().stride());
  }

  private void keyPressed(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT, KP_LEFT -> move(0, -1);
      case RIGHT, KP_RIGHT -> move(0, 1);
      case UP, KP_UP -> move(-1, 0);
      case DOWN, KP_DOWN -> move(1, 0);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void move(int down, int right) {
    UnitView unit = model.unit();
    if (unit == null) {
      return;
    }
    slide.pause();
    if (unit.isSinglePosition()) {
      int next = unit.channel() + down * own.picture().width() + right;
      if (next >= 0 && next < unit.shape().channels()) {
        model.selectChannel(next);
      }
    } else {
      model.selectPosition(unit.position().y() + down, unit.position().x() + right);
    }
  }

  private void follow() {
    UnitView unit = model.unit();
    setVisible(unit != null);
    if (unit == null) {
      return;
    }
    showOwn(unit);
    showInput(unit);
    bar.setVisible(!unit.isSinglePosition());
    bar.setManaged(bar.isVisible());
  }

  private void showOwn(UnitView unit) {
    float[] values = unit.own().values();
    MapPicture picture;
    if (unit.isSinglePosition()) {
      picture = MapPicture.ofUnits(values);
      own.show(picture, unit.channel() / picture.width(), unit.channel() % picture.width(), 1);
      ownTitle.setText(
          unit.softmax() == null
              ? Texts.of("%s, %,d units", unit.layer().name(), values.length)
              : Texts.of("%s, %,d classes", unit.layer().name(), values.length));
    } else {
      picture = MapPicture.of(values, unit.shape(), unit.channel(), 0);
      int index = unit.position().y() * unit.shape().width() + unit.position().x();
      own.show(
          slide.fillingProperty().get() ? picture.filledUpTo(index + 1) : picture,
          unit.position().y(),
          unit.position().x(),
          1);
      ownTitle.setText(Texts.of("%s, channel %d", unit.layer().name(), unit.channel()));
    }
    ownRange.setText(range(picture, unit.isSinglePosition() ? "" : dimensions(picture)));
  }

  private void showInput(UnitView unit) {
    boolean seen = unit.input().shape().area() > 1 && (unit.sum() != null || unit.choice() != null);
    inputBox.setVisible(seen);
    inputBox.setManaged(seen);
    if (!seen) {
      return;
    }
    int channel = model.shownInput();
    MapPicture picture =
        MapPicture.of(unit.input().values(), unit.input().shape(), channel, unit.layer().padding());
    input.show(picture, unit.windowTop(), unit.windowLeft(), unit.layer().kernel());
    inputTitle.setText(inputTitle(unit, channel));
    String why = unit.below() == null ? Explained.text(Term.NEGATIVE_PICTURE) : null;
    Tip.on(inputTitle, why);
    Tip.on(inputRange, why);
    inputRange.setText(range(picture, dimensions(picture)));
  }

  private String inputTitle(UnitView unit, int channel) {
    if (unit.below() == null) {
      return Texts.of("input, %s", model.inputName(channel));
    }
    String read = unit.below().name();
    return unit.input().isAveraged()
        ? Texts.of("averaged %s, channel %d", read, channel)
        : Texts.of("%s, channel %d", read, channel);
  }

  private static String dimensions(MapPicture picture) {
    return "%d × %d · ".formatted(picture.height(), picture.width());
  }

  private static String range(MapPicture picture, String dimensions) {
    return "%s± %s".formatted(dimensions, Numbers.brief(picture.scale().to()));
  }
}
