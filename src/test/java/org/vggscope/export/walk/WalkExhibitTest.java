package org.vggscope.export.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Drawn;
import org.vggscope.export.Look;
import org.vggscope.export.SomeAnalysis;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Shape;
import org.vggscope.report.Figure;
import org.vggscope.report.Film;
import org.vggscope.text.Language;

class WalkExhibitTest {
  private static SomeAnalysis some;
  private static WalkExhibit walk;

  @BeforeAll
  static void ask() throws IOException {
    some = new SomeAnalysis(64);
    walk = WalkExhibit.of(some.analysis(), SomeAnalysis.origin(), share -> {}, () -> false);
  }

  @AfterAll
  static void close() throws IOException {
    some.close();
  }

  @Test
  void itGoesFromThePictureThroughEveryLayerToTheAnswer() throws IOException {
    List<Film.Frame> frames = walk.film(Look.DARK).orElseThrow().frames();
    List<Layer> layers = some.model().architecture().layers();
    assertThat(frames).hasSize(layers.size() + 2);
    Figure first = frames.get(0).drawing().draw();
    for (int i = 0; i < frames.size(); i++) {
      Figure frame = frames.get(i).drawing().draw();
      assertThat(frame.width()).isEqualTo(first.width());
      assertThat(frame.height()).isEqualTo(first.height());
      String heading = Drawn.words(frame).get(0);
      if (i == 0) {
        assertThat(heading).isEqualTo("The picture as the network sees it");
      } else if (i <= layers.size()) {
        assertThat(heading).startsWith(layers.get(i - 1).name() + " · ");
      } else {
        assertThat(Drawn.words(frame)).contains("espresso");
      }
      assertThat(frame.marks())
          .filteredOn(Figure.Pixels.class::isInstance)
          .allSatisfy(
              mark -> {
                Figure.Pixels pixels = (Figure.Pixels) mark;
                assertThat(pixels.x() + pixels.columns() * pixels.side())
                    .isLessThanOrEqualTo(first.width());
                assertThat(pixels.y() + pixels.rows() * pixels.side())
                    .isLessThanOrEqualTo(first.height());
              });
    }
  }

  @Test
  void everyMapOfALayerIsInItsFrame() throws IOException {
    Figure frame = walk.film(Look.LIGHT).orElseThrow().frames().get(1).drawing().draw();
    assertThat(frame.marks().stream().filter(Figure.Pixels.class::isInstance))
        .as("conv1_1 of the bundled network")
        .hasSize(32);
  }

  @Test
  void itsNumbersAreThoseOfTheLayers() {
    LayerActivations pool3 = some.activations("pool3");
    List<Object> row =
        walk.table().rows().stream()
            .filter(each -> each.get(0).equals("pool3"))
            .findFirst()
            .orElseThrow();
    assertThat(row.subList(1, 5)).containsExactly("pooling", 128, 8, 8);
    assertThat(row.get(6)).isEqualTo(pool3.statistics().mean());
    assertThat(row.get(7)).isEqualTo(pool3.statistics().maximum());
  }

  @Test
  void itIsReadableAsASheetToo() {
    Drawn.assertReadableInAll(walk);
    assertThat(Drawn.words(walk, Language.CHINESE)).contains("概率最高的类别");
  }

  @Test
  void largeMapsAreMadeAsSmallAsTheyAreDrawn() {
    float[] values = new float[5 * 5];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    LayerActivations large =
        new LayerActivations(some.layer("conv1_1"), new Shape(1, 5, 5), values);
    assertThat(Pooled.within(large, 5)).isSameAs(large);
    LayerActivations small = Pooled.within(large, 3);
    assertThat(small.shape()).isEqualTo(new Shape(1, 3, 3));
    assertThat(small.at(0, 0, 0)).isCloseTo((0 + 1 + 5 + 6) / 4f, within(1e-6f));
    assertThat(small.at(0, 2, 2)).as("what is left over").isEqualTo(24);
  }

  @Test
  void itStopsWhenNobodyWantsIt() {
    assertThatThrownBy(
            () -> WalkExhibit.of(some.analysis(), SomeAnalysis.origin(), share -> {}, () -> true))
        .isInstanceOf(CancellationException.class);
  }
}
