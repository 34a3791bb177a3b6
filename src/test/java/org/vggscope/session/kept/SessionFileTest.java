package org.vggscope.session.kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Labels;
import org.vggscope.model.Position;
import org.vggscope.model.Preprocessing;
import org.vggscope.session.EncodedPicture;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;
import org.vggscope.support.Checksum;
import org.vggscope.text.Wording;
import org.vggscope.weights.ModelCatalog;

/**
 * What is saved in one file is there again, and whatever else a file holds is refused in a line.
 */
class SessionFileTest {
  private static final LessonProgress LESSONS =
      new LessonProgress(List.of("pixels"), Map.of("relu", "3"));

  @TempDir private Path folder;
  private Path file;
  private Path network;
  private Path photo;

  @BeforeEach
  void prepare() throws IOException {
    file = folder.resolve("lesson.vggscope");
    network = Files.write(Files.createDirectory(folder.resolve("w")).resolve("own.pth"), bytes(9));
    photo = Files.write(Files.createDirectory(folder.resolve("p")).resolve("cat.png"), bytes(5));
  }

  private static byte[] bytes(int seed) {
    byte[] bytes = new byte[3000];
    Arrays.fill(bytes, (byte) seed);
    return bytes;
  }

  private static SessionState state(
      String network, PictureSource picture, List<PictureSource> recent, boolean comparing) {
    return new SessionState(
        network,
        96,
        Preprocessing.caffe(73, 64),
        picture,
        recent,
        new SessionState.Selected("conv3_2", 17, new Position(2, 3), 5),
        comparing,
        "vgg19-tiny",
        "evidence.heat",
        Map.of("kernels", ViewState.NONE.with("view", "MATRIX")));
  }

  private static SavedSession session(SessionState state) {
    return new SavedSession(state, "", LESSONS);
  }

  private SavedSession ofPhoto() {
    PictureSource picture = new PictureSource.File(photo);
    return session(state(network.toString(), picture, List.of(picture), true));
  }

  private void write(SavedSession session) throws IOException {
    new SessionFile(file, ModelCatalog.bundled()).write(session, share -> {});
  }

  private SavedSession read(Path... chosen) throws IOException {
    return new SessionFile(file, ModelCatalog.bundled()).read(Set.of(chosen), share -> {});
  }

  private String refusal(Path... chosen) {
    try {
      read(chosen);
    } catch (IOException e) {
      return Wording.of(e);
    }
    throw new AssertionError("It was opened");
  }

