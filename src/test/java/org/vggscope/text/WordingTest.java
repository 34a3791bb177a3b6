package org.vggscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import org.vggscope.support.Problem;
import org.vggscope.support.ProblemException;

class WordingTest {
  private static final Problem CUT =
      Problem.of("%d bytes where the shape %s needs %d", 5, "(2, 3)", 24);

  /** Jobs of cron have no language, and with it no letters but those of ASCII. */
  @Test
  void namesThatTheLanguageCannotSaySayWhatToSet() {
    assertThat(Wording.invalidName("caf??.png", "ANSI_X3.4-1968").english())
        .contains("set LC_ALL=C.UTF-8");
    assertThat(Wording.invalidName("Nul character not allowed: a", "ANSI_X3.4-1968").english())
        .contains("cannot have a file");
    assertThat(Wording.invalidName("Illegal char", "UTF-8").english()).contains("cannot have");
  }

  @Test
  void whatIsGivenIsCalledAsItWasGiven() {
    ProblemException failure = new ProblemException(CUT.about("cat.npy"));
    assertThat(Wording.of(failure)).isEqualTo("cat.npy: 5 bytes where the shape (2, 3) needs 24");
    assertThat(Wording.of(failure, "pets/cat.npy"))
        .isEqualTo("pets/cat.npy: 5 bytes where the shape (2, 3) needs 24");
    assertThat(Wording.of(failure, "dog.png")).startsWith("dog.png: cat.npy: 5 bytes");
    assertThat(Wording.of(new ProblemException(CUT), "dog.png")).startsWith("dog.png: 5 bytes");
  }

  @Test
  void aNameThatOnlyBeginsAlikeIsAnother() {
    ProblemException failure = new ProblemException(CUT.about("cat.npy.bak"));
    assertThat(Wording.of(failure, "cat.npy")).startsWith("cat.npy: cat.npy.bak: 5 bytes");
  }

  @Test
  void aProblemInAProblemIsWordedToo() {
    Problem outer = Problem.of("the pickle is broken: it %s", Problem.of("has %d ends", 2));
    assertThat(outer.english()).isEqualTo("the pickle is broken: it has 2 ends");
  }

  @Test
  void aSentenceWithoutArgumentsMayHavePercents() {
    assertThat(Problem.of("100 % of it").about("a%s").english()).isEqualTo("a%s: 100 % of it");
  }

  @Test
  void whatTheSystemSaysIsWordedOnOneLine() {
    assertThat(Wording.of(new NoSuchFileException("a\nb.png")))
        .isEqualTo("a\\u000Ab.png: no such file or folder; check the path");
    assertThat(Wording.of(new FileSystemException("out.png", null, "No space left on device")))
        .isEqualTo(
            "out.png: No space left on device; free some of the disk, or choose another place");
    assertThat(Wording.of(new IOException("100 %s"), "x")).isEqualTo("x: 100 %s");
    assertThat(Wording.of(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  /** A dialog that names the file itself takes the subject away. */
  @Test
  void aProblemMayBeAboutNothing() {
    Problem problem = Problem.of("no room for %d bytes", 3).about("a\u202eb.png");
    assertThat(problem.english()).isEqualTo("a\\u202Eb.png: no room for 3 bytes");
    assertThat(problem.about(null).english()).isEqualTo("no room for 3 bytes");
  }
}
