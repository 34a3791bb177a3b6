package org.vggscope.ui.training.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.session.OwnClassesWork;
import org.vggscope.training.own.LearnedClasses;
import org.vggscope.weights.ModelCatalog;

class OwnClassesTextsTest {
  private static LearnedClasses learned(List<LearnedClasses.Skipped> skipped) {
    return new LearnedClasses(
        List.of("cats", "dogs"),
        ModelCatalog.bundled().entry("vgg16-tiny").architecture().withClasses(2),
        ModelCatalog.bundled().entry("vgg16-tiny").preprocessing(),
        new float[0],
        new float[2],
        16,
        new int[][] {{2, 0}, {1, 1}},
        skipped,
        20,
        1.25,
        0.5);
  }

  @Test
  void saysHowGoodItIs() {
    assertThat(OwnClassesTexts.accuracy(learned(List.of())))
        .isEqualTo("75.0 % right: 3 of the 4 pictures held back");
  }

  @Test
  void saysWhatItTook() {
    assertThat(OwnClassesTexts.effort(new OwnClassesWork.Done("VGG16", learned(List.of()), null)))
        .isEqualTo(
            "Learned from 16 pictures, on what VGG16 sees, in 1.8 s (0.5 s of them for the new"
                + " layer).");
  }

  @Test
  void namesWhatWasSkipped() {
    LearnedClasses.Skipped skipped =
        new LearnedClasses.Skipped(Path.of("a/b.png"), new IOException("is no picture"));
    assertThat(OwnClassesTexts.skipped(learned(List.of()))).isEmpty();
    assertThat(OwnClassesTexts.skipped(learned(List.of(skipped))))
        .isEqualTo("1 picture could not be used:");
    assertThat(OwnClassesTexts.skippedLines(learned(List.of(skipped))))
        .isEqualTo("a/b.png: is no picture");
  }

  @Test
  void saysHowFarItIs() {
    assertThat(OwnClassesTexts.progress(new OwnClassesWork.Running(0, 0, 0)))
        .isEqualTo("Looking for pictures…");
    assertThat(OwnClassesTexts.progress(new OwnClassesWork.Running(3, 20, 0)))
        .isEqualTo("3 of 20 pictures …");
    assertThat(OwnClassesTexts.progress(new OwnClassesWork.Running(20, 20, 1)))
        .startsWith("Learning the new layer");
    assertThat(OwnClassesTexts.count(-1)).isEqualTo("counting…");
    assertThat(OwnClassesTexts.count(1)).isEqualTo("1 picture");
  }
}
