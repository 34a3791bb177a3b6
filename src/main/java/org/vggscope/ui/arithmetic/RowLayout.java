package org.vggscope.ui.arithmetic;

/**
 * Where the parts of a row {@code window x kernel = products -> sum} lie. Where that is too wide
 * for one line, the name and the sum go above the three fields.
 *
 * @param cell width of a cell
 * @param line height of a cell
 * @param stacked whether the name and the sum lie above
 * @param kernel cells of a field's side
 */
record RowLayout(double cell, double line, boolean stacked, int kernel) {
  private static final double LINE = 17;

  /** Height of a cell to its width, where it is wide. */
  private static final double HEIGHT_SHARE = 0.34;

  /** Height of a cell where there are so few rows that there is room to spare. */
  private static final double ROOMY_LINE = 26;

  private static final int FEW = 3;

  /** Height of the line of headings. */
  static final double HEADING = 22;

  static final double SUM = 74;
  private static final double NAME = 44;
  private static final double EDGE = 6;

  /** Width of a sign between two fields. */
  private static final double SIGN = 16;

  private static final double GAP = 8;
  private static final double SMALLEST = 37;
  private static final double LARGEST = 84;
  private static final double[] FONTS = {20, 15, 13};
  private static final double SMALLEST_FONT = 11;

  /** A cell's width in heights of its writing: six characters and air on both sides. */
  private static final double CHARACTERS = 4.4;

  static RowLayout of(double width, int kernel, int rows) {
    double inline = (width - 2 * EDGE - NAME - SUM - 3 * SIGN) / (3 * kernel);
    if (inline >= SMALLEST) {
      double cell = Math.floor(Math.min(LARGEST, inline));
      double least = rows <= FEW ? ROOMY_LINE : LINE;
      return new RowLayout(cell, Math.max(least, Math.floor(cell * HEIGHT_SHARE)), false, kernel);
    }
    double alone = (width - 2 * EDGE - 2 * SIGN) / (3 * kernel);
    return new RowLayout(Math.floor(Math.max(20, Math.min(LARGEST, alone))), LINE, true, kernel);
  }

  double fontSize() {
    for (double font : FONTS) {
      if (font * CHARACTERS <= cell) {
        return font;
      }
    }
    return SMALLEST_FONT;
  }

  /** Decimals of a number below 1. */
  int decimals() {
    return cell >= SMALLEST_FONT * CHARACTERS ? 3 : 2;
  }

  double fieldHeight() {
    return kernel * line;
  }

  double fieldWidth() {
    return kernel * cell;
  }

  double rowHeight() {
    return fieldHeight() + GAP + (stacked ? LINE + 2 : 0);
  }

  /** Height of the heading and some rows. */
  double height(int rows) {
    return HEADING + rows * rowHeight();
  }

  double rowTop(int row) {
    return HEADING + row * rowHeight();
  }

  double fieldTop(int row) {
    return rowTop(row) + GAP / 2 + (stacked ? LINE + 2 : 0);
  }

  double nameLeft() {
    return EDGE;
  }

  /** Left edge of the window (0), the kernel (1) or the products (2). */
  double fieldLeft(int field) {
    return EDGE + (stacked ? 0 : NAME) + field * (fieldWidth() + SIGN);
  }

  /** Middle of the sign behind a field. */
  double signMiddle(int field) {
    return fieldLeft(field) + fieldWidth() + SIGN / 2;
  }

  /** Left edge of the sum. */
  double sumLeft() {
    return stacked ? fieldLeft(2) + fieldWidth() - SUM : fieldLeft(3);
  }

  /** What lies at a point. */
  Hit hit(double x, double y, int rows) {
    int row = (int) Math.floor((y - HEADING) / rowHeight());
    if (row < 0 || row >= rows) {
      return null;
    }
    int cellLine = (int) Math.floor((y - fieldTop(row)) / line);
    for (int field = 0; field < 3; field++) {
      int column = (int) Math.floor((x - fieldLeft(field)) / cell);
      if (column >= 0 && column < kernel && cellLine >= 0 && cellLine < kernel) {
        return new Hit(row, cellLine, column);
      }
    }
    return new Hit(row, -1, -1);
  }

  /**
   * A place in the rows.
   *
   * @param row which row
   * @param line line of the field's cell, or -1 beside the fields
   * @param column column of the field's cell, or -1 beside the fields
   */
  record Hit(int row, int line, int column) {
    boolean isCell() {
      return line >= 0;
    }
  }
}
