package org.vggscope.ui.featuremaps;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vggscope.export.maps.LayerTitle;
import org.vggscope.export.maps.MapOrder;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.export.maps.ScaleEnds;
import org.vggscope.export.maps.Sheets;
import org.vggscope.model.MapUnit;
import org.vggscope.report.ColourMap;
import org.vggscope.text.format.Numbers;

class TextsTest {
  private final MapSheet maps =
      Sheets.plain(Sheets.activations(Sheets.convolution(2), 1, 2, 0, 0.25f, 0, 0));
  private final MapSheet logits =
      Sheets.plain(Sheets.activations(Sheets.fullyConnected("fc8", 2, false), 1, 1, 1.5f, -3));

  @Test
  void theHeaderSaysWhatIsShown() {
    assertThat(LayerTitle.of(maps))
        .isEqualTo("· 2 × 1 × 2 (channel × height × width) · after ReLU");
    assertThat(LayerTitle.dead(maps)).isEqualTo("1 of 2 maps dead");
    assertThat(LayerTitle.of(logits)).endsWith("logits, no ReLU");
    assertThat(LayerTitle.dead(logits)).isEmpty();
  }

  @Test
  void theReadOutSaysWhatIsUnderThePointer() {
    assertThat(ReadOut.of(maps, new MapUnit(0, 0, 1), null, unit -> "", false))
        .isEqualTo("channel 0 · y 0, x 1 · 0.25");
    assertThat(ReadOut.of(maps, null, new MapUnit(1, 0, 0), unit -> "", false))
        .isEqualTo("Selected: channel 1 · y 0, x 0 · 0 · dead");
    assertThat(ReadOut.of(logits, new MapUnit(1, 0, 0), null, unit -> "tabby", false))
        .isEqualTo("unit 1 · tabby · −3");
  }

  @Test
  void theLegendSaysWhichNumbersTheColoursStandFor() {
    MapSheet perLayer = maps.shownAs(MapOrder.INDEX, ColourMap.VIRIDIS, false);
    MapSheet signed = maps.shownAs(MapOrder.INDEX, ColourMap.DIVERGING, false);
    assertThat(ScaleEnds.of(maps, -1)).isEqualTo(new ScaleEnds("0", "each map’s maximum"));
    assertThat(ScaleEnds.of(maps, 0)).isEqualTo(new ScaleEnds("0", "0.25"));
    assertThat(ScaleEnds.of(perLayer, -1)).isEqualTo(new ScaleEnds("0", "0.25"));
    assertThat(ScaleEnds.of(signed, -1)).isEqualTo(new ScaleEnds("−0.25", "0.25"));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1.23456,1.23",
    "-12.345,−12.3",
    "1234.5,1234",
    "0.01234,0.0123",
    "0.000012,1.2e−05"
  })
  void briefNumbersHaveThreeDigits(double number, String text) {
    assertThat(Numbers.brief(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.1,0.1", "-0,0", "1.0E-5,0.00001", "12345678,12345678", "-0.33333334,−0.33333334"})
  void exactNumbersAreTheFloatsThemselves(float number, String text) {
    assertThat(Numbers.exact(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0,0 %", "1,100 %", "0.715,71.5 %", "0.0001,< 0.1 %", "0.9999,> 99.9 %"})
  void sharesAreInPercent(double share, String text) {
    assertThat(Numbers.percent(share)).isEqualTo(text);
  }
}
