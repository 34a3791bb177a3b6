package org.vggscope.export.training;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Sheet;
import org.vggscope.export.TextTable;
import org.vggscope.export.Words;
import org.vggscope.export.chart.Chart;
import org.vggscope.export.chart.ChartAxis;
import org.vggscope.export.chart.ChartLine;
import org.vggscope.export.chart.ChartScale;
import org.vggscope.export.chart.Curve;
import org.vggscope.export.chart.Hue;
import org.vggscope.report.Figure;
import org.vggscope.report.Mix;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.training.RunRecord;
import org.vggscope.training.record.Moment;
import org.vggscope.training.record.RunStart;

/**
 * A run layer by layer: how far its numbers spread before the first step, and the norms of its
 * weights and gradients since.
 *
 * @param curves the lines
 * @param moment that is looked at; null for none
 */
public record LayersExhibit(LayerCurves curves, Moment moment) implements Exhibit {
  private static final double WIDTH = 760;
  private static final double START = 170;
  private static final double LEAST = 240;

  /** As much as the names at the ends of the lines need, one below the other. */
  private static final double NAME = 16;

  /** From the first layer to the last: from the ground towards what stands out from it. */
  private static final int[] ON_LIGHT = {0xbf8700, 0x1a7f37, 0x0a3069};

  private static final int[] ON_DARK = {0x2f7fd8, 0x3fb950, 0xf2cc60};

  @Override
  public String name() {
    return "layers-" + curves.run().name();
  }

  @Override
  public About about() {
    return RunAbout.of(curves.run()).with("moment", moment == null ? null : moment.step());
  }

  @Override
  public Figure figure(Look look) {
    RunRecord run = curves.run();
    Sheet sheet =
        new Sheet(Texts.of("Layer by layer: %s", run.name()), RunAbout.words(run), about())
            .add(Words.plain(StateTexts.of(run)))
            .add(
                Words.wrapped(
                    Texts.of("Before the first step: %s.", run.start().problem()),
                    Words.PLAIN,
                    WIDTH))
            .add(start())
            .add(spreads());
    if (curves.isEmpty()) {
      return sheet
          .add(Words.plain(Texts.of("The norms of the layers come with the first steps.")))
          .figure(look);
    }
    sheet.add(chart("", Texts.of("Norm of the weights"), curves.norms()));
    sheet.add(chart(Texts.of("Steps made"), Texts.of("Norm of the gradients"), curves.gradients()));
    if (moment != null) {
      sheet.add(
          Words.small(
              Texts.of("The upright line: the moment that is looked at, step %,d", moment.step())));
    }
    return sheet.figure(look);
  }

  private Block start() {
    Curve activations = LayerCurves.start(curves.run(), RunStart.Spread::activations);
    Curve gradients = LayerCurves.start(curves.run(), RunStart.Spread::gradients);
    return new Chart(
        WIDTH,
        START,
        ChartAxis.named("", curves.layers()),
        ChartAxis.powers(
            Texts.of("Standard deviations before the first step, layer by layer"),
            LayerCurves.scale(List.of(activations, gradients))),
        List.of(
            ChartLine.of(Texts.of("Activations"), activations, Hue.BLUE).withDots(),
            ChartLine.of(Texts.of("Gradients"), gradients, Hue.ORANGE).dashed().withDots()),
        true);
  }

  private Block spreads() {
    return TextTable.of(
        List.of(Texts.of("Layer"), Texts.of("Activations"), Texts.of("Gradients")),
        curves.run().start().spreads().stream()
            .map(
                each ->
                    List.of(
                        each.layer(),
                        Numbers.brief(each.activations()),
                        Numbers.brief(each.gradients())))
            .toList(),
        -1);
  }

  private Block chart(String steps, String title, List<Curve> byLayer) {
    ChartScale scale = LayerCurves.scale(byLayer);
    List<String> layers = curves.layers();
    List<ChartLine> lines = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      lines.add(ChartLine.of(layers.get(i), byLayer.get(i), colour(i, layers.size())));
    }
    if (moment != null) {
      Curve upright = Curve.upright(List.of((double) moment.step()), scale);
      lines.add(ChartLine.of("", upright, Look::ink));
    }
    return new Chart(
        WIDTH,
        Math.max(LEAST, NAME * layers.size()),
        ChartAxis.plain(steps, curves.steps()),
        ChartAxis.powers(title, scale),
        lines,
        true);
  }

  private static ToIntFunction<Look> colour(int layer, int layers) {
    double depth = layers < 2 ? 0 : 2.0 * layer / (layers - 1);
    int from = depth < 1 ? 0 : 1;
    return look -> {
      int[] colours = look == Look.DARK ? ON_DARK : ON_LIGHT;
      return Mix.of(colours[from], colours[from + 1], depth - from) & 0xffffff;
    };
  }

  @Override
  public Table table() {
    return CurveTables.layers(curves.run());
  }
}
