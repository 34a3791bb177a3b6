package org.vggscope.session.kept;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Position;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;

/** What is kept from one run to the next, whatever becomes of its file. */
class StateStoreTest {
  @TempDir private Path folder;

  private StateStore store() {
    return new StateStore(folder.resolve("settings.json"));
  }

  private SessionState state(PictureSource picture, List<PictureSource> recent) {
    return new SessionState(
        "/weights/own.pth",
        96,
        Preprocessing.caffe(73, 64),
        picture,
        recent,
        new SessionState.Selected("conv3_2", 17, new Position(2, 3), 5),
        true,
        "vgg19-tiny",
        "evidence.heat",
        Map.of("kernels", ViewState.NONE.with("view", "MATRIX")));
  }

  @Test
  void everythingIsThereAgain() throws IOException {
    PictureSource pasted = new EncodedPicture("pasted", new byte[] {1, 2, 3});
    PictureSource file = new PictureSource.File(Path.of("/a/b.png"));
    SessionState state = state(pasted, List.of(pasted, file, Samples.first()));
    store().save(state);
    StateStore next = store();
    assertThat(next.load()).isEqualTo(state);
    assertThat(next.problems()).isEmpty();
  }

  @Test
  void picturesThatNobodyNamesAnyMoreAreSwept() throws IOException {
    PictureSource pasted = new EncodedPicture("pasted", new byte[] {1, 2, 3});
    StateStore store = store();
    store.save(state(pasted, List.of()));
    assertThat(Files.list(folder.resolve("pictures"))).hasSize(1);
    store.save(state(Samples.first(), List.of()));
    assertThat(Files.list(folder.resolve("pictures"))).isEmpty();
  }

  @Test
  void picturesOfAnotherWindowAndOfABrokenFileAreLeftAlone() throws IOException {
    PictureSource one = new EncodedPicture("one", new byte[] {1});
    PictureSource other = new EncodedPicture("other", new byte[] {2});
    StateStore first = store();
    StateStore second = store();
    first.save(state(one, List.of()));
    second.save(state(other, List.of()));
    first.save(state(one, List.of(one)));
    assertThat(Files.list(folder.resolve("pictures"))).hasSize(2);
    second.saveLast(state(other, List.of()));
    assertThat(store().load().picture()).as("the last one that is closed").isEqualTo(other);
    Files.writeString(folder.resolve("session.json"), "null");
    StateStore broken = store();
    broken.load();
    broken.save(state(Samples.first(), List.of()));
    assertThat(Files.list(folder.resolve("pictures"))).hasSize(2);
  }

  @Test
  void aKeptPictureThatWasChangedIsNotShown() throws IOException {
    PictureSource pasted = new EncodedPicture("pasted", new byte[] {1, 2, 3});
    store().save(state(pasted, List.of(pasted)));
    try (var files = Files.list(folder.resolve("pictures"))) {
      Files.write(files.findFirst().orElseThrow(), new byte[] {9});
    }
    StateStore store = store();
    SessionState loaded = store.load();
    assertThat(loaded.picture()).isNull();
    assertThat(loaded.recent()).isEmpty();
    assertThat(loaded.selected().layer()).isEqualTo("conv3_2");
    assertThat(store.problems()).singleElement().asString().startsWith("pasted, which was open");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"version\": \"1\"}",
        "{\"version\": 99}",
        "\u0000"
      })
  void aFileThatIsNoneIsKeptAside(String content) throws IOException {
    Files.writeString(folder.resolve("session.json"), content);
    StateStore store = store();
    assertThat(store.load()).isEqualTo(SessionState.FIRST);
    assertThat(store.problems()).singleElement().asString().contains("session.broken.json");
    assertThat(folder.resolve("session.broken.json")).hasContent(content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"network\": 3",
        "\"network\": \"a\\u0000b\"",
        "\"inputSize\": -4",
        "\"inputSize\": \"large\"",
        "\"preprocessing\": {\"range\": 7}",
        "\"preprocessing\": []",
        "\"picture\": {\"file\": \"a\\u0000b\"}",
        "\"picture\": {\"kept\": \"../../etc/passwd\"}",
        "\"recent\": 3",
        "\"recent\": [null, 3, {\"sample\": \"none.png\"}]",
        "\"selected\": {\"layer\": null, \"channel\": {}, \"y\": 1e99}",
        "\"views\": [1]",
        "\"views\": {\"kernels\": null}",
        "\"comparing\": \"maybe\"",
      })
  void aBadPartFallsBackAlone(String part) throws IOException {
    Files.writeString(
        folder.resolve("session.json"),
        "{\"version\": 1, %s, \"view\": \"kernels\"}".formatted(part));
    StateStore store = store();
    SessionState loaded = store.load();
    assertThat(loaded.view()).isEqualTo("kernels");
    assertThat(loaded.inputSize()).isZero();
    assertThat(loaded.picture()).isNull();
    assertThat(loaded.recent()).isEmpty();
    assertThat(loaded.preprocessing()).isNull();
    assertThat(folder.getParent().resolve("passwd")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"network\": [1]", "\"views\": 3", "\"comparing\": \"maybe\""})
  void aPartOfAnotherKindIsSaidAndTheFileKeptAside(String part) throws IOException {
    Files.writeString(folder.resolve("session.json"), "{\"version\": 1, %s}".formatted(part));
    StateStore store = store();
    store.load();
    assertThat(store.problems())
        .singleElement()
        .asString()
        .contains(part.substring(1, part.indexOf(':') - 1), "session.broken.json");
  }

  @Test
  void nothingIsKeptWhereNothingCanBe() throws IOException {
    StateStore nowhere = new StateStore(null);
    assertThat(nowhere.load()).isEqualTo(SessionState.FIRST);
    nowhere.save(state(Samples.first(), List.of()));
  }
}
