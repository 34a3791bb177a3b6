package org.vggscope.export.maps;

import java.util.function.Consumer;
import org.vggscope.export.Block;
import org.vggscope.export.Look;
import org.vggscope.model.Shape;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.Figure.Mark;

/**
 * One feature map in its colours.
 *
 * @param sheet what it is one of, and how it is coloured
 * @param channel which it is
 * @param side of an activation, in whole pixels
 */
record MapBlock(MapSheet sheet, int channel, int side) implements Block {
  @Override
  public double width() {
    return sheet.shape().width() * side;
  }

  @Override
  public double height() {
    return sheet.shape().height() * side;
  }

  @Override
  public void paint(double x, double y, Look look, Consumer<Mark> onto) {
    Shape shape = sheet.shape();
    ColourMap colours = look.colours(sheet.colourMap());
    ColourMap.Scale scale = sheet.scale(channel);
    float[] values = sheet.activations().values();
    int[] pixels = new int[shape.area()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = colours.colour(values[channel * shape.area() + i], scale);
    }
    onto.accept(new Figure.Pixels(x, y, side, shape.width(), pixels));
  }
}