  /** Every entry of the file, by its name. */
  private Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry each : zip.stream().toList()) {
        entries.put(each.getName(), zip.getInputStream(each).readAllBytes());
      }
    }
    return entries;
  }

  private void zip(Map<String, byte[]> entries) throws IOException {
    try (OutputStream stream = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(stream)) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
      }
    }
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everythingIsThereAgain() throws IOException {
    PictureSource pasted = new EncodedPicture("pasted", bytes(1));
    PictureSource onDisk = new PictureSource.File(photo);
    SavedSession session =
        new SavedSession(
            state(network.toString(), pasted, List.of(pasted, onDisk, Samples.first()), true),
            folder.resolve("run").toString(),
            LESSONS);
    write(session);
    assertThat(read()).isEqualTo(session);
    assertThat(entries().keySet())
        .as("what a browser took for another kind of file is known by its first entry")
        .first()
        .isEqualTo("session.json");
    Path renamed = Files.copy(file, folder.resolve("lesson.zip"));
    assertThat(new PictureSource.File(renamed).isSessionFile()).isTrue();
    assertThat(new PictureSource.File(renamed).isWeightFile()).isFalse();
    assertThat(new PictureSource.File(photo).isSessionFile()).isFalse();
  }

  @Test
  void whatAPersonSaysOfANetworkIsThereAgainWhereverItsFileLies() throws IOException {
    SessionState bare = state(network.toString(), Samples.first(), List.of(), false);
    Labels names = Labels.parse(List.of("n01\tone", "two"));
    SessionState named =
        new SessionState(
            bare.network(),
            bare.inputSize(),
            bare.preprocessing(),
            bare.picture(),
            bare.recent(),
            bare.selected(),
            bare.comparing(),
            bare.companion(),
            bare.view(),
            bare.views(),
            names);
    Preprocessing word = Preprocessing.caffe(64, 64);
    write(new SavedSession(named, "", LESSONS, Map.of(network.toString(), Optional.of(word))));
    assertThat(read().state().labels()).isEqualTo(names);
    assertThat(read().said()).containsExactly(Map.entry(network.toString(), Optional.of(word)));
    Path moved = Files.move(network, folder.resolve("moved.pth"));
    assertThat(read().said()).containsExactly(Map.entry(moved.toString(), Optional.of(word)));
  }

  @Test
  void thatNobodySaysAnythingIsKnown() throws IOException {
    SessionState state = state(network.toString(), Samples.first(), List.of(), false);
    write(new SavedSession(state, "", LESSONS, Map.of(network.toString(), Optional.empty())));
    assertThat(read().said()).containsExactly(Map.entry(network.toString(), Optional.empty()));
    write(session(state));
    assertThat(read().said()).isEmpty();
  }

  @Test
  void aPictureWhoseFileIsGoneOrChangedIsTheOneThatWasSaved() throws IOException {
    write(ofPhoto());
    byte[] saved = Files.readAllBytes(photo);
    Files.write(photo, bytes(6));
    assertThat(read().state().picture()).isEqualTo(new EncodedPicture("cat.png", saved));
    Files.delete(photo);
    assertThat(read().state().picture()).isEqualTo(new EncodedPicture("cat.png", saved));
    assertThat(read().state().recent()).containsExactly(new EncodedPicture("cat.png", saved));
  }

  @Test
  void oneOfTheLastPicturesThatIsGoneIsLeftOut() throws IOException {
    Path other = Files.write(folder.resolve("other.png"), bytes(7));
    PictureSource open = new PictureSource.File(photo);
    write(session(state("vgg16-tiny", open, List.of(open, new PictureSource.File(other)), false)));
    SavedSession whole = read();
    assertThat(whole.state().recent()).hasSize(2);
    Files.delete(other);
    write(whole);
    assertThat(read().state().recent()).containsExactly(open);
  }

  @Test
  void aNetworkThatWasMovedBesideTheFileIsFoundUnderAnyName() throws IOException {
    write(ofPhoto());
    Path moved = Files.move(network, folder.resolve("renamed.weights"));
    assertThat(read().state().network()).isEqualTo(moved.toString());
    assertThat(read().state().companion()).isEqualTo("vgg19-tiny");
  }

  @Test
  void aNetworkThatIsNowhereIsAskedForAndAnotherOneRefused() throws IOException {
    write(ofPhoto());
    Path far = Files.createDirectory(folder.resolve("far"));
    Path moved = Files.move(network, far.resolve("own.pth"));
    assertThatThrownBy(this::read)
        .isInstanceOf(MissingNetworkException.class)
        .hasMessageContaining("own.pth")
        .hasMessageContaining(network.toString());
    Files.write(network, bytes(8));
    assertThatThrownBy(this::read)
        .as("other content of the same length at the same place")
        .isInstanceOf(MissingNetworkException.class);
    assertThat(refusal(network)).contains("what was chosen is not its network own.pth");
    assertThat(read(moved).state().network()).isEqualTo(moved.toString());
  }

  @Test
  void aNetworkThatIsOnlyRememberedMayBeGone() throws IOException {
    SessionState state = state("vgg16-tiny", Samples.first(), List.of(), false);
    SessionState remembered = state.withNetworks("vgg16-tiny", network.toString());
    write(session(remembered));
    Files.delete(network);
    assertThat(read().state()).isEqualTo(remembered);
    write(session(remembered));
    assertThat(read().state()).isEqualTo(remembered);
  }

  @Test
  void aTrainingThatWasMovedBesideTheFileIsFoundWithItsMoment() throws IOException {
    Path run = Files.createDirectories(folder.resolve("far/digits"));
    Files.writeString(run.resolve("run.json"), "{}");
    Path moment =
        Files.createDirectory(run.resolve("moments")).resolve("step-00000010.safetensors");
    Files.write(moment, bytes(4));
    write(
        new SavedSession(
            state(moment.toString(), Samples.first(), List.of(), false), run.toString(), LESSONS));
    assertThat(read().run()).isEqualTo(run.toString());
    Path moved = Files.move(run, folder.resolve("digits"));
    assertThat(read().run()).isEqualTo(moved.toString());
    assertThat(read().state().network())
        .isEqualTo(moved.resolve("moments/step-00000010.safetensors").toString());
  }

  @Test
  void aSessionThatCouldNotBeOpenedAgainIsNotSavedAndTheFileThatWasThereStays() throws IOException {
    write(ofPhoto());
    byte[] before = Files.readAllBytes(file);
    SavedSession session = read();
    Files.delete(photo);
    assertThatThrownBy(() -> write(session)).hasMessageContaining("cat.png", "gone");
    Files.write(photo, bytes(5));
    Files.delete(network);
    assertThatThrownBy(() -> write(session))
        .hasMessageContaining("own.pth")
        .hasMessageContaining("gone");
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void whoGivesUpIsLeftWithTheFileThatWasThere() throws IOException {
    write(ofPhoto());
    byte[] before = Files.readAllBytes(file);
    SavedSession session = read();
    assertThatThrownBy(
            () ->
                new SessionFile(file, ModelCatalog.bundled())
                    .write(
                        session,
                        share -> {
                          throw new CancellationException();
                        }))
        .isInstanceOf(CancellationException.class);
    assertThat(file).hasBinaryContent(before);
    assertThat(Files.list(folder)).noneMatch(each -> each.toString().endsWith(".part"));
  }

  @Test
  void aFileThatIsCutShortAnywhereIsRefused() throws IOException {
    write(ofPhoto());
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 1 + whole.length / 60) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThat(refusal()).as("%d bytes", length).contains("damaged or cut short");
    }
  }

  @Test
  void aFileOfWhichAByteIsAnotherIsRefusedOrTheSame() throws IOException {
    write(ofPhoto());
    Files.delete(photo);
    SavedSession whole = read();
    byte[] right = Files.readAllBytes(file);
    for (int at = 0; at < right.length; at += 3) {
      byte[] wrong = right.clone();
      wrong[at] ^= 0x55;
      Files.write(file, wrong);
      try {
        assertThat(read()).as("byte %d", at).isEqualTo(whole);
      } catch (IOException e) {
        assertThat(Wording.of(e)).as("byte %d", at).isNotBlank().doesNotContain("Exception");
      }
    }
  }

  @Test
  void aLaterVersionSaysSo() throws IOException {
    zip(Map.of("session.json", json("{\"version\": 99}")));
    assertThat(refusal()).isEqualTo("a later version of the program wrote it");
  }

  @Test
  void aFileOfTheFirstVersionOpens() throws IOException {
    try (var stream = SessionFileTest.class.getResourceAsStream("first.vggscope")) {
      Files.write(file, stream.readAllBytes());
    }
    SavedSession read = read();
    assertThat(read.lessons()).isEqualTo(LESSONS);
    assertThat(read.run()).isEmpty();
    SessionState state = read.state();
    assertThat(state.network()).isEqualTo("vgg16-tiny");
    assertThat(state.companion()).isEqualTo("vgg19-tiny");
    assertThat(state.inputSize()).isEqualTo(96);
    assertThat(state.selected())
        .isEqualTo(new SessionState.Selected("conv3_2", 17, new Position(2, 3), 5));
    assertThat(state.picture()).isEqualTo(new EncodedPicture("pasted", new byte[] {1, 2, 3}));
    assertThat(state.recent()).containsExactly(state.picture(), Samples.first());
    assertThat(state.view()).isEqualTo("evidence.heat");
    assertThat(state.views()).containsEntry("kernels", ViewState.NONE.with("view", "MATRIX"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"version\": \"1\"}",
        "{\"version\": 1, \"network\": 7}",
        "{\"version\": 1, \"views\": []}",
        "{\"version\": 1, \"network\": \"vgg99\"}",
        "{\"version\": 1, \"network\": \"//server/share/own.pth\"}",
        "{\"version\": 1, \"picture\": {\"name\": \"cat.png\", \"kept\": \"../../etc/passwd\"}}",
        "{\"version\": 1, \"picture\": {\"name\": \"cat.png\", \"file\": \"/nowhere/cat.png\"}}"
      })
  void aStateThatIsNotGoodIsRefusedAsAWhole(String state) throws IOException {
    zip(Map.of("session.json", json(state)));
    assertThat(refusal()).isNotBlank().doesNotContain("Exception").doesNotContain("\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../evil.txt", "/etc/evil", "a/../../evil", "..\\evil", "a/.."})
  void anEntryThatWantsToLieElsewhereIsRefused(String name) throws IOException {
    write(ofPhoto());
    Map<String, byte[]> entries = entries();
    entries.put(name, bytes(1));
    zip(entries);
    assertThat(refusal()).contains("wants to lie elsewhere");
    assertThat(folder.resolve("../evil.txt")).doesNotExist();
  }

  @Test
  void whatUnpacksToTooMuchIsRefused() throws IOException {
    zip(Map.of("session.json", new byte[8 << 20]));
    assertThat(refusal()).contains("session.json in it unpacks to more");
    write(ofPhoto());
    Map<String, byte[]> entries = entries();
    byte[] huge = new byte[SessionFile.LARGEST_PICTURE + 1];
    String sum = Checksum.of(huge);
    zip(
        Map.of(
            "session.json",
            json("{\"version\": 1, \"picture\": {\"name\": \"a\", \"kept\": \"" + sum + "\"}}"),
            "pictures/" + sum,
            huge));
    assertThat(Files.size(file)).as("it is small").isLessThan(1 << 20);
    assertThat(refusal()).contains("unpacks to more");
    for (int i = 0; i < 1001; i++) {
      entries.put("pictures/" + i, new byte[0]);
    }
    zip(entries);
    assertThat(refusal()).contains("files, which no session does");
  }

  @Test
  void aPictureOfOtherBytesIsRefused() throws IOException {
    write(ofPhoto());
    Files.delete(photo);
    Map<String, byte[]> entries = entries();
    entries.replaceAll((name, bytes) -> name.startsWith("pictures/") ? bytes(77) : bytes);
    zip(entries);
    assertThat(refusal()).contains("damaged");
    entries.keySet().removeIf(name -> name.startsWith("pictures/"));
    zip(entries);
    assertThat(refusal()).isEqualTo("it lacks the picture cat.png");
  }

  @Test
  void whatIsNoFileIsRefused() throws IOException {
    assertThat(refusal()).contains("no such file");
    Files.createDirectory(file);
    assertThat(refusal()).isEqualTo("it is no file");
  }
}
