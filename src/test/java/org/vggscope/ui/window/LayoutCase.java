package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.vggscope.text.Language;
import org.vggscope.text.MarkedTexts;
import org.vggscope.text.Texts;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.kit.painted.ScrolledGrid;

/** No text is cut and no two lie over each other, in every view, at the sizes that people have. */
abstract class LayoutCase extends WindowTest {
  protected final List<String> faults = new ArrayList<>();
  private Speech speech = Speech.ENGLISH;

  protected void look(String where) {
    List<Labeled> seen = new ArrayList<>();
    collect(stage.getScene().getRoot(), seen);
    lookBeyondEdges(where, stage.getScene().getRoot());
    lookForSqueezed(where);
    List<Bounds> bounds = new ArrayList<>();
    for (Labeled each : seen) {
      Text text = (Text) each.lookup(".text");
      String whole = each.isMnemonicParsing() ? each.getText().replace("_", "") : each.getText();
      Bounds there = seenOf(text);
      if (there != null && !text.getText().replace("\n", " ").equals(whole.replace("\n", " "))) {
        faults.add(
            "%s: '%s' is cut to '%s' (%s)".formatted(where, whole, text.getText(), each.getId()));
      }
      bounds.add(there);
    }
    for (int i = 0; i < seen.size(); i++) {
      for (int j = i + 1; j < seen.size(); j++) {
        if (overlap(bounds.get(i), bounds.get(j))) {
          faults.add(
              "%s: '%s' lies over '%s'"
                  .formatted(where, seen.get(i).getText(), seen.get(j).getText()));
        }
      }
    }
  }

  /** A split pane whose parts need more than it has cuts all of them on both sides. */
  private void lookForSqueezed(String where) {
    for (Node each : stage.getScene().getRoot().lookupAll(".split-pane")) {
      if (each instanceof SplitPane split && split.getOrientation() == Orientation.HORIZONTAL) {
        for (Node part : split.getItems()) {
          Parent room = part.getParent();
          double has = room == null ? 0 : room.getLayoutBounds().getWidth();
          if (has > 0 && part.minWidth(-1) > has + 1) {
            faults.add(
                "%s: %s needs %.0f and has %.0f"
                    .formatted(where, split.getItems().indexOf(part), part.minWidth(-1), has));
          }
        }
      }
    }
  }

  /** What of a text is not scrolled away; null when all of it is. */
  protected static Bounds seenOf(Node text) {
    Bounds bounds = text.localToScene(text.getLayoutBounds());
    for (Node each = text.getParent(); each != null; each = each.getParent()) {
      if (each.getClip() != null) {
        Bounds clip = each.localToScene(each.getClip().getBoundsInParent());
        double left = Math.max(bounds.getMinX(), clip.getMinX());
        double top = Math.max(bounds.getMinY(), clip.getMinY());
        double width = Math.min(bounds.getMaxX(), clip.getMaxX()) - left;
        double height = Math.min(bounds.getMaxY(), clip.getMaxY()) - top;
        if (width <= 0 || height <= 0) {
          return null;
        }
        bounds = new BoundingBox(left, top, width, height);
      }
    }
    return bounds;
  }

