package org.vggscope.ui.kit.pixels;

/**
 * Which part of an enlarged map is seen. A value: zooming and moving give another one.
 *
 * @param zoom 1 shows the whole map as large as it fits
 * @param centreX share of the map's width that is in the middle of the view
 * @param centreY share of the map's height that is in the middle of the view
 */
public record ZoomWindow(double zoom, double centreX, double centreY) {
  public static final ZoomWindow WHOLE = new ZoomWindow(1, 0.5, 0.5);
  public static final double STEP = 1.25;
  private static final double LARGEST = 32;

  /**
   * Where a whole map lies in the view, in the view's pixels; partly outside when it is zoomed in.
   */
  public record Placement(double left, double top, double width, double height) {
    /** Share of the map's width at a point. */
    public double shareX(double x) {
      return (x - left) / width;
    }

    /** Share of the map's height at a point. */
    public double shareY(double y) {
      return (y - top) / height;
    }
  }

  /**
   * Places a map in a view.
   *
   * @param aspect the map's width divided by its height
   */
  public Placement place(double viewWidth, double viewHeight, double aspect) {
    double fitted = Math.max(1, Math.min(viewWidth, viewHeight * aspect));
    double width = fitted * zoom;
    double height = width / aspect;
    return new Placement(
        viewWidth / 2 - kept(centreX, viewWidth, width) * width,
        viewHeight / 2 - kept(centreY, viewHeight, height) * height,
        width,
        height);
  }

  /** No border of the map comes into a view that it fills. */
  private static double kept(double centre, double view, double length) {
    double half = view / 2 / length;
    return half >= 0.5 ? 0.5 : Math.max(half, Math.min(1 - half, centre));
  }

  /** Larger or smaller by a factor; what lies under the point {@code (x, y)} stays there. */
  public ZoomWindow zoomed(
      double factor, double x, double y, double viewWidth, double viewHeight, double aspect) {
    double wanted = Math.max(1, Math.min(LARGEST, zoom * factor));
    if (wanted == 1) {
      return WHOLE;
    }
    Placement before = place(viewWidth, viewHeight, aspect);
    double width = before.width * wanted / zoom;
    double height = before.height * wanted / zoom;
    return new ZoomWindow(
        wanted,
        kept(before.shareX(x) - (x - viewWidth / 2) / width, viewWidth, width),
        kept(before.shareY(y) - (y - viewHeight / 2) / height, viewHeight, height));
  }

  /** Moved with the pointer by so many pixels. */
  public ZoomWindow moved(
      double dx, double dy, double viewWidth, double viewHeight, double aspect) {
    Placement before = place(viewWidth, viewHeight, aspect);
    return new ZoomWindow(
        zoom,
        kept(before.shareX(viewWidth / 2) - dx / before.width, viewWidth, before.width),
        kept(before.shareY(viewHeight / 2) - dy / before.height, viewHeight, before.height));
  }
}
