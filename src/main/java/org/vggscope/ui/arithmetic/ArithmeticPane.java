package org.vggscope.ui.arithmetic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vggscope.export.Exhibit;
import org.vggscope.export.arithmetic.ArithmeticExhibit;
import org.vggscope.export.arithmetic.ResponseText;
import org.vggscope.export.arithmetic.UnitView;
import org.vggscope.model.LayerKind;
import org.vggscope.model.arithmetic.InputTerm;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.LiveScroll;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.view.KeyHint;
import org.vggscope.ui.view.Links;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.ViewPane;

/**
 * Where one number of the selected layer comes from: sums of windows times kernels, what a pooling
 * chose from, the inputs of a fully connected unit, the softmax.
 */
public final class ArithmeticPane extends ViewPane {
  /** What it can be asked to do: slide the window over the map. */
  public static final String PLAY = "play";

  /** What it can be asked to do: stop there, and show the whole map. */
  public static final String STOP = "stop";

  /** Below this width the maps lie above the calculation instead of beside it. */
  private static final double ROOM_BESIDE = 600;

  /** From this width on the maps have room beside each other and the calculation. */
  private static final double ROOM_FOR_TWO = 720;

  /** Of what is scrolled: less than this leaves the sum, which is always seen, no room. */
  private static final double LEAST_HEIGHT = 90;

  private final Session session;
  private final ArithmeticModel model;
  private final Slide slide;
  private final MapSide side;
  private final Label readOut = new Label();
  private final Label sentence = new Label();
  private final TermRows rows;
  private final ConnectedRows inputs;
  private final PoolingBox pooling;
  private final SoftmaxBox softmax;
  private final ExperimentBox experiment;
  private final Ledger ledger = new Ledger();
  private final VBox calculation = new VBox();
  private final VBox content = new VBox();
  private final ScrollPane scroll = new LiveScroll();

  /** It is to slide as soon as there is something to slide over. */
  private boolean toPlay;

  private ArithmeticPane(Owner owner, Session session, Links links) {
    this.session = session;
    setId("ArithmeticPane");
    getStyleClass().add("arithmetic");
    model = new ArithmeticModel(owner, session, Platform::runLater);
    slide = new Slide(model);
    side = new MapSide(model, slide);
    rows = new TermRows(model, this::read);
    inputs = new ConnectedRows(model);
    pooling = new PoolingBox(model);
    softmax = new SoftmaxBox(model);
    experiment = new ExperimentBox(model);
    sentence.setId("arithmetic-sentence");
    sentence.getStyleClass().add("sentence");
    sentence.setWrapText(true);
    calculation.getChildren().addAll(sentence, rows, inputs, pooling, softmax, experiment);
    content.getStyleClass().add("calculation");
    content.getChildren().add(calculation);
    scroll.setContent(content);
    scroll.setId("arithmetic-scroll");
    scroll.setFitToWidth(true);
    scroll.setMinHeight(LEAST_HEIGHT);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    setTop(
        new UnitHeader(
            model, links.ofUnit(owner, session.selection(), "arithmetic", "arithmetic")));
    setCenter(scroll);
    setBottom(new VBox(ledger, footer()));
    arrange();

    // Not at once: the split pane is laying its parts out just then, and would lose this one.
    widthProperty().addListener((o, old, width) -> Platform.runLater(this::arrange));
    for (Region each : List.of((Region) getTop(), (Region) getBottom())) {
      // What is said in two lines takes both.
      each.setMinHeight(USE_PREF_SIZE);
    }
    for (Region each : List.of(this, (Region) getTop(), (Region) getBottom())) {
      each.heightProperty().addListener((o, old, height) -> Platform.runLater(this::arrange));
    }
    model.unitProperty().addListener((o, old, unit) -> show(unit));
    shownProperty().addListener((o, old, seen) -> follow(seen));
    // Sooner than the scroll pane, which would scroll.
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    show(null);
  }

  /** The pane, to be registered. */
  public static ViewEntry entry(Session session, Links links) {
    return new ViewEntry(
            "arithmetic",
            Texts.of("Arithmetic"),
            Texts.of("How is one number of a map computed, product by product?"),
            owner -> new ArithmeticPane(owner, session, links))
        .withKeys(
            KeyHint.arrows("arithmetic-picker", Texts.of("another position")),
            KeyHint.of(
                "arithmetic-rows",
                Texts.of("input channel above, below"),
                KeyCode.UP,
                KeyCode.DOWN),
            KeyHint.of("arithmetic-picker", Texts.of("play or pause"), KeyCode.SPACE),
            KeyHint.of("arithmetic-picker", Texts.of("one step"), KeyCode.PERIOD));
  }

