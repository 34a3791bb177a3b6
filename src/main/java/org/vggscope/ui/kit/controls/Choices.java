package org.vggscope.ui.kit.controls;

import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/** Makes drop-down lists of values that have a title for people. */
public final class Choices {
  private Choices() {}

  /**
   * A drop-down list; nothing is chosen in it yet.
   *
   * @param title what to call a value
   * @param tip what the choice is about; read out to those who cannot see it
   */
  public static <T> ComboBox<T> of(
      String id, List<T> values, Function<T, String> title, String tip) {
    ComboBox<T> choice = new ComboBox<>();
    choice.setId(id);
    choice.getItems().setAll(values);
    Tip.on(choice, tip);
    choice.setAccessibleText(tip);
    choice.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(T value) {
            return value == null ? "" : title.apply(value);
          }

          @Override
          public T fromString(String text) {
            return null;
          }
        });
    return choice;
  }
}
