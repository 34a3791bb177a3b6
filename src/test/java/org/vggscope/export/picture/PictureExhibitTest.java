package org.vggscope.export.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Drawn;
import org.vggscope.export.Look;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.CropBox;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.Figure;
import org.vggscope.text.Language;

class PictureExhibitTest {
  private static PictureExhibit of(int width, int height, Preprocessing preprocessing) {
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i * 7919 & 0xffffff;
    }
    PreparedPicture picture =
        Preprocessor.prepare(new SourceImage("cup.png", width, height, pixels), preprocessing);
    return new PictureExhibit(picture, picture.seen(), Drawn.origin());
  }

  @Test
  void saysWhichPartTheNetworkSeesAndWhatItReads() {
    PictureExhibit exhibit = of(100, 80, Preprocessing.torchvision(64, 64));
    CropBox box = exhibit.prepared().box();
    assertThat(exhibit.table().rows())
        .containsExactly(List.of(100, 80, box.x(), box.y(), box.width(), box.height(), 64, 64));
    assertThat(exhibit.array().orElseThrow().values())
        .isEqualTo(exhibit.prepared().input().values());
    assertThat(exhibit.array().orElseThrow().shape()).containsExactly(3, 64, 64);
  }

  @Test
  void theDrawingIsWholeForPicturesOfAnySize() {
    Drawn.assertReadableInAll(of(100, 80, Preprocessing.torchvision(64, 64)));
    Drawn.assertReadableInAll(of(64, 64, Preprocessing.torchvision(64, 64)));
    Drawn.assertReadableInAll(of(1500, 300, Preprocessing.caffe(256, 224)));
    Drawn.assertReadableInAll(of(90, 1200, Preprocessing.torchvision(64, 64).dense(320)));
  }

  @Test
  void aLargePictureIsAPhotoAndASmallOneKeepsItsPixels() {
    assertThat(of(1500, 300, Preprocessing.caffe(256, 224)).figure(Look.LIGHT).marks())
        .filteredOn(Figure.Photo.class::isInstance)
        .hasSize(1);
    assertThat(of(100, 80, Preprocessing.torchvision(64, 64)).figure(Look.LIGHT).marks())
        .noneMatch(Figure.Photo.class::isInstance)
        .filteredOn(Figure.Pixels.class::isInstance)
        .hasSize(2);
  }

  @Test
  void theDrawingSaysWhatIsDoneToThePicture() {
    PictureExhibit exhibit = of(100, 80, Preprocessing.torchvision(64, 64));
    assertThat(Drawn.words(exhibit, Language.ENGLISH))
        .contains("cup.png", "100 × 80 pixels", "What the network sees", "64 × 64 pixels")
        .contains("Preprocessing: torchvision", "RGB 0–1");
    assertThat(Drawn.words(exhibit, Language.CHINESE)).contains("预处理：torchvision");
  }
}
