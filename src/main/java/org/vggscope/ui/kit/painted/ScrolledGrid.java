package org.vggscope.ui.kit.painted;

import javafx.geometry.Orientation;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import org.vggscope.model.MapUnit;
import org.vggscope.ui.kit.pixels.CaptionGlyphs;
import org.vggscope.ui.kit.pixels.MapLayout;
import org.vggscope.ui.kit.pixels.Outline;

/**
 * A grid of tiles that scrolls. Only the part that is seen is painted, and nothing but frames are
 * nodes of their own. Tiles are counted by rank, their place in the grid.
 */
public abstract class ScrolledGrid extends PaintedPane {
  private static final double WHEEL_NOTCH = 40;

  private final ScrollBar bar = new ScrollBar();
  private MapLayout layout;
  private double room;
  private double wheelZoom;
  private CaptionGlyphs digits;
  private double digitsDensity;

  /**
   * @param barId of the scroll bar
   */
  protected ScrolledGrid(String id, String styleClass, String meaning, String barId) {
    super(id, styleClass, meaning);
    bar.setId(barId);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    bar.setManaged(false);
    getChildren().add(bar);
    bar.valueProperty().addListener((o, old, value) -> scrolled());
    setOnMouseMoved(event -> point(event.getX(), event.getY()));
    setOnScroll(this::wheel);
  }

  /** Lays the tiles out in so many units of the layout; null while there is nothing to show. */
  protected abstract MapLayout lay(double width, double height);

  /** The pointer is there. */
  protected abstract void point(double x, double y);

  /** The tile that the arrow keys have reached, or -1. */
  protected abstract int cursor();

  /** The arrow keys reach a tile, or the nearest one that there is. */
  protected abstract void moveTo(int rank);

  /** Opens the tile that the arrow keys have reached. */
  protected abstract void open();

  /** Makes the tiles a step larger or smaller; what is at a point of this pane stays there. */
  protected abstract void zoom(boolean enlarge, double x, double y);

  /** Makes the tiles a step larger or smaller. */
  public abstract void zoom(boolean enlarge);

  /** Makes the tiles as large as fits the window. */
  public abstract void fit();

  private void wheel(ScrollEvent event) {
    if (event.isControlDown()) {
      // A wheel gives whole notches, a touch pad many small parts of one.
      wheelZoom += event.getDeltaY();
      if (Math.abs(wheelZoom) >= WHEEL_NOTCH / 2) {
        zoom(wheelZoom > 0, event.getX(), event.getY());
        wheelZoom = 0;
      }
    } else {
      scrollTo(bar.getValue() - event.getDeltaY());
      point(event.getX(), event.getY());
    }
    event.consume();
  }

  @Override
  protected final boolean key(KeyEvent event) {
    if (layout == null) {
      return false;
    }
    int page = Math.max(1, (int) (getHeight() * density() / layout.rowHeight()));
    switch (event.getCode()) {
      case LEFT -> move(-1);
      case RIGHT -> move(1);
      case UP -> moveRows(-1);
      case DOWN -> moveRows(1);
      case PAGE_UP -> moveRows(-page);
      case PAGE_DOWN -> moveRows(page);
      case HOME -> moveTo(0);
      case END -> moveTo(layout.shape().channels() - 1);
      case ENTER, SPACE -> open();
      case PLUS, ADD, EQUALS -> zoom(true);
      case MINUS, SUBTRACT -> zoom(false);
      case DIGIT0, NUMPAD0 -> fit();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void move(int places) {
    int rank = cursor();
    moveTo(rank < 0 ? 0 : Math.max(0, Math.min(layout.shape().channels() - 1, rank + places)));
  }

  private void moveRows(int rows) {
    int rank = cursor();
    int row = Math.max(0, Math.min(layout.rows() - 1, rank / layout.columns() + rows));
    int next = row * layout.columns() + rank % layout.columns();
    moveTo(rank < 0 ? 0 : Math.min(layout.shape().channels() - 1, next));
  }

  /** The tile at a point of this pane, as its rank, and the cell in it; or null. */
  protected final MapUnit hit(double x, double y) {
    return layout == null || x >= room
        ? null
        : layout.hit(x * density(), (y + scroll()) * density());
  }

  /** How the tiles lie; null while there are none. */
  public final MapLayout mapLayout() {
    return layout;
  }

  /** The scroll bar, whose values are units of the layout. */
  protected final ScrollBar bar() {
    return bar;
  }

  /** How far it is scrolled, in whole pixels of the screen. */
  protected final double scroll() {
    return Math.round(bar.getValue() * density()) / density();
  }

  protected final void scrollTo(double value) {
    bar.setValue(Math.max(0, Math.min(bar.getMax(), value)));
  }

  /** Another part is seen. */
  protected void scrolled() {
    repaint();
    placeMarks();
  }

  /** Brings a tile into view. */
  protected final void reveal(int rank) {
    double top = layout.top(rank) / density();
    double margin = layout.metrics().margin() / density();
    double bottom = top + layout.rowHeight() / density();
    if (top - margin < bar.getValue()) {
      scrollTo(top - margin);
    } else if (bottom > bar.getValue() + getHeight()) {
      scrollTo(bottom - getHeight());
    }
  }

  /** Frames a tile. */
  protected final void frame(Outline outline, int rank) {
    outline.around(
        layout.left(rank) / density(),
        layout.top(rank) / density() - scroll(),
        layout.mapWidth() / density(),
        layout.mapHeight() / density());
  }

  /** The digits of captions, for the screen that this is on. */
  protected final CaptionGlyphs digits() {
    if (digits == null || digitsDensity != density()) {
      digits = new CaptionGlyphs(density());
      digitsDensity = density();
    }
    return digits;
  }

  /**
   * The tiles lie otherwise: scrolls to where they are looked at.
   *
   * @param before how they lay, or null
   */
  protected void laid(MapLayout before) {
    scrollTo(bar.getValue());
  }

  @Override
  protected void layoutChildren() {
    double width = snapSizeX(getWidth());
    double height = snapSizeY(getHeight());
    MapLayout before = layout;
    layout = width < 1 || height < 1 ? null : lay(width, height);
    room = width;
    bar.setVisible(false);
    if (layout != null) {
      double barWidth = snapSizeX(bar.prefWidth(-1));
      if (layout.contentHeight() > height * density()) {
        bar.setVisible(true);
        room = width - barWidth;
        layout = lay(room, height);
      }
      double content = layout.contentHeight() / density();
      bar.setMax(Math.max(0, content - height));
      bar.setVisibleAmount(content > 0 ? bar.getMax() * Math.min(1, height / content) : 1);
      bar.setUnitIncrement(layout.rowHeight() / density());
      bar.setBlockIncrement(height * 0.9);
      bar.resizeRelocate(room, 0, barWidth, height);
      laid(before);
    }
    clipMarks(0, 0, room, height);
    layOut(0, 0, room, height);
  }
}
