package org.vggscope.ui.kernels;

import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.vggscope.ui.kit.pixels.CaptionDigits;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapLayout;
import org.vggscope.ui.kit.pixels.MapUnit;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/**
 * The kernels of a channel, or the filters of a layer that reads the picture, in a grid that
 * scrolls. Only the part that is seen is painted.
 */
final class KernelGrid extends Region {
  private static final double LARGEST = 320;

  private final KernelsModel model;
  private final Runnable followed;
  private final PixelSurface surface = new PixelSurface(this::paint);
  private final Outline pointedTile = new Outline("kernels-pointed-tile", "pointed-map");
  private final Outline cursorTile = new Outline("kernels-cursor-tile", "selected-map");
  private final Pane outlines = new Pane(pointedTile, cursorTile);
  private final Rectangle clip = new Rectangle();
  private final ScrollBar bar = new ScrollBar();
  private MapLayout layout;
  private KernelSheet laidOut;
  private CaptionDigits digits;
  private double digitsDensity;

  /** Wanted width of a tile in units of the screen; 0 fits them to the window. */
  private double size;

  /**
   * @param followed told when a link led to another layer
   */
  KernelGrid(KernelsModel model, Runnable followed) {
    this.model = model;
    this.followed = followed;
    setId("kernels-grid");
    getStyleClass().add("kernel-grid");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText("Kernels; the arrow keys move, Enter opens the input channel");
    bar.setId("kernels-scroll");
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    bar.setManaged(false);
    outlines.setManaged(false);
    outlines.setMouseTransparent(true);
    outlines.setClip(clip);
    getChildren().addAll(surface, outlines, bar);

    model.sheetProperty().addListener((o, old, sheet) -> sheetChanged(old, sheet));
    model.pointedProperty().addListener((o, old, kernel) -> placeOutlines());
    model.cursorProperty().addListener((o, old, item) -> follow());
    model.selection().channelProperty().addListener((o, old, item) -> follow());
    bar.valueProperty()
        .addListener(
            (o, old, value) -> {
              surface.repaint();
              placeOutlines();
            });
    setOnMouseMoved(event -> model.point(kernelAt(event.getX(), event.getY())));
    setOnMouseExited(event -> model.point(null));
    setOnMousePressed(this::pressed);
    setOnMouseClicked(this::clicked);
    setOnScroll(this::wheel);
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  private void sheetChanged(KernelSheet old, KernelSheet sheet) {
    if (sheet != null && !sheet.isLaidOutLike(old)) {
      size = 0;
      bar.setValue(0);
    }
    requestLayout();
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    // The tabs would take the focus for themselves.
    event.consume();
  }

  private void clicked(MouseEvent event) {
    KernelRef kernel = kernelAt(event.getX(), event.getY());
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && kernel != null) {
      open(kernel);
    }
  }

  private void open(KernelRef kernel) {
    if (model.follow(kernel)) {
      followed.run();
    }
  }

  private void wheel(ScrollEvent event) {
    if (event.isControlDown()) {
      zoom(event.getDeltaY() > 0);
    } else {
      scrollTo(bar.getValue() - event.getDeltaY());
      model.point(kernelAt(event.getX(), event.getY()));
    }
    event.consume();
  }

  /** Makes the tiles a step larger or smaller. */
  void zoom(boolean enlarge) {
    if (layout != null) {
      double next = layout.nextSize(enlarge) / surface.density();
      double least = layout.shape().width() * (enlarge ? 1 : 2) / surface.density();
      size = Math.max(least, Math.min(LARGEST, next));
      requestLayout();
    }
  }

  /** Makes the tiles as large as fits the window. */
  void fit() {
    size = 0;
    requestLayout();
  }

