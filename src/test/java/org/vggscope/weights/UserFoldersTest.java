package org.vggscope.weights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserFoldersTest {
  @ParameterizedTest
  @CsvSource({
    "Linux,/home/ann/.local/share/vggscope/models",
    "Mac OS X,/home/ann/Library/Application Support/VggScope/models",
    "Windows 11,/home/ann/AppData/Local/VggScope/models",
  })
  void everySystemHasItsPlace(String system, String folder) {
    assertThat(UserFolders.of(system, "/home/ann", name -> null).models())
        .isEqualTo(Path.of(folder).toAbsolutePath());
  }

  @Test
  void theEnvironmentNamesAnotherPlace() {
    Path other = Path.of("other").toAbsolutePath();
    Map<String, String> variables =
        Map.of("XDG_DATA_HOME", other.toString(), "LOCALAPPDATA", other.toString());
    assertThat(UserFolders.of("Linux", "/home/ann", variables::get).data())
        .isEqualTo(other.resolve("vggscope"));
    assertThat(UserFolders.of("Windows 11", "/home/ann", variables::get).data())
        .isEqualTo(other.resolve("VggScope"));
    assertThat(UserFolders.of("Linux", "/home/ann", name -> "relative").data())
        .isEqualTo(Path.of("/home/ann/.local/share/vggscope").toAbsolutePath());
  }
}
