package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.session.PictureSource;
import org.vggscope.session.WebPicture;

class PictureIntakeTest {
  @TempDir private Path folder;

  @Test
  void findsPathsQuotedOrNotAndFileAddresses() throws IOException {
    Path file = Files.createFile(folder.resolve("a picture.png"));
    PictureSource expected = new PictureSource.File(file);
    assertThat(PictureIntake.named(file.toString())).containsExactly(expected);
    assertThat(PictureIntake.named("'" + file + "'\n")).containsExactly(expected);
    assertThat(PictureIntake.named("\"" + file + "\"")).containsExactly(expected);
    assertThat(PictureIntake.named(file.toUri().toString())).containsExactly(expected);
    assertThat(PictureIntake.named(file + "\n" + file)).containsExactly(expected, expected);
  }

  @Test
  void findsAddressesOfABrowser() {
    PictureSource web = PictureIntake.named("https://example.org/pictures/cat.jpg?x=1").get(0);
    assertThat(web).isInstanceOf(WebPicture.class);
    assertThat(web.name()).isEqualTo("cat.jpg");
  }

  @Test
  void findsAPictureInsideAnAddress() {
    PictureSource source = PictureIntake.named("data:image/png;base64,AQID").get(0);
    assertThat(source).isInstanceOf(PictureSource.Encoded.class);
    assertThat(((PictureSource.Encoded) source).bytes()).containsExactly(1, 2, 3);
  }

  @Test
  void findsNothingInOtherText() {
    assertThat(PictureIntake.named("hello")).isEmpty();
    assertThat(PictureIntake.named("")).isEmpty();
    assertThat(PictureIntake.named("https://")).isEmpty();
    assertThat(PictureIntake.named("\0")).isEmpty();
    assertThat(PictureIntake.named("file:///no/such/file.png")).isEmpty();
    assertThat(PictureIntake.named("file:///tmp/a%00b.png")).isEmpty();
    assertThat(PictureIntake.named("file://host/share/a.png")).isEmpty();
    assertThat(PictureIntake.named("file:a.png")).isEmpty();
    assertThat(PictureIntake.named("data:image/png;base64,A")).isEmpty();
    assertThat(PictureIntake.named("data:image/png;base64,=")).isEmpty();
  }
}
