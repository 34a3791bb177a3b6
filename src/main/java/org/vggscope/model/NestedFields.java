package org.vggscope.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The receptive fields of one unit and of one unit of every layer below, each of which lies inside
 * of the next one: how the field grows from layer to layer.
 */
public final class NestedFields {
  private NestedFields() {}

  /**
   * One step of the growth.
   *
   * @param layer the layer
   * @param y row of its unit
   * @param x column of its unit
   * @param field what the layer's units see
   * @param box the pixels that this unit sees, also those beyond the border
   */
  public record Step(Layer layer, int y, int x, ReceptiveField field, Window box) {
    /** Which share of the field lies beyond the border of a picture of that size, 0 to 1. */
    public double beyondBorder(int height, int width) {
      return 1 - (double) box.clippedTo(new Shape(1, height, width)).area() / box.area();
    }
  }

  /**
   * The steps from the first layer to a unit. Going down, of the units that the one above reads
   * that is taken whose centre is nearest to the first one's, so that the boxes share a centre as
   * nearly as they can.
   *
   * @param height rows of the picture fed to {@code conv1_1}
   * @param width columns of that picture
   * @param layer a layer of the architecture
   * @param y row of the unit, inside of the layer's maps
   * @param x column of the unit
   */
  public static List<Step> of(
      NetworkSpec architecture, int height, int width, Layer layer, int y, int x) {
    Map<Layer, Shape> shapes = architecture.shapes(height, width);
    Map<Layer, ReceptiveField> fields = architecture.receptiveFields(height, width);
    List<Layer> layers = architecture.layers();
    int index = layers.indexOf(layer);
    double centreY = fields.get(layer).centre(y);
    double centreX = fields.get(layer).centre(x);
    Window read = Window.at(y, x);
    List<Step> steps = new ArrayList<>();
    for (int i = index; i >= 0; i--) {
      Layer each = layers.get(i);
      ReceptiveField field = fields.get(each);
      Window candidates = read.clippedTo(shapes.get(each));
      int row = nearest(field, centreY, candidates.top(), candidates.height());
      int column = nearest(field, centreX, candidates.left(), candidates.width());
      steps.add(new Step(each, row, column, field, field.box(row, column)));
      read = Window.at(row, column).readBy(each);
    }
    Collections.reverse(steps);
    return List.copyOf(steps);
  }

  private static int nearest(ReceptiveField field, double centre, int first, int count) {
    return Math.max(first, field.nearest(centre, first + count));
  }
}
