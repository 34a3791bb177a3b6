package org.vggscope.ui.kit.pixels;

import javafx.scene.Node;

/** Something that is painted for one zoom of the window, and anew for another. */
public interface Zoomed {
  /** The zoom is another now. */
  void zoomed();

  /** Units of the scene to one unit of a node. */
  static double of(Node node) {
    double zoom = node.getLocalToSceneTransform().getMxx();
    return zoom > 0 ? zoom : 1;
  }
}
