package org.vggscope.ui.arithmetic;

import java.util.Arrays;
import javafx.geometry.Point2D;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.vggscope.report.ColourMap;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapPainter;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** One map with a frame round some of its positions, and padding round it where it has some. */
final class MapView extends Region {
  /** A frame is never smaller than this, so that it is found in a map of tiny positions. */
  private static final double SMALLEST_FRAME = 5;

  /** From this size on positions have sides of whole pixels. */
  private static final double WHOLE_PIXELS = 8;

  /** Pixels from one line of the padding's hatching to the next. */
  private static final int HATCHING = 4;

  private final PixelSurface surface = new PixelSurface(this::paint);
  private final Outline frame;
  private final Rectangle clip = new Rectangle();
  private MapPicture picture;
  private int frameTop;
  private int frameLeft;
  private int frameSide;

  MapView(String id) {
    setId(id);
    getStyleClass().add("map-view");
    frame = new Outline(id + "-frame", "selected-unit");
    Pane frames = new Pane(frame);
    frames.setManaged(false);
    frames.setMouseTransparent(true);
    frames.setClip(clip);
    getChildren().addAll(surface, frames);
  }

  /** Shows a map and frames a square of its positions; a side of 0 frames nothing. */
  void show(MapPicture shown, int top, int left, int side) {
    picture = shown;
    frameTop = top;
    frameLeft = left;
    frameSide = side;
    requestLayout();
  }

  MapPicture picture() {
    return picture;
  }

  /** Length of a position's side, a whole number of pixels where that loses little room. */
  private double cell() {
    double fitted = Math.min(getWidth() / picture.columns(), getHeight() / picture.rows());
    return fitted >= WHOLE_PIXELS ? Math.floor(fitted) : fitted;
  }

  private double mapLeft() {
    return cell() * picture.ring();
  }

  private double mapTop() {
    return cell() * picture.ring();
  }

  /** Index of the position at a point of this pane, row by row, or -1. */
  int indexAt(double x, double y) {
    if (picture == null || getWidth() <= 0) {
      return -1;
    }
    int column = (int) Math.floor((x - mapLeft()) / cell());
    int row = (int) Math.floor((y - mapTop()) / cell());
    boolean inside = column >= 0 && column < picture.width() && row >= 0 && row < picture.height();
    return inside ? row * picture.width() + column : -1;
  }

  /** The middle of a position, in coordinates of this pane. */
  Point2D pointOf(int y, int x) {
    return new Point2D(mapLeft() + (x + 0.5) * cell(), mapTop() + (y + 0.5) * cell());
  }

  @Override
  protected void layoutChildren() {
    surface.resizeRelocate(0, 0, getWidth(), getHeight());
    clip.setWidth(getWidth());
    clip.setHeight(getHeight());
    surface.repaint();
    frame.setVisible(picture != null && frameSide > 0 && getWidth() > 0);
    if (frame.isVisible()) {
      double length = frameSide * cell();
      double grown = Math.max(0, SMALLEST_FRAME - length);
      frame.around(
          mapLeft() + frameLeft * cell() - grown / 2,
          mapTop() + frameTop * cell() - grown / 2,
          length + grown,
          length + grown);
    }
  }

  private void paint(Raster raster, Inks inks) {
    raster.clear(inks.ground());
    if (picture == null) {
      return;
    }
    double density = surface.density();
    double cell = cell() * density;
    int left = (int) Math.round(mapLeft() * density);
    int top = (int) Math.round(mapTop() * density);
    int width = Math.max(1, (int) Math.round(cell * picture.width()));
    int height = Math.max(1, (int) Math.round(cell * picture.height()));
    int ring = picture.ring() == 0 ? 0 : Math.max(1, (int) Math.round(cell * picture.ring()));
    hatch(raster, inks, left - ring, top - ring, width + 2 * ring, height + 2 * ring);
    new MapPainter(picture.height(), picture.width(), height, width)
        .paint(
            raster,
            left,
            top,
            picture.values(),
            picture.offset(),
            inks.colours(ColourMap.DIVERGING),
            picture.scale());
    int filledRows = picture.filled() / picture.width();
    int inRow = picture.filled() % picture.width();
    int lineTop = top + (int) Math.round(filledRows * cell);
    int lineBottom = top + (int) Math.round((filledRows + 1) * cell);
    int from = (int) Math.round(inRow * cell);
    if (filledRows < picture.height()) {
      raster.fill(left + from, lineTop, width - from, lineBottom - lineTop, inks.bar());
      raster.fill(left, lineBottom, width, top + height - lineBottom, inks.bar());
    }
  }

  private static void hatch(Raster raster, Inks inks, int left, int top, int width, int height) {
    int[] pixels = raster.pixels();
    for (int y = Math.max(0, top); y < Math.min(raster.height(), top + height); y++) {
      int line = y * raster.width();
      int end = Math.min(raster.width(), left + width);
      Arrays.fill(pixels, line + Math.max(0, left), line + end, inks.faint());
      for (int x = Math.max(0, left); x < end; x++) {
        if ((x + y) % HATCHING == 0) {
          pixels[line + x] = inks.mark();
        }
      }
    }
  }
}
