package org.vggscope.ui.featuremaps;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.CubicCurve;
import org.vggscope.model.Layer;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.maps.ChannelPicture;

/**
 * The maps that the enlarged one is made of, linked to it by lines: thick for what counts much,
 * dashed for what takes away. A click goes to the map.
 */
final class MadeOfView extends HBox {
  private static final PseudoClass TAKES = PseudoClass.getPseudoClass("takes");
  private static final double SIDE = 54;
  private static final double LINES = 46;
  private static final double THICKEST = 5;

  private final Session session;
  private final Label title = Explained.words(new Label(), Term.MADE_OF);
  private final Label count = new Label();
  private final VBox maps = new VBox();
  private final Pane lines = new Pane();
  private final List<Button> parts = new ArrayList<>();
  private final List<CubicCurve> curves = new ArrayList<>();
  private MadeOf shown;
  private boolean seen;

  MadeOfView(Owner owner, Session session) {
    this.session = session;
    setId("made-of");
    getStyleClass().add("made-of");
    title.setId("made-of-title");
    maps.setAlignment(Pos.CENTER_LEFT);
    maps.getStyleClass().add("made-of-maps");
    lines.setMinWidth(LINES);
    lines.setMaxWidth(LINES);
    lines.setMouseTransparent(true);
    count.getStyleClass().add("muted");
    VBox column = new VBox(title, count, maps);
    VBox.setVgrow(maps, javafx.scene.layout.Priority.ALWAYS);
    column.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(column, lines);
    lines.boundsInParentProperty().addListener((o, old, bounds) -> draw());
    maps.needsLayoutProperty().addListener((o, old, needs) -> draw());
    owner.on(session.selection().channelProperty(), () -> ask());
    owner.on(session.activationsProperty(), () -> ask());
    show(null);
  }

  /** Says whether it is seen; nothing is computed while it is not. */
  void setSeen(boolean now) {
    seen = now;
    setVisible(now);
    setManaged(now);
    ask();
  }

  private void ask() {
    Layer layer = session.selection().layerProperty().get();
    int channel = session.selection().channelProperty().get();
    boolean own =
        session.activationsProperty().get() != null
            && session.activationsProperty().get().layer().equals(layer);
    if (!seen || !own || channel == Selection.NONE || !MadeOf.canBeTold(layer)) {
      return;
    }
    boolean known =
        shown != null
            && shown.layer().equals(layer)
            && shown.channel() == channel
            && shown.picture() == session.resultProperty().get().picture();
    if (!known && channel < layer.outputs()) {
      session.ask(this, MadeOf.of(layer, channel), this::show);
    }
  }

  private void show(MadeOf found) {
    shown = found;
    parts.clear();
    curves.clear();
    if (found == null) {
      title.setText("");
      count.setText("");
    } else {
      title.setText(
          found.below() == null
              ? Texts.of("made of the picture")
              : Texts.of("made of %s", found.below().name()));
      int all = found.layer().hasParameters() ? found.layer().groupInputs() : 1;
      int shown = found.parts().size();
      count.setText(shown == all ? "" : Texts.of("strongest %d of %d", shown, all));
      for (MadeOf.Part part : found.parts()) {
        parts.add(button(found, part));
        curves.add(curve(part));
      }
    }
    maps.getChildren().setAll(parts);
    lines.getChildren().setAll(curves);
  }

  private Button button(MadeOf found, MadeOf.Part part) {
    ChannelPicture map = new ChannelPicture(SIDE);
    map.show(found.input().values(), found.input().shape(), part.channel());
    String name = name(found, part.channel());
    boolean passedOn = Double.isNaN(part.signed());
    String what = passedOn ? name : name + "\n" + signed(part.signed());
    Button button = new Button(what, map);
    button.setId("made-of-" + part.channel());
    button.getStyleClass().addAll("flat", "made-of-map");
    button.setContentDisplay(ContentDisplay.LEFT);
    button.setMinWidth(USE_PREF_SIZE);
    Tip.on(
        button,
        passedOn ? Texts.of("The same channel before it: go to it") : average(name, part.signed()));
    button.setAccessibleText(what.replace('\n', ' '));
    button.setDisable(found.below() == null);
    // The picture is no layer to go to, but it is seen as well as one.
    button.setOpacity(1);
    button.setOnAction(
        event -> {
          session.selection().selectLayer(found.below());
          session.selection().selectChannel(part.channel());
        });
    return button;
  }

  private static String average(String name, double signed) {
    String size = Numbers.brief(Math.abs(signed));
    return signed >= 0
        ? Texts.of("%s adds %s on average over all places", name, size)
        : Texts.of("%s takes away %s on average over all places", name, size);
  }

  private String name(MadeOf found, int channel) {
    if (found.below() != null) {
      return Texts.of("ch %d", channel);
    }
    return Texts.of(found.picture().preprocessing().order().title(channel));
  }

  private static String signed(double value) {
    return (value > 0 ? "+" : "") + Numbers.brief(value);
  }

  private static CubicCurve curve(MadeOf.Part part) {
    CubicCurve curve = new CubicCurve();
    curve.getStyleClass().add("made-of-line");
    curve.pseudoClassStateChanged(TAKES, part.signed() < 0);
    curve.setStrokeWidth(Math.max(1, THICKEST * part.share()));
    return curve;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    draw();
  }

  /** From the middle of each map to the middle of the enlarged one. */
  private void draw() {
    double end = lines.getHeight() / 2;
    for (int i = 0; i < curves.size(); i++) {
      Button part = parts.get(i);
      CubicCurve curve = curves.get(i);
      // Both boxes begin at one height.
      double start = maps.getLayoutY() + part.getLayoutY() + part.getHeight() / 2;
      curve.setVisible(end > 0 && part.getHeight() > 0);
      curve.setStartX(2);
      curve.setStartY(start);
      curve.setControlX1(LINES / 2);
      curve.setControlY1(start);
      curve.setControlX2(LINES / 2);
      curve.setControlY2(end);
      curve.setEndX(LINES - 4);
      curve.setEndY(end);
    }
  }
}
