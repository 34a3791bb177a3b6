package org.vggscope.ui.arithmetic;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.vggscope.report.ColourMap.Scale;
import org.vggscope.report.Contrast;

/** Paints numbers, alone or on the colour of their size. */
final class CellPainter {
  private static final double HATCHING = 5;

  private final GraphicsContext graphics;
  private final CanvasInks ink;

  CellPainter(GraphicsContext graphics, CanvasInks ink) {
    this.graphics = graphics;
    this.ink = ink;
    graphics.setTextBaseline(VPos.CENTER);
    graphics.setLineWidth(1);
  }

  static Font font(double size, boolean bold) {
    return Font.font(
        Font.getDefault().getFamily(), bold ? FontWeight.BOLD : FontWeight.NORMAL, size);
  }

  private static Color paint(int colour) {
    return Color.rgb(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF);
  }

  /** A number in a cell of its colour. */
  void cell(
      double x, double y, double width, double height, double value, Scale scale, String text) {
    int colour = ink.signed().colour(value, scale);
    graphics.setFill(paint(colour));
    graphics.fillRect(x, y, width, height);
    graphics.setFill(Contrast.isDark(colour) ? Color.WHITE : Color.BLACK);
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.fillText(text, x + width / 2, y + height / 2, width - 1);
  }

  /** A zero that is there only because the window reaches beyond the border. */
  void padding(double x, double y, double width, double height) {
    graphics.setFill(ink.faint());
    graphics.fillRect(x, y, width, height);
    graphics.save();
    graphics.beginPath();
    graphics.rect(x, y, width, height);
    graphics.clip();
    graphics.setStroke(ink.line());
    for (double at = x - height; at < x + width; at += HATCHING) {
      graphics.strokeLine(at, y + height, at + height, y);
    }
    graphics.restore();
    graphics.setFill(ink.text());
    graphics.setTextAlign(TextAlignment.CENTER);
    graphics.fillText("0", x + width / 2, y + height / 2);
  }

  /** A line round a field and between its cells. */
  void grid(double x, double y, double cellWidth, double cellHeight, int cells) {
    graphics.setStroke(ink.line());
    for (int i = 0; i <= cells; i++) {
      double across = Math.round(x + i * cellWidth) + 0.5;
      double down = Math.round(y + i * cellHeight) + 0.5;
      graphics.strokeLine(across, y + 0.5, across, y + cells * cellHeight + 0.5);
      graphics.strokeLine(x + 0.5, down, x + cells * cellWidth + 0.5, down);
    }
  }

  void text(String text, double x, double y, Font font, Color colour, TextAlignment alignment) {
    graphics.setFont(font);
    graphics.setFill(colour);
    graphics.setTextAlign(alignment);
    graphics.fillText(text, x, y);
  }

  /** A bar from the middle to the right for what adds, to the left for what takes away. */
  void bar(double x, double y, double width, double height, double value, double largest) {
    double middle = Math.round(x + width / 2);
    double length = largest == 0 ? 0 : Math.abs(value) / largest * width / 2;
    graphics.setStroke(ink.muted());
    graphics.strokeRect(
        Math.round(x) + 0.5, Math.round(y) - 0.5, Math.round(width) - 1, Math.round(height) + 1);
    graphics.setFill(paint(ink.signed().colour(value < 0 ? 0 : 1)));
    graphics.fillRect(value < 0 ? middle - length : middle, y, length, height);
    graphics.setFill(ink.muted());
    graphics.fillRect(middle, y - 1, 1, height + 2);
  }
}
