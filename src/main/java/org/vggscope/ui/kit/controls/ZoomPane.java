package org.vggscope.ui.kit.controls;

import java.util.stream.Stream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;
import org.vggscope.ui.kit.pixels.Zoomed;

/**
 * Shows what it holds larger or smaller, text and all: what is inside is laid out on as much less
 * or more room. No larger than leaves it the room that it needs.
 */
public class ZoomPane extends Region {
  private final Pane content;
  private final double leastWidth;
  private final double leastHeight;
  private final Scale scale = new Scale(1, 1);
  private final DoubleProperty wanted = new SimpleDoubleProperty(1);
  private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);

  /**
   * @param leastWidth units that the content needs at least, whatever the zoom
   * @param leastHeight as {@code leastWidth}
   */
  protected ZoomPane(Pane content, double leastWidth, double leastHeight) {
    this.content = content;
    this.leastWidth = leastWidth;
    this.leastHeight = leastHeight;
    content.getTransforms().add(scale);
    content.setManaged(false);
    getChildren().add(content);
    wanted.addListener((o, old, now) -> requestLayout());
  }

  /** How much larger a scene shows what is in it; 1 where it has no such pane at its root. */
  public static double zoom(Scene scene) {
    Parent root = scene.getRoot();
    return Stream.concat(Stream.of(root), root.getChildrenUnmodifiable().stream())
        .filter(ZoomPane.class::isInstance)
        .findFirst()
        .map(pane -> ((ZoomPane) pane).zoom.get())
        .orElse(1.0);
  }

  /** How much larger things are to be; 1 for as they are. */
  public final DoubleProperty wantedProperty() {
    return wanted;
  }

  /** How much larger they are: what is wanted, as far as there is room. */
  public final ReadOnlyDoubleProperty zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  @Override
  protected final void layoutChildren() {
    double most = Math.max(1, Math.min(getWidth() / leastWidth, getHeight() / leastHeight));
    double now = Math.min(wanted.get(), most);
    boolean another = now != zoom.get();
    zoom.set(now);
    scale.setX(now);
    scale.setY(now);
    content.resizeRelocate(0, 0, getWidth() / now, getHeight() / now);
    if (another) {
      renew(content);
    }
  }

  /** What is painted pixel by pixel is painted for one zoom. */
  private static void renew(Parent parent) {
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child instanceof Zoomed painted) {
        painted.zoomed();
      }
      if (child instanceof Parent inner) {
        renew(inner);
      }
    }
  }
}
