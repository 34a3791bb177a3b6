package org.vggscope.session.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Preprocessing;

class SettingsStoreTest {
  @TempDir private Path folder;
  private SettingsStore store;

  @BeforeEach
  void makeStore() {
    store = new SettingsStore(folder.resolve("settings.json"));
  }

  private Settings load(String json) throws IOException {
    Files.writeString(store.file(), json);
    return store.load();
  }

  private Path aside() {
    return folder.resolve("settings.broken.json");
  }

  @Test
  void whatIsSavedIsLoaded() throws IOException {
    SettingsStore elsewhere = new SettingsStore(folder.resolve("new/settings.json"));
    Settings settings = elsewhere.load();
    assertThat(settings.colourMap).isEqualTo("VIRIDIS");
    settings.colourMap = "MAGMA";
    settings.darkTheme = true;
    settings.weightFiles.add("/a/b.pth");
    elsewhere.save(elsewhere.bytes(settings));
    Settings loaded = elsewhere.load();
    assertThat(loaded).usingRecursiveComparison().isEqualTo(settings);
    assertThat(elsewhere.problems()).isEmpty();
    assertThat(elsewhere.checkPlace()).isNull();
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(elsewhere.file());
    }
  }

  @Test
  void aNewerFileGivesWhatCanBeUsed() throws IOException {
    assertThat(load("{\"colourMap\": \"x\", \"futureSetting\": 3}").colourMap).isEqualTo("x");
    assertThat(store.problems()).isEmpty();
    assertThat(aside()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "", "{\"model\": ", "[]", "3", "\"text\"", "\0\0\0", "{}}x{"})
  void aFileThatIsNoSettingsIsKeptAsideAndSaidSo(String content) throws IOException {
    Settings settings = load(content);
    if (!content.startsWith("{}")) {
      assertThat(settings).usingRecursiveComparison().isEqualTo(new Settings());
      assertThat(store.problems())
          .singleElement()
          .asString()
          .contains(store.file().toString(), "All are as usual", "settings.broken.json");
      assertThat(Files.readAllBytes(aside())).isEqualTo(content.getBytes(StandardCharsets.UTF_8));
    }
    store.save(store.bytes(settings));
    assertThat(new SettingsStore(store.file()).load())
        .usingRecursiveComparison()
        .isEqualTo(settings);
  }

  /** One field is bad and as usual, the rest is kept, the file is kept aside. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colourMap | null",
        "colourMap | 3",
        "colourMap | [\"VIRIDIS\"]",
        "coloursAsStored | 1",
        "darkTheme | \"yes\"",
        "darkTheme | null",
        "windowWidth | -5",
        "windowWidth | 1e300",
        "windowWidth | \"NaN\"",
        "windowHeight | {}",
        "windowHeight | 99",
        "directory | \"/a\\u0000b\"",
        "directory | null",
        "saveDirectory | \"\\u0000\"",
        "weightsDirectory | \"\\u0000\"",
        "weightFiles | null",
        "weightFiles | \"one\"",
        "weightFiles | {\"a\": 1}",
        "trainingData | \"\\u0000\"",
        "trainingNetwork | 3",
        "trainingWidth | 0",
        "trainingWidth | 4",
        "trainingRecipe | \"/a\\u0000b\"",
      })
  void eachBadFieldFallsBackAlone(String field, String value) throws Exception {
    String json = "{\"%s\": %s, \"showLogits\": true}".formatted(field, value);
    Settings settings = load(json);
    Settings expected = new Settings();
    expected.showLogits = true;
    assertThat(settings).usingRecursiveComparison().isEqualTo(expected);
    assertThat(store.problems()).singleElement().asString().contains(field, "settings.broken.json");
    assertThat(aside()).hasContent(json);
  }

  @Test
  void ofAListOnlyTheBadEntriesAreLeftOut() throws IOException {
    Settings settings =
        load("{\"weightFiles\": [\"/a.png\", null, 3, \"/b\\u0000.png\", \"/c.png\"]}");
    assertThat(settings.weightFiles).containsExactly("/a.png", "/c.png");
    assertThat(store.problems()).singleElement().asString().contains("weightFiles");
  }

  @Test
  void aFolderInItsPlaceIsNoObstacle() throws IOException {
    Files.createDirectories(store.file().resolve("full"));
    assertThat(store.load()).usingRecursiveComparison().isEqualTo(new Settings());
    assertThat(store.problems()).singleElement().asString().contains("All are as usual");
    assertThat(store.checkPlace()).contains("not kept", "it is a folder");
    assertThatThrownBy(() -> store.save(store.bytes(new Settings())))
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFolderThatCannotBeIsNoObstacle() throws IOException {
    Files.writeString(folder.resolve("file"), "in the way");
    SettingsStore inFile = new SettingsStore(folder.resolve("file/vggscope/settings.json"));
    assertThat(inFile.load()).usingRecursiveComparison().isEqualTo(new Settings());
    assertThat(inFile.problems()).isEmpty();
    assertThat(inFile.checkPlace()).contains("not kept");
  }

  @Test
  void aPlaceThatNoFileCanHaveIsNoObstacle() throws IOException {
    String before = System.getProperty(SettingsStore.FILE_PROPERTY);
    System.setProperty(SettingsStore.FILE_PROPERTY, "/tmp/a\0b.json");
    try {
      SettingsStore nowhere = SettingsStore.ofUser();
      assertThat(nowhere.load()).usingRecursiveComparison().isEqualTo(new Settings());
      assertThat(nowhere.problems()).singleElement().asString().contains("not kept");
      assertThat(nowhere.checkPlace()).isNull();
      nowhere.save(nowhere.bytes(new Settings()));
    } finally {
      if (before == null) {
        System.clearProperty(SettingsStore.FILE_PROPERTY);
      } else {
        System.setProperty(SettingsStore.FILE_PROPERTY, before);
      }
    }
  }

  @Test
  void aFileWithoutEndIsNotRead() throws IOException {
    Path endless = Path.of("/dev/zero");
    org.assertj.core.api.Assumptions.assumeThat(endless).exists();
    Files.createSymbolicLink(store.file(), endless);
    assertThat(store.load()).usingRecursiveComparison().isEqualTo(new Settings());
    assertThat(store.problems()).isNotEmpty();
  }

  @Test
  void twoWindowsKeepWhatEachHasChanged() throws IOException {
    SettingsStore second = new SettingsStore(store.file());
    Settings one = store.load();
    Settings other = second.load();
    one.showLogits = !one.showLogits;
    store.save(store.bytes(one));
    other.colourMap = "MAGMA";
    second.save(second.bytes(other));
    Settings both = new SettingsStore(store.file()).load();
    assertThat(both.showLogits).isEqualTo(one.showLogits);
    assertThat(both.colourMap).isEqualTo("MAGMA");

    one.windowWidth = 1234;
    store.save(store.bytes(one));
    Settings again = new SettingsStore(store.file()).load();
    assertThat(again.colourMap).isEqualTo("MAGMA");
    assertThat(again.windowWidth).isEqualTo(1234);
  }

  @Test
  void ofMapsEachEntryIsKeptForItself() throws IOException {
    SettingsStore second = new SettingsStore(store.file());
    Settings one = store.load();
    one.preprocessings.put("a.pth", "x");
    one.preprocessings.put("b.pth", "x");
    store.save(store.bytes(one));
    Settings other = second.load();
    one.preprocessings.remove("a.pth");
    one.preprocessings.put("c.pth", "x");
    store.save(store.bytes(one));
    other.preprocessings.put("d.pth", "x");
    other.preprocessings.put("b.pth", "y");
    second.save(second.bytes(other));
    assertThat(new SettingsStore(store.file()).load().preprocessings)
        .isEqualTo(Map.of("b.pth", "y", "c.pth", "x", "d.pth", "x"));
  }

  @Test
  void ownPreprocessingsHaveNamesOfTheirOwn() {
    Settings settings = new Settings();
    Preprocessing right = Preprocessing.torchvision(256, 224);
    Preprocessing mine = Preprocessing.caffe(73, 64).renamed("mine");
    KeptPreprocessings.save(settings, mine, right);
    assertThat(KeptPreprocessings.saved(settings))
        .containsExactly(new SavedPreprocessing(mine, false));
    assertThat(KeptPreprocessings.saved(settings, right)).containsExactly(mine);
    for (String name :
        List.of("", " ", "own", "Own", "caffe", "Caffe", "grey", " x", "a\nb", "x".repeat(41))) {
      assertThatThrownBy(() -> KeptPreprocessings.save(settings, mine.renamed(name), right))
          .as(name)
          .isInstanceOf(IllegalArgumentException.class);
    }
    String json = settings.ownPreprocessings.get("mine");
    Map.of(
            "garbage",
            "{",
            "nothing",
            "{}",
            "null",
            "null",
            "nulls",
            json.replaceFirst("\"resize\":\"[A-Z_]*\"", "\"resize\":null"),
            "infinite",
            json.replaceFirst("\\[103.9", "[1e400,"),
            "large",
            json.replaceFirst("\"crop\":64", "\"crop\":100000"),
            "caffe",
            json)
        .forEach(settings.ownPreprocessings::put);
    assertThat(KeptPreprocessings.saved(settings, right)).containsExactly(mine);
    KeptPreprocessings.forget(settings, "mine");
    assertThat(KeptPreprocessings.saved(settings)).isEmpty();
  }

  @Test
  void whatLeavesTheScalingToTheNetworkIsScaledAsEachWantsIt() {
    Settings settings = new Settings();
    Preprocessing small = Preprocessing.torchvision(64, 64);
    Preprocessing large = Preprocessing.caffe(256, 224);
    Preprocessing mine = Preprocessing.caffe(64, 64).renamed("mine");
    assertThat(KeptPreprocessings.save(settings, mine, small).open()).isTrue();
    assertThat(KeptPreprocessings.saved(settings, small)).containsExactly(mine);
    assertThat(KeptPreprocessings.saved(settings, large))
        .containsExactly(Preprocessing.caffe(256, 224).renamed("mine"));
    assertThat(KeptPreprocessings.saved(settings, Preprocessing.grey(64, 64))).isEmpty();
    assertThatThrownBy(
            () ->
                KeptPreprocessings.alternative(
                    large, "MINE", KeptPreprocessings.saved(settings, large)))
        .hasMessageContaining("torchvision, caffe, caffe-rgb, mine");
  }

  /** Each has read the same file before, and none takes anything from the others. */
  @Test
  void manyWhoSaveAtOnceLoseNothing() throws Exception {
    store.save(store.bytes(store.load()));
    List<Thread> threads = new ArrayList<>();
    List<Throwable> problems = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 20; i++) {
      SettingsStore own = new SettingsStore(store.file());
      Settings settings = own.load();
      settings.ownPreprocessings.put("name " + i, "{}");
      Thread thread =
          new Thread(
              () -> {
                try {
                  own.save(own.bytes(settings));
                } catch (IOException | RuntimeException e) {
                  problems.add(e);
                }
              });
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(problems).isEmpty();
    assertThat(new SettingsStore(store.file()).load().ownPreprocessings).hasSize(20);
  }

  @Test
  void whatIsNotGoodIsKeptOnceHoweverOftenItIsRead() throws IOException {
    Files.writeString(store.file(), "no settings");
    for (int i = 0; i < 5; i++) {
      new SettingsStore(store.file()).load();
    }
    try (var files = Files.list(store.file().toAbsolutePath().getParent())) {
      assertThat(files.filter(file -> file.toString().contains("broken"))).hasSize(1);
    }
  }
}
