package org.vggscope.export.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Drawn;
import org.vggscope.export.Origin;
import org.vggscope.model.AlexNet;
import org.vggscope.model.Configuration;
import org.vggscope.model.LayerTable;
import org.vggscope.support.Phrase;
import org.vggscope.text.Language;

class LayersExhibitTest {
  private final LayerTable vgg = LayerTable.of(Configuration.E);
  private final LayerTable alexNet = LayerTable.of(AlexNet.published());
  private final LayersExhibit exhibit =
      new LayersExhibit(
          List.of(
              new LayersExhibit.Network(vgg, Phrase.of("Loaded: %s", "VGG19")),
              new LayersExhibit.Network(alexNet, Phrase.of(alexNet.network()))),
          Origin.ofProgram());

  @Test
  void everyLayerIsALineWithAllDigits() {
    assertThat(exhibit.table().rows()).hasSize(vgg.rows().size() + alexNet.rows().size());
    LayerTable.Row row = vgg.rows().get(3);
    assertThat(exhibit.table().rows().get(3))
        .contains(
            vgg.network(),
            row.layer().name(),
            row.parameters(),
            vgg.parameterShare(row),
            row.multiplyAdds(),
            vgg.multiplyAddShare(row));
  }

  @Test
  void theDrawingIsWholeAndNamesEveryLayer() {
    Drawn.assertReadableInAll(exhibit);
    List<String> words = Drawn.words(exhibit, Language.ENGLISH);
    vgg.rows().forEach(row -> assertThat(words).contains(row.layer().name()));
    assertThat(words)
        .contains("Loaded: VGG19", "Multiply-adds", LayerTables.sum(alexNet))
        .doesNotContain("Mult.-adds");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("乘加", "参数", "已加载：VGG19");
  }
}
