package org.vggscope.ui.lesson;

import java.util.EnumSet;
import java.util.Set;
import javafx.scene.input.KeyCode;
import org.vggscope.lesson.Player.Phase;

/**
 * Whether Enter or the space bar goes on: not while a question waits for its answer, not while the
 * key is held that gave the answer, and not where somebody types on after it. Needs no screen.
 */
final class OnwardKeys {
  private final Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);
  private boolean repeated;
  private int step = -1;
  private Phase phase = Phase.READY;

  /** Whether what is typed is meant for an answer that was given already. */
  private boolean typing;

  static boolean isOnward(KeyCode key) {
    return key == KeyCode.ENTER || key == KeyCode.SPACE;
  }

  /** What is to be seen now. */
  void show(int index, Phase now) {
    typing &= index == step;
    step = index;
    phase = now;
  }

  /** A key was pressed anywhere in the window, or is held. */
  void hold(KeyCode key) {
    repeated = !held.add(key);
  }

  /** It was let go, wherever the keys are by now. */
  void release(KeyCode key) {
    held.remove(key);
  }

  /**
   * After {@link #hold}: it was pressed in the bubble.
   *
   * @param own whether nothing in the bubble takes it for itself
   * @return whether to go on
   */
  boolean press(KeyCode key, boolean own) {
    if (!isOnward(key)) {
      typing |= own && (key.isLetterKey() || key.isDigitKey());
      return false;
    }
    boolean goes = own && !repeated && !typing && phase != Phase.ASKING;
    // Enter ends what was typed.
    typing &= key != KeyCode.ENTER || !own;
    return goes;
  }
}
