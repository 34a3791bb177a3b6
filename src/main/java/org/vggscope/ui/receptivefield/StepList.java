package org.vggscope.ui.receptivefield;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.vggscope.model.NestedFields.Step;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.LiveScroll;

/** The layers up to the selected one with the side of their field as a number and as a bar. */
final class StepList extends LiveScroll {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final PseudoClass AHEAD = PseudoClass.getPseudoClass("ahead");

  private final GrowthModel model;
  private final VBox rows = new VBox();
  private final List<HBox> lines = new ArrayList<>();

  StepList(GrowthModel model) {
    this.model = model;
    setId("field-steps");
    getStyleClass().add("field-steps");
    setContent(rows);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setAccessibleText(Texts.of("Layers up to the selected one; arrows step through them"));
    setFocusTraversable(true);
    setOnKeyPressed(this::keyPressed);
    model.stepsProperty().addListener((o, old, steps) -> renew(old));
    model.playback().stepProperty().addListener((o, old, step) -> mark());
    viewportBoundsProperty().addListener((o, old, bounds) -> mark());
    renew(List.of());
  }

  /** The list stays as it is where only the position is another. */
  private void renew(List<Step> before) {
    List<Step> steps = model.steps();
    if (!lines.isEmpty()
        && steps.stream()
            .map(Step::layer)
            .toList()
            .equals(before.stream().map(Step::layer).toList())) {
      return;
    }
    lines.clear();
    for (int i = 0; i < steps.size(); i++) {
      lines.add(line(i, steps.get(i), steps.get(steps.size() - 1).field().size()));
    }
    rows.getChildren().setAll(lines);
    mark();
  }

  private HBox line(int index, Step step, int largest) {
    Label name = new Label(step.layer().name());
    name.getStyleClass().add("step-name");
    Region bar = new Region();
    bar.getStyleClass().addAll("step-bar", "block-" + step.layer().block());
    StackPane track = new StackPane(bar);
    track.setAlignment(Pos.CENTER_LEFT);
    track.setMinWidth(0);
    HBox.setHgrow(track, Priority.ALWAYS);
    bar.maxWidthProperty()
        .bind(
            Bindings.max(
                2, track.widthProperty().multiply((double) step.field().size() / largest)));
    Label size = new Label(Integer.toString(step.field().size()));
    size.getStyleClass().add("step-size");
    HBox line = new HBox(name, track, size);
    line.setId("field-step-" + step.layer().name());
    line.getStyleClass().add("field-step");
    line.setAlignment(Pos.CENTER_LEFT);
    line.setOnMouseClicked(event -> model.playback().show(index));
    return line;
  }

  private void keyPressed(KeyEvent event) {
    switch (event.getCode()) {
      case UP, PAGE_UP -> model.playback().move(-1);
      case DOWN, PAGE_DOWN -> model.playback().move(1);
      case HOME -> model.playback().show(0);
      case END -> model.playback().show(Integer.MAX_VALUE);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void mark() {
    int current = model.playback().stepProperty().get();
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).pseudoClassStateChanged(CURRENT, i == current);
      lines.get(i).pseudoClassStateChanged(AHEAD, i > current);
    }
    if (current >= 0 && current < lines.size()) {
      bringIntoView(lines.get(current));
    }
  }

  private void bringIntoView(HBox line) {
    Bounds bounds = line.getBoundsInParent();
    double room = rows.getHeight() - getViewportBounds().getHeight();
    if (room > 0) {
      double top = getVvalue() * room;
      double bottom = top + getViewportBounds().getHeight();
      if (bounds.getMinY() < top) {
        setVvalue(bounds.getMinY() / room);
      } else if (bounds.getMaxY() > bottom) {
        setVvalue((bounds.getMaxY() - getViewportBounds().getHeight()) / room);
      }
    }
  }
}
