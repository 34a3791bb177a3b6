package org.vggscope.ui.kit.controls;

import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/**
 * A switch of a few choices, one of which is always taken.
 *
 * @param <T> the choices
 */
public final class Segments<T> extends HBox {
  private final ToggleGroup group = new ToggleGroup();

  /**
   * @param id of the switch; its buttons have {@code -0}, {@code -1} … added
   * @param choices from left to right
   * @param title what stands on a choice
   * @param action is given every choice that is taken
   */
  public Segments(String id, T[] choices, Function<T, String> title, Consumer<T> action) {
    setId(id);
    getStyleClass().add("segments");
    for (int i = 0; i < choices.length; i++) {
      T choice = choices[i];
      ToggleButton button = new ToggleButton(title.apply(choice));
      button.setId(id + "-" + i);
      button.setUserData(choice);
      button.setToggleGroup(group);
      button.setMinWidth(USE_PREF_SIZE);
      button.setMnemonicParsing(false);
      button
          .getStyleClass()
          .add(i == 0 ? "left-pill" : i == choices.length - 1 ? "right-pill" : "center-pill");
      button
          .selectedProperty()
          .addListener(
              (o, old, selected) -> {
                if (selected) {
                  action.accept(choice);
                }
              });
      getChildren().add(button);
    }
    group
        .selectedToggleProperty()
        .addListener(
            (o, old, selected) -> {
              if (selected == null) {
                group.selectToggle(old);
              }
            });
  }

  /** Says on hover what each choice is about. */
  public void explain(Function<T, String> hint) {
    for (Toggle toggle : group.getToggles()) {
      @SuppressWarnings("unchecked")
      T choice = (T) toggle.getUserData();
      Tip.on((ToggleButton) toggle, hint.apply(choice));
    }
  }

  /** Takes a choice. */
  public void select(T choice) {
    group.getToggles().stream()
        .filter(toggle -> toggle.getUserData() == choice)
        .forEach(group::selectToggle);
  }
}
