package org.vggscope.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EvaluationScalesTest {
  private static final Preprocessing OWN = Preprocessing.torchvision(64, 64);

  @Test
  void scalesAreThePapersForThePublishedWeights() {
    Preprocessing published = Preprocessing.torchvision(256, 224);
    assertThat(Evaluation.SINGLE.scales(published, 224)).isEmpty();
    assertThat(Evaluation.DENSE.scales(published, 224)).containsExactly(256);
    assertThat(Evaluation.TEN_CROP.scales(published, 224)).containsExactly(256);
    assertThat(Evaluation.MULTI_SCALE.scales(published, 224)).containsExactly(224, 256, 288);
    assertThat(Evaluation.MULTI_SCALE.scalesAbout(384, 224)).containsExactly(352, 384, 416);
  }

  @Test
  void scalesOfOtherNetworksAreInProportionButNeverLessThanTheyRead() {
    assertThat(Evaluation.DENSE.scales(OWN, 64)).containsExactly(64);
    assertThat(Evaluation.TEN_CROP.scales(OWN, 64)).containsExactly(73);
    assertThat(Evaluation.MULTI_SCALE.scales(OWN, 64)).containsExactly(64, 73, 82);
  }

  @Test
  void eachLookStandsBeforeItsMirrorImage() {
    for (Evaluation evaluation : List.of(Evaluation.DENSE, Evaluation.MULTI_SCALE)) {
      List<Look> looks = evaluation.looks(OWN, 64);
      for (int i = 0; i < looks.size(); i += 2) {
        assertThat(looks.get(i).mirrored()).isFalse();
        assertThat(looks.get(i + 1)).isEqualTo(looks.get(i).inMirror());
        assertThat(looks.get(i).preprocessing().crop()).isZero();
      }
    }
    assertThat(Evaluation.MULTI_SCALE.looks(OWN, 64))
        .extracting(look -> look.preprocessing().resizeTo())
        .containsExactly(64, 64, 73, 73, 82, 82);
  }

  @Test
  void tenCropsAreFivePlacesTwice() {
    List<Look> looks = Evaluation.TEN_CROP.looks(OWN, 64);
    assertThat(looks).hasSize(10).doesNotHaveDuplicates();
    assertThat(looks.stream().map(Look::place).collect(Collectors.toSet())).hasSize(5);
    assertThat(looks)
        .extracting(Look::preprocessing)
        .containsOnly(Preprocessing.torchvision(73, 64));
  }

  @Test
  void oneLookIsWhatTheWeightsWant() {
    assertThat(Evaluation.SINGLE.looks(OWN, 64)).containsExactly(Look.of(OWN));
  }

  @Test
  void aScaleThatTheNetworkCannotReadIsRefused() {
    assertThatThrownBy(() -> Evaluation.DENSE.looks(OWN, 64, List.of(60)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("smaller than the 64 pixels");
  }

  @Test
  void theMeanOfProbabilitiesIsRankedNotTheMeanOfLogits() {
    Labels labels = Labels.numbered(3);
    // The mean logits would have class 0 first; one of the two inputs is all but sure of class 1.
    float[][] logits = {{4, 0, 3.5f}, {6, 9, -20}};
    List<Prediction> ranked = Predictions.averaged(logits, labels);
    assertThat(ranked).extracting(Prediction::index).containsExactly(1, 0, 2);
    double[] first = Predictions.softmax(logits[0]);
    double[] second = Predictions.softmax(logits[1]);
    assertThat(ranked.get(0).probability()).isEqualTo((first[1] + second[1]) / 2);
    assertThat(ranked).allSatisfy(p -> assertThat(p.logit()).isNaN());
  }
}
