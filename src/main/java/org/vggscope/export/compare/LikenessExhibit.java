package org.vggscope.export.compare;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vggscope.explain.CkaMatrix;
import org.vggscope.explain.ComparisonTables;
import org.vggscope.explain.ModelComparison;
import org.vggscope.export.About;
import org.vggscope.export.CellGrid;
import org.vggscope.export.ColourScale;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.model.Layer;
import org.vggscope.picture.NumpyFile;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;

/**
 * How alike each layer of a network is to each of another.
 *
 * @param comparison of both on a picture, with their likeness
 */
public record LikenessExhibit(Pair pair, ModelComparison comparison) implements Exhibit {
  /** The colours of the numbers. */
  public static final ColourMap COLOURS = ColourMap.VIRIDIS;

  /** The numbers that their ends stand for. */
  public static final ColourMap.Scale SCALE = new ColourMap.Scale(0, 1);

  @Override
  public String name() {
    return "likeness";
  }

  @Override
  public About about() {
    return pair.about()
        .with("measure", "linear CKA over positions")
        .with("rows", names(comparison.likeness().rows()))
        .with("columns", names(comparison.likeness().columns()));
  }

  private static List<String> names(List<Layer> layers) {
    return layers.stream().map(Layer::name).toList();
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    CellGrid matrix = matrix();
    return new Sheet(Texts.of("Which layers of the two work alike?"), Pair.line(about), about)
        .add(
            Words.plain(
                Texts.of("Rows: %s. Columns: %s.", pair.names().first(), pair.names().second())))
        .add(matrix)
        .add(new ColourScale(COLOURS, "0", "1", "CKA"))
        .add(
            Words.wrapped(
                LikenessTexts.meaning(comparison.cutOtherwise()), Words.SMALL, matrix.width()))
        .figure(look);
  }

  private CellGrid matrix() {
    CkaMatrix matrix = comparison.likeness();
    CellGrid.Content content =
        new CellGrid.Content() {
          @Override
          public int colour(int row, int column, Look look) {
            double value = matrix.at(row, column);
            return Double.isNaN(value) ? look.line() : COLOURS.colour(value, SCALE);
          }

          @Override
          public String text(int row, int column) {
            double value = matrix.at(row, column);
            return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f", value);
          }
        };
    return new CellGrid(names(matrix.rows()), names(matrix.columns()), List.of(), content);
  }

  @Override
  public Table table() {
    return ComparisonTables.likeness(List.of(comparison));
  }

  /** The numbers, {@code (row, column)}, as float32. */
  @Override
  public Optional<NumpyFile.Array> array() {
    CkaMatrix matrix = comparison.likeness();
    float[] values = new float[matrix.values().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) matrix.values()[i];
    }
    return Optional.of(
        new NumpyFile.Array(List.of(matrix.rows().size(), matrix.columns().size()), values));
  }
}
