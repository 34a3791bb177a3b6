package org.vggscope.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.vggscope.model.PreprocessingVariant.Group;

class PreprocessingVariantsTest {
  private static final Preprocessing TORCHVISION = Preprocessing.torchvision(64, 64);

  private static PreprocessingVariant variant(Preprocessing own, String id) {
    return PreprocessingVariants.of(own, 64).stream()
        .filter(variant -> variant.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> ids(Preprocessing own) {
    return PreprocessingVariants.of(own, 64).stream().map(PreprocessingVariant::id).toList();
  }

  @Test
  void theRightOneIsFirstAndNoOtherIsTheSame() {
    for (String name : Preprocessing.names()) {
      Preprocessing own = Preprocessing.named(name, 72, 64);
      List<PreprocessingVariant> variants = PreprocessingVariants.of(own, 64);
      assertThat(variants.get(0).looks()).containsExactly(Look.of(own));
      assertThat(variants.stream().filter(PreprocessingVariant::isRight)).hasSize(1);
      assertThat(variants.stream().map(PreprocessingVariant::looks)).doesNotHaveDuplicates();
      assertThat(variants.stream().map(PreprocessingVariant::id)).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyAxisIsThereInGroups() {
    assertThat(ids(TORCHVISION))
        .containsExactly(
            "right",
            "squash",
            "unscaled",
            "dense",
            "ten-crop",
            "multi-scale",
            "bgr",
            "range-255",
            "no-mean",
            "no-deviation",
            "caffe",
            "caffe-rgb");
    List<Group> groups =
        PreprocessingVariants.of(
                TORCHVISION,
                64,
                List.of(
                    Preprocessing.caffe(80, 64).renamed("mine"),
                    TORCHVISION.renamed("same"),
                    Preprocessing.grey(80, 64).renamed("one channel")))
            .stream()
            .map(PreprocessingVariant::group)
            .distinct()
            .collect(Collectors.toList());
    assertThat(groups).containsExactly(Group.values());
  }

  @Test
  void eachDiffersInOneThingOnly() {
    Preprocessing swapped = variant(TORCHVISION, "bgr").preprocessing();
    assertThat(swapped.order()).isEqualTo(ChannelOrder.BGR);
    assertThat(swapped.mean()).isEqualTo(TORCHVISION.mean());
    assertThat(swapped.range()).isEqualTo(1);
    Preprocessing ranged = variant(TORCHVISION, "range-255").preprocessing();
    assertThat(ranged.range()).isEqualTo(255);
    assertThat(ranged.deviation()).isEqualTo(TORCHVISION.deviation());
    Preprocessing plain = variant(TORCHVISION, "no-mean").preprocessing();
    assertThat(plain.mean()).containsOnly(0.0);
    assertThat(plain.deviation()).isEqualTo(TORCHVISION.deviation());
    assertThat(variant(TORCHVISION, "squash").preprocessing())
        .isEqualTo(TORCHVISION.sized(Resize.SQUASH, 64, 0).renamed("torchvision-squash"));
  }

  @Test
  void weightsFromCaffeHaveTheOppositeVariants() {
    Preprocessing caffe = Preprocessing.caffe(64, 64);
    assertThat(ids(caffe))
        .contains("rgb", "range-1", "no-mean", "torchvision", "caffe-rgb")
        .doesNotContain("no-deviation", "caffe");
    assertThat(variant(caffe, "range-1").difference().english()).contains("up to 1 where");
    // Red and blue swapped with the mean of the other order is another thing than caffe-rgb.
    assertThat(variant(caffe, "rgb").preprocessing().mean()).isEqualTo(caffe.mean());
  }

  @Test
  void weightsThatWantTheWholePictureHaveACropAmongTheVariants() {
    Preprocessing squashed = TORCHVISION.sized(Resize.SQUASH, 64, 0);
    assertThat(ids(squashed)).contains("crop").doesNotContain("squash");
  }

  @Test
  void onlyOneLookCanBePutInForce() {
    assertThat(variant(TORCHVISION, "squash").isSingle()).isTrue();
    assertThat(variant(TORCHVISION, "unscaled").isSingle()).isTrue();
    assertThat(variant(TORCHVISION, "ten-crop").isSingle()).isFalse();
  }
}
