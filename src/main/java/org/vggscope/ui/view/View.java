package org.vggscope.ui.view;

import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.scene.layout.Region;
import org.vggscope.export.Exhibit;
import org.vggscope.session.ViewState;

/**
 * A part of the window on one matter: a pane, or a page of one. Use it from the window's thread.
 */
public interface View {
  /** Style class of the control that gets the keys when somebody comes to a view. */
  String HEART = "heart";

  /** What is seen. */
  Region content();

  /** Whether it is seen, which the window says; while it is not, nothing is computed for it. */
  BooleanProperty shownProperty();

  /** Whether it is beside what is looked at, and always there. */
  default boolean isSide() {
    return false;
  }

  /** What a person chose in it, as far as it would be missed after a restart. */
  default ViewState capture() {
    return ViewState.NONE;
  }

  /** Takes choices back; what is not in there, or not good, is as in a new window. */
  default void apply(ViewState state) {}

  /**
   * Takes the last step back that was made in it.
   *
   * @return false when there is none
   */
  default boolean undo() {
    return false;
  }

  /**
   * Takes the last step again that was taken back.
   *
   * @return false when there is none
   */
  default boolean redo() {
    return false;
  }

  /** Whether there is a step in it to take back. */
  default boolean canUndo() {
    return false;
  }

  /** Whether a step in it was taken back. */
  default boolean canRedo() {
    return false;
  }

  /**
   * Does one of the things that it can be asked for from elsewhere.
   *
   * @param action the name of it; one that the view does not know does nothing
   */
  default void perform(String action) {}

  /** The names of what it can be asked for. */
  default Set<String> performances() {
    return Set.of();
  }

  /** Whether it shows its matter in several ways, one at a time, beside pages of its own. */
  default boolean hasWays() {
    return false;
  }

  /** Shows its matter in the next way, or with -1 in the one before. */
  default void turn(int steps) {}

  /** What it shows, to be taken away; empty while there is nothing. */
  default Optional<Exhibit> exhibit() {
    return Optional.empty();
  }
}
