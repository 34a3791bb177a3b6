package org.vggscope.explain.likes;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Mappings one after the other, the last of which gives a picture of the first one's size. */
record Chain(List<Mapping> mappings) implements Mapping {
  /** Draws transforms of a square picture; what comes out is cropped or bordered to its size. */
  static Chain draw(List<Transform> transforms, int side, Random random) {
    List<Mapping> mappings = new ArrayList<>();
    int rows = side;
    int columns = side;
    for (Transform transform : transforms) {
      Mapping drawn = transform.draw(rows, columns, random);
      mappings.add(drawn);
      rows = drawn.height();
      columns = drawn.width();
    }
    mappings.add(
        new Shift(
            rows,
            columns,
            Math.floorDiv(rows - side, 2),
            Math.floorDiv(columns - side, 2),
            side,
            side));
    return new Chain(mappings);
  }

  private Mapping last() {
    return mappings.get(mappings.size() - 1);
  }

  @Override
  public int height() {
    return last().height();
  }

  @Override
  public int width() {
    return last().width();
  }

  @Override
  public float[] apply(float[] planes) {
    float[] picture = planes;
    for (Mapping mapping : mappings) {
      picture = mapping.apply(picture);
    }
    return picture;
  }

  @Override
  public float[] back(float[] gradient) {
    float[] back = gradient;
    for (int i = mappings.size() - 1; i >= 0; i--) {
      back = mappings.get(i).back(back);
    }
    return back;
  }
}