  private void keyPressed(KeyEvent event) {
    if (layout == null || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    switch (event.getCode()) {
      case LEFT -> model.move(-1);
      case RIGHT -> model.move(1);
      case UP -> moveRows(-1);
      case DOWN -> moveRows(1);
      case HOME -> model.moveTo(0);
      case END -> model.moveTo(layout.shape().channels() - 1);
      case ENTER, SPACE -> {
        if (model.cursorRank() < 0) {
          model.move(0);
        } else {
          model.point(null);
          open(model.readOut());
        }
      }
      case PLUS, ADD, EQUALS -> zoom(true);
      case MINUS, SUBTRACT -> zoom(false);
      case DIGIT0, NUMPAD0 -> fit();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void moveRows(int rows) {
    int rank = model.cursorRank();
    int next = rank + rows * layout.columns();
    if (rank < 0 || next >= 0 && next < layout.shape().channels()) {
      model.moveTo(rank < 0 ? 0 : next);
    }
  }

  /** The kernel at a point of this pane, or null. */
  KernelRef kernelAt(double x, double y) {
    if (layout == null || laidOut != model.sheet() || x >= surface.getWidth()) {
      return null;
    }
    double density = surface.density();
    MapUnit hit = layout.hit(x * density, (y + scroll()) * density);
    return hit == null ? null : laidOut.kernelAt(hit.channel(), hit.x());
  }

  /** The middle of a tile's first square, in coordinates of this pane. */
  Point2D pointOf(int item) {
    int rank = laidOut.rankOf(item);
    double density = surface.density();
    double half = layout.mapHeight() / 2.0;
    return new Point2D(
        (layout.left(rank) + half) / density, (layout.top(rank) + half) / density - scroll());
  }

  MapLayout mapLayout() {
    return layout;
  }

  /** What was painted last; for tests. */
  Raster raster() {
    return surface.raster();
  }

  private double scroll() {
    return Math.round(bar.getValue() * surface.density()) / surface.density();
  }

  private void scrollTo(double value) {
    bar.setValue(Math.max(0, Math.min(bar.getMax(), value)));
  }

  /** The cursor has moved: brings its tile into view. */
  private void follow() {
    int rank = model.cursorRank();
    if (layout != null && rank >= 0 && model.sheet() == laidOut) {
      double density = surface.density();
      double top = layout.top(rank) / density;
      double margin = layout.metrics().margin() / density;
      double bottom = top + layout.rowHeight() / density;
      if (top - margin < bar.getValue()) {
        scrollTo(top - margin);
      } else if (bottom > bar.getValue() + getHeight()) {
        scrollTo(bottom - getHeight());
      }
    }
    placeOutlines();
  }

  @Override
  protected void layoutChildren() {
    KernelSheet sheet = model.sheet();
    double width = snapSizeX(getWidth());
    double height = snapSizeY(getHeight());
    double density = surface.density();
    laidOut = sheet;
    layout = null;
    double room = width;
    if (sheet != null && width >= 1 && height >= 1) {
      layout = lay(sheet, width, height);
      boolean scrolls = layout.contentHeight() > height * density;
      double barWidth = snapSizeX(bar.prefWidth(-1));
      if (scrolls) {
        room = width - barWidth;
        layout = lay(sheet, room, height);
      }
      double content = layout.contentHeight() / density;
      bar.setVisible(scrolls);
      bar.setMax(Math.max(0, content - height));
      bar.setVisibleAmount(bar.getMax() * Math.min(1, height / content));
      bar.setUnitIncrement(layout.rowHeight() / density);
      bar.setBlockIncrement(height * 0.9);
      bar.resizeRelocate(room, 0, barWidth, height);
      scrollTo(bar.getValue());
    } else {
      bar.setVisible(false);
    }
    surface.resizeRelocate(0, 0, room, height);
    clip.setWidth(room);
    clip.setHeight(height);
    surface.repaint();
    placeOutlines();
  }

  private MapLayout lay(KernelSheet sheet, double width, double height) {
    double density = surface.density();
    MapLayout.Metrics metrics = TileMetrics.of(sheet, density);
    int pixels = (int) (width * density);
    return size > 0
        ? MapLayout.sized(sheet.tiles(), pixels, metrics, size * density)
        : MapLayout.fitted(sheet.tiles(), pixels, (int) (height * density), metrics);
  }

  private void paint(Raster raster, Inks inks) {
    if (layout == null || laidOut == null) {
      raster.clear(inks.ground());
      return;
    }
    double density = surface.density();
    if (digits == null || digitsDensity != density) {
      digits = new CaptionDigits(density);
      digitsDensity = density;
    }
    new TilePainter(laidOut, layout)
        .paint(raster, inks, (int) Math.round(scroll() * density), digits);
  }

  private void placeOutlines() {
    KernelRef pointed = model.pointedProperty().get();
    boolean filters = laidOut != null && laidOut.isFilters();
    place(pointedTile, pointed == null ? -1 : filters ? pointed.output() : pointed.input());
    int rank = model.cursorRank();
    place(cursorTile, rank < 0 || laidOut != model.sheet() ? -1 : laidOut.itemAt(rank));
  }

  private void place(Outline outline, int item) {
    boolean seen =
        layout != null && laidOut != null && laidOut == model.sheet() && laidOut.hasItem(item);
    outline.setVisible(seen);
    if (seen) {
      double density = surface.density();
      int rank = laidOut.rankOf(item);
      outline.around(
          layout.left(rank) / density,
          layout.top(rank) / density - scroll(),
          layout.mapWidth() / density,
          layout.mapHeight() / density);
    }
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computeMinHeight(double width) {
    return 0;
  }
}
