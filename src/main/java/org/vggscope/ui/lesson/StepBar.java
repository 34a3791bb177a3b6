package org.vggscope.ui.lesson;

import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.Tip;

/** A dot for each step; a click on one goes there, and so do the arrow keys. */
final class StepBar extends FlowPane {
  private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
  private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");

  private final IntConsumer jump;
  private int here;

  /**
   * @param jump goes to a step, from 0
   */
  StepBar(IntConsumer jump) {
    this.jump = jump;
    setId("lesson-steps");
    getStyleClass().add("lesson-steps");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.SLIDER);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  void show(int index, int steps) {
    here = index;
    setAccessibleText(Texts.of("Step %d of %d; arrow keys go to another", index + 1, steps));
    while (getChildren().size() > steps) {
      getChildren().remove(getChildren().size() - 1);
    }
    while (getChildren().size() < steps) {
      getChildren().add(dot(getChildren().size()));
    }
    for (int i = 0; i < steps; i++) {
      getChildren().get(i).pseudoClassStateChanged(HERE, i == index);
      getChildren().get(i).pseudoClassStateChanged(PASSED, i < index);
    }
  }

  private Region dot(int step) {
    Region dot = new Region();
    dot.setId("lesson-step-" + (step + 1));
    dot.getStyleClass().add("lesson-dot");
    dot.setOnMouseClicked(event -> jump.accept(step));
    Tip.on(dot, Texts.of("Step %d", step + 1));
    return dot;
  }

  private void keyPressed(KeyEvent event) {
    int wanted =
        switch (event.getCode()) {
          case LEFT -> here - 1;
          case RIGHT -> here + 1;
          case HOME -> 0;
          case END -> getChildren().size() - 1;
          default -> -1;
        };
    if (wanted >= 0 && wanted < getChildren().size()) {
      jump.accept(wanted);
      event.consume();
    }
  }
}
