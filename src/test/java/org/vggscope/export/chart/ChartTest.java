package org.vggscope.export.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Block;
import org.vggscope.export.Look;
import org.vggscope.report.Contrast;
import org.vggscope.report.Figure.Mark;
import org.vggscope.report.Figure.Polyline;
import org.vggscope.report.Figure.Rectangle;
import org.vggscope.report.Figure.Text;

class ChartTest {
  private static final ChartAxis STEPS = ChartAxis.plain("Steps", new ChartScale(0, 10, 5));

  private static ChartLine line(String name, double... values) {
    List<Curve.Dot> dots =
        IntStream.range(0, values.length).mapToObj(i -> new Curve.Dot(i, values[i])).toList();
    return ChartLine.of(name, new Curve(dots), Hue.BLUE);
  }

  private static Chart chart(ChartAxis upwards, boolean endNamed, ChartLine... lines) {
    return new Chart(400, 100, STEPS, upwards, List.of(lines), endNamed);
  }

  private static ChartAxis upTo(double most) {
    return ChartAxis.plain("Loss", ChartScale.upTo(most));
  }

  private static List<Mark> marks(Block block) {
    List<Mark> marks = new ArrayList<>();
    block.paint(0, 0, Look.LIGHT, marks::add);
    return marks;
  }

  private static <M extends Mark> List<M> marks(Block block, Class<M> kind) {
    return marks(block).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<String> words(Block block) {
    return marks(block, Text.class).stream().map(Text::words).toList();
  }

  @Test
  void anAxisHasRoundNumbersAndItsTitle() {
    assertThat(words(chart(upTo(1), false, line("a", 0, 1))))
        .contains("Loss", "Steps", "0", "0.2", "1", "5", "10");
    ChartAxis powers = ChartAxis.powers("Rate", ChartScale.powers(1e-4, 1e-2));
    assertThat(words(chart(powers, false))).contains("10⁻⁴", "10⁻³", "0.01");
    assertThat(powers.between()).hasSize(16).allMatch(power -> power > -4 && power < -2);
    assertThat(upTo(1).between()).isEmpty();
  }

  @Test
  void namesOfPlacesThatWouldTouchAreLeftOut() {
    List<String> names = IntStream.range(0, 40).mapToObj(i -> "conv" + i).toList();
    Chart chart = Chart.of(400, 100, ChartAxis.named("Layer", names), upTo(1), List.of());
    List<Text> drawn =
        marks(chart, Text.class).stream().filter(text -> text.words().startsWith("conv")).toList();
    assertThat(drawn).hasSizeBetween(5, 20);
    assertThat(drawn.get(0).words()).isEqualTo("conv0");
  }

  @Test
  void whatLiesBeyondTheAxisIsCutOffWhereItLeaves() {
    List<Polyline> drawn = marks(chart(upTo(1), false, line("", 0.5, 2, 2, 0.5)), Polyline.class);
    assertThat(drawn).hasSize(2);
    Polyline first = drawn.get(0);
    double whole = 100.0;
    double top = first.ys()[1];
    assertThat(first.ys()[0] - top).isCloseTo(whole / 2, within(1e-9));
    double step = (drawn.get(1).xs()[1] - first.xs()[0]) / 3;
    assertThat(first.xs()[1] - first.xs()[0]).isCloseTo(step / 3, within(1e-9));
  }

  @Test
  void uprightMarksGoFromTheOneEndToTheOther() {
    Curve upright = Curve.upright(List.of(2.0, 7.0), ChartScale.upTo(1));
    List<Polyline> drawn =
        marks(chart(upTo(1), false, ChartLine.of("", upright, Hue.PINK)), Polyline.class);
    assertThat(drawn)
        .hasSize(2)
        .allSatisfy(
            line -> {
              assertThat(line.xs()[0]).isEqualTo(line.xs()[1]);
              assertThat(Math.abs(line.ys()[0] - line.ys()[1])).isEqualTo(100);
            });
  }

  @Test
  void aSinglePlaceIsAMark() {
    assertThat(marks(chart(upTo(1), false, line("", 0.5)), Rectangle.class)).hasSize(1);
    assertThat(marks(chart(upTo(1), false, line("", 0.5)), Polyline.class)).isEmpty();
    assertThat(marks(chart(upTo(1), false, line("", 0.5, 1, 2).withDots()), Rectangle.class))
        .as("the third is beyond the axis")
        .hasSize(2);
  }

  @Test
  void namesAtTheEndsStandApartThoughTheLinesEndAtOnePlace() {
    ChartLine[] lines =
        IntStream.range(0, 5)
            .mapToObj(i -> line("layer " + i, 0, 0.001 * i))
            .toArray(ChartLine[]::new);
    List<Text> names =
        marks(chart(upTo(1), true, lines), Text.class).stream()
            .filter(text -> text.words().startsWith("layer"))
            .toList();
    assertThat(names).hasSize(5);
    assertThat(names.get(0).words()).as("the uppermost").isEqualTo("layer 4");
    for (int i = 1; i < names.size(); i++) {
      assertThat(names.get(i).y() - names.get(i - 1).y()).isGreaterThan(11);
    }
  }

  @Test
  void theLegendNamesEachLineOnceAndShowsItsDashes() {
    ChartLine dashed = line("dashed", 0, 1).dashed();
    Block legend =
        ChartLegend.of(List.of(line("a", 0, 1), line("a", 1, 0), line("b"), dashed), 400);
    assertThat(words(legend)).containsExactly("a", "dashed");
    assertThat(marks(legend, Polyline.class).get(1).dashes()).isEqualTo(dashed.dashes());
    assertThat(ChartLegend.of(List.of(line("a", 0, 1), dashed), 60).height())
        .as("in two rows")
        .isGreaterThan(legend.height());
  }

  @Test
  void allColoursStandOutFromBothGrounds() {
    for (Look look : Look.values()) {
      for (Hue hue : Hue.values()) {
        assertThat(Contrast.ratio(hue.applyAsInt(look), look.ground())).isGreaterThan(3);
      }
    }
  }
}
