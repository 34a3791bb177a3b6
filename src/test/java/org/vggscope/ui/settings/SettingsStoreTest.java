package org.vggscope.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
  @TempDir private Path folder;

  @Test
  void whatIsSavedIsLoaded() throws IOException {
    SettingsStore store = new SettingsStore(folder.resolve("new/settings.json"));
    Settings settings = store.load();
    assertThat(settings.model).isEqualTo("vgg16-tiny");
    settings.model = "vgg19-tiny";
    settings.darkTheme = true;
    settings.recentPictures.add("/a/b.png");
    store.save(settings);
    Settings loaded = store.load();
    assertThat(loaded).usingRecursiveComparison().isEqualTo(settings);
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(store.file());
    }
  }

  @Test
  void aBrokenOrNewerFileGivesWhatCanBeUsed() throws IOException {
    SettingsStore store = new SettingsStore(folder.resolve("settings.json"));
    Files.writeString(store.file(), "{\"model\": ");
    assertThat(store.load().model).isEqualTo("vgg16-tiny");
    Files.writeString(store.file(), "{\"model\": \"x\", \"futureSetting\": 3}");
    assertThat(store.load().model).isEqualTo("x");
  }
}
