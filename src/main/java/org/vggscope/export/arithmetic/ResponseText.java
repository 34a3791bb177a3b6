package org.vggscope.export.arithmetic;

import java.util.Locale;
import java.util.stream.Collectors;
import org.vggscope.model.LocalResponse;
import org.vggscope.model.arithmetic.InputTerm;
import org.vggscope.model.arithmetic.ResponseSteps;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/** How one number was normalised, in words and with its numbers. */
public final class ResponseText {
  private ResponseText() {}

  public static String of(ResponseSteps steps) {
    LocalResponse response = steps.response();
    int first = steps.neighbours().get(0).channel();
    int last = steps.neighbours().get(steps.neighbours().size() - 1).channel();
    String squares =
        steps.neighbours().stream()
            .map(InputTerm::activation)
            .map(value -> Numbers.exact(value) + "²")
            .collect(Collectors.joining(" + "));
    return String.join(
        "\n",
        Texts.of(
            "Local response normalisation divides each activation by a power of the squares at the"
                + " same position in up to %d channels on either side. It has no weights.",
            response.reach()),
        "",
        Texts.of(
            "x = %s, channel %d of the layer below", Numbers.exact(steps.value()), steps.channel()),
        Texts.of(
            "s = %s = %s, channels %d to %d",
            squares, Numbers.exact((float) steps.squares()), first, last),
        String.format(
            Locale.ROOT,
            "d = (%s + %s · s)^%s = %s^%s = %s",
            plain(response.bias()),
            plain(response.alpha()),
            plain(response.beta()),
            Numbers.exact((float) steps.sum()),
            plain(response.beta()),
            Numbers.exact((float) steps.divisor())),
        "x / d = " + Numbers.exact((float) steps.activation()));
  }

  /** Without zeros at the end: {@code 0.75}, {@code 2}. */
  private static String plain(double number) {
    return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
