package org.vggscope.export;

import java.util.function.Consumer;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/**
 * A picture as large as it fits into a square. Where it is smaller than that its pixels become
 * squares of a whole number of pixels; where it is larger it is smoothed.
 *
 * @param side of the square, in pixels
 */
public record PictureBlock(SourceImage picture, double side) implements Block {
  /** Pixels that a smoothed picture has for one of the drawing, which may be drawn larger. */
  private static final int SHARPNESS = 2;

  private static final double FRAME = 1;

  private int longer() {
    return Math.max(picture.width(), picture.height());
  }

  /** Length of a pixel of the picture in the drawing. */
  public double scale() {
    return longer() > side ? side / longer() : Math.floor(side / longer());
  }

  @Override
  public double width() {
    return picture.width() * scale();
  }

  @Override
  public double height() {
    return picture.height() * scale();
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    if (longer() > side) {
      SourceImage less = picture.within((int) Math.ceil(SHARPNESS * side));
      onto.accept(new Figure.Photo(x, y, width(), height(), less.width(), less.pixels()));
    } else {
      onto.accept(new Figure.Pixels(x, y, scale(), picture.width(), picture.pixels()));
    }
    // One that is all white or all black is seen, too.
    new Outline(width(), height(), FRAME).paint(x, y, look.line(), onto);
  }
}
