package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.PictureSource;
import org.vggscope.session.WebPicture;
import org.vggscope.support.ProblemException;

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
  void aNameThatNoFileCanHaveIsSaidAndTheOthersAreOpened() throws IOException {
    File good = new File("cat.png");
    List<PictureSource> found = PictureIntake.files(List.of(new File("im\0possible.png"), good));
    assertThat(found).hasSize(2).last().isEqualTo(new PictureSource.File(good.toPath()));
    assertThat(found.get(0).isHere()).isFalse();
    assertThatThrownBy(found.get(0)::fetch)
        .isInstanceOf(ProblemException.class)
        .hasMessageEndingWith("set LC_ALL=C.UTF-8 and start again.");
  }

  @Test
  void findsAddressesOfABrowser() {
    PictureSource web = PictureIntake.named("https://example.org/pictures/cat.jpg?x=1").get(0);
    assertThat(web).isInstanceOf(WebPicture.class);
    assertThat(web.name()).isEqualTo("cat.jpg");
    assertThat(PictureIntake.named("http://例子.中国/我的 图片.png").get(0).name()).isEqualTo("我的 图片.png");
    assertThat(PictureIntake.named("http://例子.中国").get(0).name()).isEqualTo("例子.中国");
  }

  @Test
  void findsAPictureInsideAnAddress() throws IOException {
    PictureSource source = PictureIntake.named("data:image/png;base64,AQID").get(0);
    assertThat(source).isInstanceOf(EncodedPicture.class);
    assertThat(((EncodedPicture) source).bytes()).containsExactly(1, 2, 3);
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

  @Test
  void findsTheFirstPictureOfAPage() {
    assertThat(PictureIntake.imageIn("<p>a <IMG alt='x' SRC = \"http://a/b.png?x&amp;y\"> c"))
        .isEqualTo("http://a/b.png?x&y");
    assertThat(PictureIntake.imageIn("<img alt=x><img src='c.png'>")).isEqualTo("c.png");
    assertThat(PictureIntake.imageIn("<img src=")).isNull();
    assertThat(PictureIntake.imageIn("no picture")).isNull();
  }

  /** Megabytes of what leads a pattern astray: each character is looked at once. */
  @Test
  void pagesAndTextsOfAnyLengthAreLookedThroughAtOnce() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(PictureIntake.imageIn("<img ".repeat(1_000_000))).isNull();
          assertThat(PictureIntake.imageIn("<img src ".repeat(500_000) + ">")).isNull();
          assertThat(PictureIntake.imageIn("<img src='" + "src='".repeat(500_000))).isNull();
          assertThat(PictureIntake.named(".\n".repeat(2_000_000))).isEmpty();
          assertThat(PictureIntake.named("data:image/png;base64," + "A ".repeat(2_000_000) + "!"))
              .isEmpty();
        });
  }
}
