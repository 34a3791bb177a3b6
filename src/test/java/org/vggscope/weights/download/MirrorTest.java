package org.vggscope.weights.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.weights.CatalogEntry;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.UserFolders;

class MirrorTest {
  private final CatalogEntry entry = ModelCatalog.bundled().entry("vgg16");

  @AfterEach
  void forgetTheProperty() {
    System.clearProperty(Mirror.PROPERTY);
  }

  @Test
  void withoutOneTheCataloguesAddressIsTaken() {
    assertThat(Mirror.NONE.address(entry))
        .hasToString("https://download.pytorch.org/models/vgg16-397923af.pth");
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8000,http://127.0.0.1:8000/vgg16-397923af.pth",
    "https://mirror.example.com/a/b/,https://mirror.example.com/a/b/vgg16-397923af.pth",
    "' HTTPS://mirror.example.com/a ',HTTPS://mirror.example.com/a/vgg16-397923af.pth",
  })
  void itStandsBeforeTheFilesName(String base, String address) {
    assertThat(Mirror.chosen(base).address(entry)).hasToString(address);
  }

  @Test
  void whatIsAskedForComesBeforeTheProperty() {
    System.setProperty(Mirror.PROPERTY, "http://property/models");
    assertThat(Mirror.chosen(null).base()).hasToString("http://property/models/");
    assertThat(Mirror.chosen("http://asked").base()).hasToString("http://asked/");
    System.setProperty(Mirror.PROPERTY, "nonsense");
    assertThatThrownBy(() -> Mirror.chosen(null))
        .hasMessage(
            "The mirror in vggscope.mirror, 'nonsense', is no address of a web server; give one"
                + " like https://host/models/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "ftp://host/",
        "file:///tmp",
        "http:///models",
        "http://user:word@host/",
        "http://host/?a=b",
        "http://host/#x"
      })
  void whatIsNoMirrorIsRefused(String base) {
    assertThatThrownBy(() -> Mirror.chosen(base))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("The mirror")
        .hasMessageNotContaining("word");
  }

  @Test
  void aRequestKnowsItsFiles() {
    UserFolders folders = new UserFolders(Path.of("/data"));
    DownloadRequest request = DownloadRequest.of(entry, Mirror.NONE, folders);
    assertThat(request.target().toString().replace('\\', '/'))
        .endsWith("/data/models/vgg16-397923af.pth");
    assertThat(request.part().getFileName()).hasToString("vgg16-397923af.pth.part");
    assertThatThrownBy(
            () ->
                DownloadRequest.of(
                    ModelCatalog.bundled().entry("vgg16-tiny"), Mirror.NONE, folders))
        .hasMessage("vgg16-tiny is bundled; it needs no download");
  }
}