  @Override
  public void perform(String action) {
    if (action.equals(PLAY)) {
      toPlay = true;
      scroll.setVvalue(0);
      side.focusMap();
      show(model.unit());
    } else if (action.equals(STOP)) {
      toPlay = false;
      slide.showAll();
    }
  }

  @Override
  public Set<String> performances() {
    return Set.of(PLAY, STOP);
  }

  @Override
  public Optional<Exhibit> exhibit() {
    return model.isOfSelectedLayer()
        ? Optional.of(
            new ArithmeticExhibit(model.unit(), model.names(), Origins.ofPicture(session)))
        : Optional.empty();
  }

  private void follow(boolean seen) {
    if (!seen) {
      toPlay = false;
      slide.pause();
    }
    model.setShown(seen);
  }

  private Node footer() {
    readOut.setId("arithmetic-readout");
    readOut.setMinWidth(0);
    readOut.setWrapText(true);
    Explained.part(readOut, Term.POWER_OF_TEN);
    readOut.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(readOut, Priority.ALWAYS);
    HBox footer = new HBox(readOut, new SignLegend());
    footer.getStyleClass().add("arithmetic-footer");
    footer.setAlignment(Pos.CENTER_LEFT);
    return footer;
  }

  private void arrange() {
    // Not the height that the middle has now: maps that are too high would leave it too high.
    double height =
        getHeight() - getTop().prefHeight(getWidth()) - getBottom().prefHeight(getWidth());
    boolean beside =
        getWidth() >= ROOM_BESIDE && height >= MapSide.leastHeight()
            || getWidth() >= ROOM_FOR_TWO && height >= MapSide.leastHeightOfOne();
    boolean isBeside = getLeft() == side;
    if (beside && !isBeside) {
      content.getChildren().remove(side);
      setLeft(side);
    } else if (!beside && (isBeside || side.getParent() == null)) {
      setLeft(null);
      content.getChildren().add(0, side);
    }
    side.setRoom(beside, getWidth(), height);
  }

  private void show(UnitView unit) {
    LayerKind kind = unit == null ? null : unit.layer().kind();
    see(sentence, kind == LayerKind.NORMALIZATION);
    see(rows, kind == LayerKind.CONVOLUTION);
    see(experiment, kind == LayerKind.CONVOLUTION);
    see(inputs, kind == LayerKind.FULLY_CONNECTED);
    see(pooling, kind == LayerKind.POOLING);
    see(softmax, unit != null && unit.softmax() != null);
    see(ledger, unit != null);
    sentence.setText(kind == LayerKind.NORMALIZATION ? ResponseText.of(unit.response()) : "");
    if (unit != null) {
      ledger.show(unit);
    }
    read(null);
    Platform.runLater(this::arrange);
    if (toPlay && model.isUpToDate()) {
      toPlay = false;
      slide.play();
    }
  }

  private static void see(Node node, boolean seen) {
    node.setVisible(seen);
    node.setManaged(seen);
  }

  private void read(InputTerm term) {
    UnitView unit = model.unit();
    if (unit == null) {
      readOut.setText("");
    } else if (term != null) {
      readOut.setText(ReadOut.of(term, unit, model.inputName(term.channel())));
    } else if (unit.layer().kind() == LayerKind.CONVOLUTION) {
      readOut.setText(Texts.of("Point at a cell to read it, click a row to see its map"));
    } else {
      readOut.setText(Texts.of("Click the map or use the arrow keys to pick a unit"));
    }
  }

  private static boolean isInside(Node node, Node pane) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == pane) {
        return true;
      }
    }
    return false;
  }

  private void keyPressed(KeyEvent event) {
    boolean others =
        event.getTarget() instanceof TextInputControl
            || event.getTarget() instanceof ButtonBase
            || isInside((Node) event.getTarget(), experiment);
    if (others || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    if (event.getCode() == KeyCode.SPACE) {
      slide.toggle();
      event.consume();
    } else if (event.getCode() == KeyCode.PERIOD || event.getCode() == KeyCode.DECIMAL) {
      slide.step();
      event.consume();
    }
  }
}
