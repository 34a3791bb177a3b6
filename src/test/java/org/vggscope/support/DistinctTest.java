package org.vggscope.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistinctTest {
  private static String name(String file, String... others) {
    return Distinct.name(Path.of(file), List.of(others).stream().map(Path::of).toList());
  }

  @Test
  void asMuchOfThePathAsTells() {
    assertThat(name("/a/last.pt")).isEqualTo("last.pt");
    assertThat(name("/a/last.pt", "/a/last.pt")).isEqualTo("last.pt");
    assertThat(name("/a/last.pt", "/b/last.pt", "/b/first.pt")).isEqualTo("a/last.pt");
    assertThat(name("/a/weights/last.pt", "/b/weights/last.pt")).isEqualTo("a/weights/last.pt");
    assertThat(name("/last.pt", "/b/last.pt")).isEqualTo("last.pt");
  }

  @Test
  void whatNobodyCouldSeeIsEscaped() {
    assertThat(name("/a/cat\u202egnp.exe")).isEqualTo("cat\\u202Egnp.exe");
  }
}
