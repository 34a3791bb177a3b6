package org.vggscope.ui.window;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;

/**
 * The root of the program's scene: a window, and in its place its successor. JavaFX keeps what it
 * found in style sheets with a scene's root, and half of a new window's work is finding it.
 */
public final class WindowPlace extends Region {
  private MainWindow shown;

  private WindowPlace() {}

  /**
   * A scene that shows a window.
   *
   * @param width in pixels
   * @param height in pixels
   */
  public static Scene scene(MainWindow window, double width, double height) {
    WindowPlace place = new WindowPlace();
    Scene scene = new Scene(place, width, height);
    place.show(window);
    return scene;
  }

  /** Puts the successor of a window in its place. */
  public static void replace(Scene scene, MainWindow successor) {
    ((WindowPlace) scene.getRoot()).show(successor);
  }

  private void show(MainWindow window) {
    MainWindow before = shown;
    shown = window;
    Map<KeyCombination, Runnable> keys = getScene().getAccelerators();
    Map<KeyCombination, Runnable> formerly = Map.copyOf(keys);
    getChildren().add(window);
    window.dress(getScene());
    if (before != null) {
      // A style sheet that nobody uses any more is forgotten: this one uses it before that is gone.
      window.applyCss();
      Map<KeyCombination, Runnable> own = new HashMap<>(keys);
      own.entrySet().removeIf(each -> each.getValue() == formerly.get(each.getKey()));
      getChildren().remove(before);
      // It takes its keys along, F10 among them, whosever they are by now.
      keys.putAll(own);
    }
  }

  @Override
  protected void layoutChildren() {
    getManagedChildren().forEach(child -> child.resizeRelocate(0, 0, getWidth(), getHeight()));
  }
}
