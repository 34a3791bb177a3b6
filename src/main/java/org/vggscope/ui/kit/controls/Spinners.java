package org.vggscope.ui.kit.controls;

import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.ActionEvent;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.util.StringConverter;

/** Fields of whole numbers with arrows, in which a person may type anything. */
public final class Spinners {
  private Spinners() {}

  /** A field in which anything can be typed: what is no whole number leaves the value. */
  public static Spinner<Integer> of(String id, IntegerSpinnerValueFactory values) {
    return of(id, values, typed -> Math.max(values.getMin(), Math.min(values.getMax(), typed)));
  }

  /**
   * As {@link #of(String, IntegerSpinnerValueFactory)}, of any values.
   *
   * @param bounded the nearest number that there is
   */
  public static Spinner<Integer> of(
      String id, SpinnerValueFactory<Integer> values, LongUnaryOperator bounded) {
    Spinner<Integer> spinner = new Spinner<>(values);
    spinner.setId(id);
    spinner.setEditable(true);
    StringConverter<Integer> text = text(values::getValue, bounded);
    values.setConverter(text);
    // What was typed and not taken does not stay there beside another value.
    spinner
        .getEditor()
        .focusedProperty()
        .addListener((o, old, focused) -> restore(spinner, text, focused));
    spinner.getEditor().addEventHandler(ActionEvent.ACTION, event -> restore(spinner, text, false));
    return spinner;
  }

  /**
   * Reads what was typed: what is no whole number is the present one.
   *
   * @param bounded the nearest number that there is
   */
  public static StringConverter<Integer> text(
      Supplier<Integer> present, LongUnaryOperator bounded) {
    return new StringConverter<>() {
      @Override
      public String toString(Integer value) {
        return value == null ? "" : value.toString();
      }

      @Override
      public Integer fromString(String typed) {
        try {
          return (int) bounded.applyAsLong(Long.parseLong(typed.strip()));
        } catch (NumberFormatException e) {
          return present.get();
        }
      }
    };
  }

  private static void restore(
      Spinner<Integer> spinner, StringConverter<Integer> text, boolean typing) {
    if (!typing) {
      Platform.runLater(() -> spinner.getEditor().setText(text.toString(spinner.getValue())));
    }
  }
}
