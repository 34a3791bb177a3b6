package org.vggscope.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFolderTest {
  @TempDir private Path folder;

  private Path file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  @Test
  void findsPicturesInFoldersWithinFolders() throws IOException {
    Path last = file("cups/white/2.JPEG");
    Path first = file("a.png");
    Path middle = file("b.webp");
    file("notes.txt");
    file("png");
    file(".hidden.png");
    file(".git/3.png");
    assertThat(PictureFolder.list(folder)).containsExactly(first, middle, last);
  }

  @Test
  void doesNotWalkInCircles() throws IOException {
    Path picture = file("inner/a.gif");
    Files.createSymbolicLink(folder.resolve("inner/again"), folder);
    assertThat(PictureFolder.list(folder)).containsExactly(picture);
  }

  @Test
  void takesALinkToAFolderAndAHiddenOneThatIsNamed() throws IOException {
    file(".shots/a.gif");
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve(".shots"));
    assertThat(PictureFolder.list(link)).containsExactly(link.resolve("a.gif"));
  }

  @Test
  void saysWhenThereIsNoSuchFolder() {
    assertThatThrownBy(() -> PictureFolder.list(folder.resolve("gone")))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("gone does not exist; choose a folder that has pictures");
  }

  @Test
  void saysWhenItIsNoFolder() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> PictureFolder.list(file))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("file is not a folder; choose one that has pictures");
  }
}