  /** What lies beyond an edge and cannot be scrolled to, nobody sees. */
  private void lookBeyondEdges(String where, Node node) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    if (node instanceof Control control && control.getWidth() > 0 && !(node instanceof Cell)) {
      lost(node)
          .ifPresent(
              edge ->
                  faults.add(
                      "%s: %s%s lies beyond %s"
                          .formatted(
                              where,
                              node.getId() == null ? node.getClass().getSimpleName() : node.getId(),
                              node instanceof Labeled labeled ? " '" + labeled.getText() + "'" : "",
                              edge)));
    }
    if (node instanceof Parent parent && !(node instanceof TableView)) {
      parent.getChildrenUnmodifiable().forEach(child -> lookBeyondEdges(where, child));
    }
  }

  /** The edge that cuts a node; none when all of it is seen or can be scrolled to. */
  private Optional<String> lost(Node node) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    boolean across = true;
    boolean down = true;
    for (Node each = node.getParent(); each != null; each = each.getParent()) {
      if (each instanceof ScrollBar || each instanceof Cell || isTabAmongMany(each)) {
        return Optional.empty();
      }
      boolean window = each.getParent() == null;
      if (each.getClip() != null || window) {
        Bounds clip =
            each.localToScene(window ? each.getLayoutBounds() : each.getClip().getBoundsInParent());
        if (across
                && (bounds.getMinX() < clip.getMinX() - 1 || bounds.getMaxX() > clip.getMaxX() + 1)
            || down
                && (bounds.getMinY() < clip.getMinY() - 1
                    || bounds.getMaxY() > clip.getMaxY() + 1)) {
          if (!(each.getParent() instanceof ScrollPane scroll)) {
            return Optional.of(each.getClass().getSimpleName());
          }
          across &= bounds.getMinX() < clip.getMinX() - 1 || bounds.getMaxX() > clip.getMaxX() + 1;
        }
      }
      if (each instanceof ScrollPane scroll) {
        across &= !bar(scroll, Orientation.HORIZONTAL);
        down &= !bar(scroll, Orientation.VERTICAL);
      } else if (each instanceof ScrolledGrid) {
        down = false;
      }
    }
    return Optional.empty();
  }

  /** Tabs that do not all fit are reached by a menu at their end; in our languages they do fit. */
  private boolean isTabAmongMany(Node node) {
    return speech == Speech.LONG && node.getStyleClass().contains("tab");
  }

  protected static boolean bar(Parent scrolled, Orientation direction) {
    return scrolled.getChildrenUnmodifiable().stream()
        .filter(ScrollBar.class::isInstance)
        .map(ScrollBar.class::cast)
        .anyMatch(each -> each.isVisible() && each.getOrientation() == direction);
  }

  /** By more than the air that fonts have round their letters. */
  private static boolean overlap(Bounds one, Bounds other) {
    if (one == null || other == null) {
      return false;
    }
    Bounds smaller =
        new BoundingBox(
            one.getMinX() + 1,
            one.getMinY() + one.getHeight() / 4,
            Math.max(0, one.getWidth() - 2),
            one.getHeight() / 2);
    return smaller.intersects(other);
  }

  private void collect(Node node, List<Labeled> seen) {
    // What is chosen in a box is named whole by its list and its tip, if the language is longer.
    boolean chosen = node.getParent() instanceof ComboBox && speech != Speech.LONG;
    boolean inList = node instanceof ListCell && !chosen || isTabAmongMany(node);
    if (!node.isVisible() || node.getOpacity() == 0 || node instanceof TableView || inList) {
      return;
    }
    if (node instanceof Labeled labeled
        && !labeled.getText().isEmpty()
        && labeled.lookup(".text") instanceof Text text
        && text.isVisible()
        && labeled.getWidth() > 0) {
      seen.add(labeled);
    } else if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, seen));
    }
  }

  protected void resize(double width, double height, double zoom) {
    onWindow(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
          window.wantedProperty().set(zoom);
        });
    awaitIdle();
  }

  /** What the window speaks. */
  enum Speech {
    ENGLISH,
    CHINESE,
    /** English, a third longer. */
    LONG;

    void begin() {
      Texts.speak(this == CHINESE ? Language.CHINESE : Language.ENGLISH);
      if (this == LONG) {
        MarkedTexts.lengthen();
      }
    }
  }

  @AfterEach
  void endMarks() {
    MarkedTexts.end();
  }

  /** Looks at every view in a window of that size that speaks like that. */
  protected void look(double width, double height, double zoom, Speech spoken) {
    awaitIdle();
    speech = spoken;
    speech.begin();
    onWindow(this::rebuild);
    resize(width, height, zoom);
    forEachPage(entry -> look(entry.id()));
    onWindow(session.companion()::switchOff);
    assertThat(faults).isEmpty();
  }
}
