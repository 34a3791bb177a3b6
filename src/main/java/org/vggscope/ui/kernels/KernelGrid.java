package org.vggscope.ui.kernels;

import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.vggscope.export.kernels.KernelRef;
import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.model.MapUnit;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.painted.ScrolledGrid;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapLayout;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.Raster;

/**
 * The kernels of a channel, or the filters of a layer that reads the picture, in a grid that
 * scrolls.
 */
final class KernelGrid extends ScrolledGrid {
  private static final double LARGEST = 320;

  private final KernelsModel model;
  private final Runnable followed;
  private final Outline pointedTile = new Outline("kernels-pointed-tile", "pointed-map");
  private final Outline cursorTile = new Outline("kernels-cursor-tile", "selected-map");
  private KernelSheet laidOut;

  /** Wanted width of a tile in units of the screen; 0 fits them to the window. */
  private double size;

  /**
   * @param followed told when a link led to another layer
   */
  KernelGrid(KernelsModel model, Runnable followed) {
    super(
        "kernels-grid",
        "kernel-grid",
        Texts.of("Kernels; the arrow keys move, Enter opens the input channel"),
        "kernels-scroll");
    this.model = model;
    this.followed = followed;
    marks().getChildren().addAll(pointedTile, cursorTile);
    model.sheetProperty().addListener((o, old, sheet) -> sheetChanged(old, sheet));
    model.pointedProperty().addListener((o, old, kernel) -> placeMarks());
    model.cursorProperty().addListener((o, old, item) -> follow());
    model.owner().on(model.selection().channelProperty(), () -> follow());
    setOnMouseExited(event -> model.point(null));
    setOnMouseClicked(this::clicked);
  }

  private void sheetChanged(KernelSheet old, KernelSheet sheet) {
    if (sheet != null && !sheet.isLaidOutLike(old)) {
      size = 0;
      scrollTo(0);
    }
    requestLayout();
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

  @Override
  protected void point(double x, double y) {
    model.point(kernelAt(x, y));
  }

  @Override
  protected int cursor() {
    return model.cursorRank();
  }

  @Override
  protected void moveTo(int rank) {
    model.moveTo(rank);
  }

  @Override
  protected void open() {
    if (model.cursorRank() < 0) {
      model.moveTo(0);
    } else {
      model.point(null);
      open(model.readOut());
    }
  }

  @Override
  protected void zoom(boolean enlarge, double x, double y) {
    zoom(enlarge);
  }

  @Override
  public void zoom(boolean enlarge) {
    if (mapLayout() != null) {
      double next = mapLayout().nextSize(enlarge) / density();
      double least = mapLayout().shape().width() * (enlarge ? 1 : 2) / density();
      size = Math.max(least, Math.min(LARGEST, next));
      requestLayout();
    }
  }

  @Override
  public void fit() {
    size = 0;
    requestLayout();
  }

  /** The kernel at a point of this pane, or null. */
  KernelRef kernelAt(double x, double y) {
    MapUnit hit = laidOut == null || laidOut != model.sheet() ? null : hit(x, y);
    return hit == null ? null : laidOut.kernelAt(hit.channel(), hit.x());
  }

  /** The middle of a tile's first square, in coordinates of this pane. */
  Point2D pointOf(int item) {
    int rank = laidOut.rankOf(item);
    double half = mapLayout().mapHeight() / 2.0;
    return new Point2D(
        (mapLayout().left(rank) + half) / density(),
        (mapLayout().top(rank) + half) / density() - scroll());
  }

  /** The cursor has moved: brings its tile into view. */
  private void follow() {
    int rank = model.cursorRank();
    if (mapLayout() != null && rank >= 0 && model.sheet() == laidOut) {
      reveal(rank);
    }
    placeMarks();
  }

  @Override
  protected void layoutChildren() {
    laidOut = model.sheet();
    super.layoutChildren();
  }

  @Override
  protected MapLayout lay(double width, double height) {
    if (laidOut == null) {
      return null;
    }
    MapLayout.Metrics metrics = TileMetrics.of(laidOut, density());
    int pixels = (int) (width * density());
    return size > 0
        ? MapLayout.sized(laidOut.tiles(), pixels, metrics, size * density())
        : MapLayout.fitted(laidOut.tiles(), pixels, (int) (height * density()), metrics);
  }

  @Override
  protected void paint(Raster raster, Inks inks) {
    if (mapLayout() == null || laidOut == null) {
      raster.clear(inks.ground());
    } else {
      new TilePainter(laidOut, mapLayout())
          .paint(raster, inks, (int) Math.round(scroll() * density()), digits());
    }
  }

  @Override
  protected void placeMarks() {
    KernelRef pointed = model.pointedProperty().get();
    boolean filters = laidOut != null && laidOut.isFilters();
    place(pointedTile, pointed == null ? -1 : filters ? pointed.output() : pointed.input());
    int rank = model.cursorRank();
    place(cursorTile, rank < 0 || laidOut != model.sheet() ? -1 : laidOut.itemAt(rank));
  }

  private void place(Outline outline, int item) {
    boolean seen =
        mapLayout() != null && laidOut != null && laidOut == model.sheet() && laidOut.hasItem(item);
    outline.setVisible(seen);
    if (seen) {
      frame(outline, laidOut.rankOf(item));
    }
  }
}
