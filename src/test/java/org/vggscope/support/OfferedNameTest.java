package org.vggscope.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OfferedNameTest {
  @Test
  void theEndingGoesAndWhatNoFileNameHas() {
    assertThat(OfferedName.of("cat.jpg")).isEqualTo("cat");
    assertThat(OfferedName.of("a/b:c.tar.gz")).isEqualTo("a_b_c.tar");
    assertThat(OfferedName.of("v1.2 final")).isEqualTo("v1.2 final");
    assertThat(OfferedName.of(".hidden")).isEqualTo(".hidden");
    assertThat(OfferedName.of("猫\n.png")).isEqualTo("猫_");
  }
}
