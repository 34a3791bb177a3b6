package org.vggscope.explain;

import org.vggscope.model.ReceptiveField;
import org.vggscope.model.Window;
import org.vggscope.picture.ImageFormatException;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;

/**
 * What a unit sees of a picture, cut at its receptive field.
 *
 * @param peak the picture and where the unit is
 * @param window the pixels that were cut, of the picture as the network sees it; it may reach
 *     beyond the border
 * @param pixels {@code 0xAARRGGBB}, row by row; 0 beyond the border. Not to be written to
 */
public record Patch(TopPatches.Peak peak, Window window, int[] pixels) {
  private static final int OPAQUE = 0xFF000000;

  /**
   * Reads the picture again and cuts it. Of a field that is longer than the picture only the part
   * inside is kept, or there would be little but border.
   *
   * @param found where the peak comes from
   * @param field what the layer's units see
   * @throws ImageFormatException when the picture cannot be read any more
   */
  public static Patch cut(TopPatches found, TopPatches.Peak peak, ReceptiveField field)
      throws ImageFormatException {
    SourceImage seen =
        Preprocessor.prepare(
                PictureReader.read(peak.picture(), found.colours()), found.preprocessing())
            .seen();
    return cut(peak, seen, field.box(peak.y(), peak.x()));
  }

  static Patch cut(TopPatches.Peak peak, SourceImage seen, Window box) {
    int top = box.height() > seen.height() ? Math.max(0, box.top()) : box.top();
    int left = box.width() > seen.width() ? Math.max(0, box.left()) : box.left();
    int bottom = box.top() + box.height();
    int right = box.left() + box.width();
    int height = (box.height() > seen.height() ? Math.min(seen.height(), bottom) : bottom) - top;
    int width = (box.width() > seen.width() ? Math.min(seen.width(), right) : right) - left;
    int[] pixels = new int[height * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int row = top + y;
        int column = left + x;
        if (row >= 0 && row < seen.height() && column >= 0 && column < seen.width()) {
          pixels[y * width + x] = seen.pixels()[row * seen.width() + column] | OPAQUE;
        }
      }
    }
    return new Patch(peak, new Window(top, left, height, width), pixels);
  }
}
