package org.vggscope.export;

import java.util.List;
import java.util.Optional;
import org.vggscope.picture.NumpyFile;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.Film;
import org.vggscope.report.Table;

/** Something of everything that an exhibit can have: words, pixels, a scale, numbers. */
public record SomeExhibit(float[] values, int columns) implements Exhibit {
  @Override
  public String name() {
    return "some";
  }

  @Override
  public About about() {
    return Drawn.origin().get();
  }

  @Override
  public Figure figure(Look look) {
    int[] colours = new int[values.length];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = ColourMap.VIRIDIS.colour(values[i], ColourMap.VIRIDIS.scale(0, 1));
    }
    return new Sheet("A heading", "what it is of", about())
        .add(Block.pixels(columns, colours, 8))
        .add(new ColourScale(ColourMap.VIRIDIS, "0", "1", "unit"))
        .figure(look);
  }

  @Override
  public Table table() {
    Table.Builder table = Table.of("place", "value", "word");
    for (int i = 0; i < values.length; i++) {
      table.row(i, values[i], "a \"word\", " + i);
    }
    return table.build();
  }

  @Override
  public Optional<NumpyFile.Array> array() {
    return Optional.of(new NumpyFile.Array(List.of(values.length / columns, columns), values));
  }

  /** The drawing, and the same in the other order of its lines. */
  @Override
  public Optional<Film> film(Look look) {
    float[] turned = new float[values.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = values[values.length - 1 - i];
    }
    return Optional.of(
        new Film(
            List.of(
                new Film.Frame(120, () -> figure(look)),
                new Film.Frame(2000, () -> new SomeExhibit(turned, columns).figure(look)))));
  }

  /** Numbers from 0 to 1. */
  static SomeExhibit of(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.5 + 0.5 * Math.sin(i));
    }
    return new SomeExhibit(values, columns);
  }
}
