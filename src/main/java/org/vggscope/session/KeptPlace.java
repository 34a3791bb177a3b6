package org.vggscope.session;

import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.model.ReceptiveField;
import org.vggscope.model.Shape;
import org.vggscope.picture.CropBox;
import org.vggscope.picture.InputTensor;

/**
 * Where a unit lies on the picture, so that it stays there when the picture is read at another size
 * or cut otherwise.
 */
final class KeptPlace {
  private final Layer layer;
  private final ReceptiveField field;
  private final PictureResult before;
  private final PictureResult now;

  KeptPlace(Layer layer, PictureResult before, PictureResult now) {
    this.layer = layer;
    this.field = now.model().architecture().receptiveFields().get(layer);
    this.before = before;
    this.now = now;
  }

  /** The unit nearest to where a unit of before was. */
  Position of(Position at) {
    InputTensor old = before.picture().input();
    InputTensor next = now.picture().input();
    boolean same = before.picture().source() == now.picture().source();
    CropBox from = same ? before.picture().box() : new CropBox(0, 0, 1, 1);
    CropBox to = same ? now.picture().box() : from;
    Shape shape = now.model().architecture().shapes(next.height(), next.width()).get(layer);
    double y = from.y() + (field.centre(at.y()) + 0.5) / old.height() * from.height();
    double x = from.x() + (field.centre(at.x()) + 0.5) / old.width() * from.width();
    double row = (y - to.y()) / to.height() * next.height() - 0.5;
    double column = (x - to.x()) / to.width() * next.width() - 0.5;
    return new Position(field.nearest(row, shape.height()), field.nearest(column, shape.width()));
  }
}
