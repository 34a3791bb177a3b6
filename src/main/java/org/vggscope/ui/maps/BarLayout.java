package org.vggscope.ui.maps;

/**
 * Where the bars of single units lie: in as few strips below each other as leave every unit a bar
 * of its own that can be seen, in pixels.
 *
 * @param count number of units
 * @param strips number of strips
 * @param perStrip bars in a strip that is full
 * @param left left end of the strips
 * @param right right end of the strips
 * @param stripHeight height of the bars' area in a strip
 * @param caption height of the text below a strip
 * @param minimum the number at the lower end, at most 0
 * @param maximum the number at the upper end, at least 0
 */
record BarLayout(
    int count,
    int strips,
    int perStrip,
    int left,
    int right,
    int stripHeight,
    int caption,
    double minimum,
    double maximum) {
  private static final int GUTTER = 46;
  private static final int MARGIN = 10;
  private static final int CAPTION = 24;
  private static final int LOW = 44;
  private static final double[] WIDTHS = {3, 2, 1};
  private static final double WIDEST = 28;

  /**
   * Lays bars out.
   *
   * @param density pixels to the unit of the screen
   */
  static BarLayout of(
      int count, int width, int height, double density, double minimum, double maximum) {
    int left = (int) Math.round(GUTTER * density);
    int right = Math.max(left + 1, width - (int) Math.round(MARGIN * density));
    int caption = (int) Math.round(CAPTION * density);
    int room = right - left;
    int strips = 1;
    for (double barWidth : WIDTHS) {
      int perStrip = (int) Math.max(1, room / (barWidth * density));
      strips = (count + perStrip - 1) / perStrip;
      if (stripHeight(strips, height, caption, density) >= LOW * density) {
        break;
      }
    }
    int perStrip = (count + strips - 1) / strips;
    int widest = (int) Math.ceil(perStrip * WIDEST * density);
    return new BarLayout(
        count,
        strips,
        perStrip,
        left,
        left + Math.min(room, widest),
        Math.max(1, stripHeight(strips, height, caption, density)),
        caption,
        Math.min(0, minimum),
        Math.max(0, maximum));
  }

  private static int stripHeight(int strips, int height, int caption, double density) {
    return (height - (int) Math.round(MARGIN * density)) / strips - caption;
  }

  /** Upper end of a strip. */
  int top(int strip) {
    return (caption >> 1) + strip * (stripHeight + caption);
  }

  int stripOf(int rank) {
    return rank / perStrip;
  }

  /** Left side of the bar at a place of the order. */
  int barLeft(int rank) {
    return left + (int) Math.round((double) (rank % perStrip) * (right - left) / perStrip);
  }

  /** Right side of the room for the bar at a place of the order. */
  int barRight(int rank) {
    return left + (int) Math.round((rank % perStrip + 1.0) * (right - left) / perStrip);
  }

  /** Where a value lies above the lower end of its strip. */
  int y(int strip, double value) {
    double length = maximum - minimum;
    double share = length > 0 ? (maximum - value) / length : 1;
    return top(strip) + (int) Math.round(share * (stripHeight - 1));
  }

  /** The place of the order under a point, or -1. */
  int hit(double x, double y) {
    int strip = (int) Math.floor((y - top(0)) / (stripHeight + caption));
    if (strip < 0 || strip >= strips || y >= top(strip) + stripHeight || x < left || x >= right) {
      return -1;
    }
    int place = (int) ((x - left) * perStrip / (right - left));
    for (int near = Math.max(0, place - 1); near <= place + 1; near++) {
      int rank = strip * perStrip + near;
      if (near < perStrip && rank < count && x >= barLeft(rank) && x < barRight(rank)) {
        return rank;
      }
    }
    return -1;
  }
}
