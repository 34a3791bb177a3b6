package org.vggscope.export.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceAnswer;
import org.vggscope.explain.EvidenceRequest;
import org.vggscope.export.Drawn;
import org.vggscope.model.Configuration;
import org.vggscope.model.Layer;
import org.vggscope.model.Vgg;
import org.vggscope.picture.SourceImage;
import org.vggscope.text.Language;
import org.vggscope.ui.SomeResults;

class HeatExhibitTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;
  private static final Layer LAYER = Vgg.paper(Configuration.D).layer("conv5_3");
  private static final SourceImage SEEN =
      new SourceImage("cup.png", WIDTH, HEIGHT, new int[WIDTH * HEIGHT]);

  private static HeatExhibit of(EvidenceRequest request, float scale) {
    Random random = new Random(5);
    float[] values = new float[WIDTH * HEIGHT];
    for (int i = 0; i < values.length; i++) {
      values[i] = scale * (float) random.nextGaussian();
    }
    Evidence evidence = new Evidence(HEIGHT, WIDTH, values);
    return new HeatExhibit(
        SEEN,
        new EvidenceAnswer(request, evidence, new Evidence(1, 1, new float[1]), null, null),
        false,
        SomeResults.ranked().get(0),
        0.65,
        0.1,
        Drawn.origin());
  }

  @Test
  void everyPixelIsThereToTheLastDigit() throws IOException {
    HeatExhibit exhibit = of(EvidenceRequest.gradCam(2, LAYER), 3);
    float[] values = exhibit.answer().evidence().values();
    assertThat(exhibit.array().orElseThrow().values()).isEqualTo(values);
    assertThat(exhibit.array().orElseThrow().shape()).containsExactly(HEIGHT, WIDTH);
    List<List<Object>> rows = exhibit.table().rows();
    JsonNode json = Drawn.read(exhibit).get("rows");
    assertThat(rows).hasSize(values.length);
    for (int i = 0; i < values.length; i++) {
      assertThat(rows.get(i)).containsExactly(i / WIDTH, i % WIDTH, values[i]);
      assertThat(json.get(i).get("value").floatValue()).isEqualTo(values[i]);
    }
  }

  @Test
  void saysWhoseEvidenceItIsAndHowItWasFound() throws IOException {
    HeatExhibit exhibit = of(EvidenceRequest.gradCam(2, LAYER), 3);
    JsonNode json = Drawn.read(exhibit);
    assertThat(json.get("method").asText()).isEqualTo("grad-cam");
    assertThat(json.get("layer").asText()).isEqualTo("conv5_3");
    assertThat(json.get("id").asText()).isEqualTo("n02124075");
    assertThat(json.get("logit").doubleValue()).isEqualTo(SomeResults.ranked().get(0).logit());
    assertThat(exhibit.about().comment()).contains("# method: grad-cam", "# layer: conv5_3");
    assertThat(exhibit.name()).isEqualTo("grad-cam-egyptian-cat");
  }

  @Test
  void theDrawingIsWholeAndSaysWhatIsShown() {
    HeatExhibit exhibit = of(EvidenceRequest.gradCam(2, LAYER), 3);
    Drawn.assertReadableInAll(exhibit);
    Drawn.assertReadableInAll(of(EvidenceRequest.guided(2), 0));
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("Grad-CAM at conv5_3 for “Egyptian cat” in cup.png, small")
        .contains("Weighted sum of the feature maps, in logits", "0");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).anyMatch(line -> line.contains("埃及猫"));
  }
}
