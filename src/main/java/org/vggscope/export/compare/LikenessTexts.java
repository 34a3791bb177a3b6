package org.vggscope.export.compare;

import org.vggscope.explain.CkaMatrix;
import org.vggscope.model.Layer;
import org.vggscope.session.NetworkNames;
import org.vggscope.text.Texts;

/** How alike the layers of two networks are, in words. */
public final class LikenessTexts {
  private static final String MEANING =
      Texts.key(
          "How alike do two layers tell the places of this picture apart? Linear CKA (Kornblith et"
              + " al. 2019): 1 is the same up to a rotation of the channels, 0 nothing in common."
              + " Every position is a sample; larger maps are averaged down to the smaller size."
              + " Layers with a single position are left out.");

  private static final String CUT_OTHERWISE =
      Texts.key(
          "The networks see different parts of the picture, so that here no places of one are those"
              + " of the other, and low values say nothing of the layers.");

  private LikenessTexts() {}

  /**
   * What the numbers mean.
   *
   * @param cutOtherwise whether the networks see different parts of the picture
   */
  public static String meaning(boolean cutOtherwise) {
    return cutOtherwise
        ? Texts.of("%s %s", Texts.of(MEANING), Texts.of(CUT_OTHERWISE))
        : Texts.of(MEANING);
  }

  /** A pair of layers. */
  public static String pair(CkaMatrix matrix, int row, int column, NetworkNames names) {
    double value = matrix.at(row, column);
    Layer first = matrix.rows().get(row);
    Layer second = matrix.columns().get(column);
    int positions = matrix.positionsAt(row, column);
    boolean few = positions <= Math.min(first.outputs(), second.outputs());
    String one = "%s %s".formatted(names.first(), first.name());
    String other = "%s %s".formatted(names.second(), second.name());
    if (Double.isNaN(value)) {
      return few
          ? Texts.of(
              "%s, %s: not defined, one says the same everywhere · %,d positions, fewer than"
                  + " channels: says little",
              one, other, positions)
          : Texts.of(
              "%s, %s: not defined, one says the same everywhere · %,d positions",
              one, other, positions);
    }
    return few
        ? Texts.of(
            "%s, %s: CKA %.3f · %,d positions, fewer than channels: says little",
            one, other, value, positions)
        : Texts.of("%s, %s: CKA %.3f · %,d positions", one, other, value, positions);
  }
}
