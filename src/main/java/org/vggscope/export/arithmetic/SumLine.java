package org.vggscope.export.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.vggscope.model.LayerKind;
import org.vggscope.model.arithmetic.InputTerm;
import org.vggscope.model.arithmetic.WeightedSum;
import org.vggscope.text.Texts;

/**
 * A weighted sum in one line: what is drawn, the rest, the bias, the sum before the ReLU and after
 * it.
 */
public final class SumLine {
  private SumLine() {}

  /**
   * A number of the line.
   *
   * @param key what it is, in one word that stays; empty for a sign between numbers
   * @param number the number, or the sign
   * @param caption what stands below it
   */
  public record Part(String key, String number, String caption) {
    /** Whether it is a sign between numbers. */
    public boolean isSign() {
      return key.isEmpty();
    }
  }

  /** The line of a unit with weights. */
  public static List<Part> of(UnitView unit) {
    return unit.layer().kind() == LayerKind.CONVOLUTION ? ofChannels(unit) : ofInputs(unit);
  }

  private static List<Part> ofChannels(UnitView unit) {
    int drawn = unit.drawn().size();
    int rest = unit.sum().channels() - drawn;
    return parts(
        unit,
        Texts.of("%d channels above", drawn),
        unit.drawn().stream().mapToDouble(unit.sum()::channelSum).sum(),
        rest == 0 ? "" : Texts.count(rest, "%,d more channel", "%,d more channels", rest));
  }

  private static List<Part> ofInputs(UnitView unit) {
    List<InputTerm> terms = new ArrayList<>(unit.adding());
    terms.addAll(unit.takingAway());
    int drawn = terms.size();
    int rest = unit.sum().inputs() - drawn;
    return parts(
        unit,
        Texts.count(drawn, "%,d input above", "%,d inputs above", drawn),
        terms.stream().mapToDouble(InputTerm::product).sum(),
        rest == 0 ? "" : Texts.count(rest, "%,d more input", "%,d more inputs", rest));
  }

  private static List<Part> parts(
      UnitView unit, String drawnTitle, double drawn, String restTitle) {
    WeightedSum sum = unit.sum();
    double rest = sum.products() - drawn;
    int decimals =
        Figures.sharedDecimals(
            Math.max(
                Math.max(Math.abs(drawn), Math.abs(rest)),
                Math.max(Math.abs(sum.bias()), Math.abs(sum.sum()))));
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("drawn", Figures.fixed(drawn, decimals), drawnTitle));
    if (!restTitle.isEmpty()) {
      parts.add(new Part("rest", Figures.fixed(rest, decimals), restTitle));
    }
    parts.add(new Part("bias", Figures.fixed(sum.bias(), decimals), Texts.of("bias")));
    parts.add(new Part("", "=", ""));
    boolean relu = unit.layer().relu();
    parts.add(
        new Part(
            "sum",
            Figures.fixed(relu ? sum.sum() : sum.activation(), decimals),
            relu ? Texts.of("before ReLU") : Texts.of("logit, no ReLU")));
    if (relu) {
      parts.add(new Part("", "→", ""));
      parts.add(
          new Part("after", Figures.plain(sum.activation(), decimals), Texts.of("after ReLU")));
    }
    return parts;
  }

  /** Whether the explained number is what the network computed. */
  public static String verdict(UnitView unit) {
    String computed = Figures.plain(unit.activation(), Figures.DECIMALS);
    if (!unit.isExplained()) {
      return Texts.of(
          "≠ the network’s activation, %s: %s off, as it adds in 32 bits",
          computed, Figures.signed(unit.difference()));
    }
    return Math.abs(unit.difference()) > 1e-4
        ? Texts.of("✓ equals the network’s activation, %s, to 0.0001 of its size", computed)
        : Texts.of("✓ equals the network’s activation, %s, to 0.0001", computed);
  }
}
