package org.vggscope.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.PictureReader;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.weights.UserFolders;

/** Pictures to learn from, in the formats that they are published in. */
class DataSetTest {
  @TempDir private Path folder;

  static void picture(Path file, int side, int rgb) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < side * side; i++) {
      image.setRGB(i % side, i / side, rgb + i % 5);
    }
    ImageIO.write(image, "png", file.toFile());
  }

  private static byte[] idx(int magic, int count, int side, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(magic);
    out.writeInt(count);
    if (magic == 0x803) {
      out.writeInt(side);
      out.writeInt(side);
    }
    out.write(content);
    return bytes.toByteArray();
  }

  private void mnist(boolean packed, int cut) throws IOException {
    for (String part : new String[] {"train", "t10k"}) {
      byte[] pixels = new byte[6 * 28 * 28];
      Arrays.fill(pixels, 28 * 28, 2 * 28 * 28, (byte) 200);
      byte[] images = idx(0x803, 6, 28, pixels);
      put(part + "-images-idx3-ubyte", Arrays.copyOf(images, images.length - cut), packed);
      put(part + "-labels-idx1-ubyte", idx(0x801, 6, 0, new byte[] {4, 0, 1, 2, 3, 9}), packed);
    }
  }

  private void put(String name, byte[] content, boolean packed) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = packed ? new GZIPOutputStream(bytes) : bytes) {
      out.write(content);
    }
    Files.write(folder.resolve(name + (packed ? ".gz" : "")), bytes.toByteArray());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void mnistsFilesArePaddedTo32(boolean packed) throws IOException {
    mnist(packed, 0);
    assertThat(DataSet.isPacked(folder)).isTrue();
    DataSet set = DataSet.open(folder, 1);
    assertThat(set.training().side()).isEqualTo(32);
    assertThat(set.training().classes()).hasSize(10);
    assertThat(set.training().labels()).containsExactly(4, 0, 1, 2, 3, 9);
    int second = 32 * 32;
    assertThat(set.training().pixels()[second + 2 * 32 + 2] & 0xff).isEqualTo(200);
    assertThat(set.training().pixels()[second + 2 * 32 + 1]).isZero();
    assertThat(set.training().pixels()[second + 29 * 32 + 29] & 0xff).isEqualTo(200);
    assertThat(set.training().pixels()[second + 30 * 32 + 29]).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void filesThatAreCutShortAreNamed(boolean packed) throws IOException {
    mnist(packed, 100);
    assertThatThrownBy(() -> DataSet.open(folder, 1))
        .hasMessage("train-images-idx3-ubyte: cut short or damaged; download it again");
  }

  @Test
  void cifarsPythonArchiveIsReadAsPublished() throws IOException {
    Path archive = Path.of("src/test/resources/fixtures/sets/cifar-10-python.tar.gz");
    DataSet set = DataSet.open(archive, 1);
    assertThat(set.training().count()).isEqualTo(8);
    assertThat(set.validation().count()).isEqualTo(4);
    assertThat(set.training().labels()).startsWith(3, 1, 9, 0);
    assertThat(set.training().classes()).startsWith("airplane", "automobile");
    // Picture i has the number 7 i + 31 c at place c.
    assertThat(set.training().pixels()[3 * 3072 + 5] & 0xff).isEqualTo((21 + 155) % 256);

    byte[] whole = Files.readAllBytes(archive);
    Path cut = folder.resolve("cifar-10-python.tar.gz");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    assertThatThrownBy(() -> DataSet.open(cut, 1)).hasMessageContaining("cut short or damaged");
  }

  @Test
  void cifarsBinaryBatchesAreRead() throws IOException {
    byte[] batch = new byte[2 * 3073];
    batch[0] = 7;
    batch[1] = 99;
    batch[3073] = 2;
    Files.write(folder.resolve("data_batch_1.bin"), batch);
    Files.write(folder.resolve("test_batch.bin"), batch);
    DataSet set = DataSet.open(folder, 1);
    assertThat(set.training().labels()).containsExactly(7, 2);
    assertThat(set.training().pixels()[0]).isEqualTo((byte) 99);

    Files.write(folder.resolve("data_batch_2.bin"), Arrays.copyOf(batch, 4000));
    assertThatThrownBy(() -> DataSet.open(folder, 1))
        .hasMessageStartingWith("data_batch_2.bin: cut short");
    batch[0] = 12;
    Files.write(folder.resolve("data_batch_2.bin"), batch);
    assertThatThrownBy(() -> DataSet.open(folder, 1))
        .hasMessageContaining("a class that is none of 10");
  }

  @Test
  void aFolderAClassTakesPicturesOfAnySizeAndLeavesOutBrokenOnes() throws IOException {
    for (int i = 0; i < 12; i++) {
      picture(folder.resolve("cat/" + i + ".png"), 40 + i, 0xff0000);
      picture(folder.resolve("dog/" + i + ".png"), 64, 0x0000f0);
    }
    Files.writeString(folder.resolve("dog/broken.png"), "no picture");
    DataSet set = DataSet.open(folder, 3);
    assertThat(set.training().classes()).containsExactly("cat", "dog");
    assertThat(set.training().count() + set.validation().count()).isEqualTo(24);
    assertThat(set.validation().count()).isEqualTo(4);
    assertThat(set.training().side()).isEqualTo(64);
    assertThat(set.training().channels()).isEqualTo(3);
    assertThat(set.skipped()).hasSize(1).first().asString().startsWith("broken.png");
    // The same seed sets the same apart.
    assertThat(DataSet.open(folder, 3).validation()).isEqualTo(set.validation());
    int first = set.training().labels()[0] == 0 ? 0xff : 0;
    assertThat(set.training().pixels()[0] & 0xff).isEqualTo(first);
  }

  @Test
  void oneClassIsNothingToTell() throws IOException {
    picture(folder.resolve("cat/a.png"), 32, 0xff0000);
    assertThatThrownBy(() -> DataSet.open(folder, 1))
        .hasMessageContaining("has 1 class; a network learns to tell at least two apart");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatThrownBy(() -> DataSet.open(empty, 1)).hasMessageContaining("no sub-folders");
    assertThatThrownBy(() -> DataSet.open(folder.resolve("nowhere"), 1))
        .hasMessageContaining("mnist-small or cifar10-small");
  }

  @Test
  void whatWasDownloadedIsCalledByItsName() throws IOException {
    String before = System.getProperty(UserFolders.DATA_PROPERTY, "");
    System.setProperty(UserFolders.DATA_PROPERTY, folder.resolve("own").toString());
    try {
      assertThat(DataSet.isPacked(Path.of("mnist"))).isTrue();
      assertThatThrownBy(() -> DataSet.open(Path.of("mnist"), 1))
          .hasMessage(
              "mnist: is not downloaded: 'download mnist' gets it, mnist-small comes along");
      mnist(true, 0);
      Path there = Files.createDirectories(folder.resolve("own/sets/mnist"));
      try (var files = Files.list(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".gz")).toList()) {
          Files.move(file, there.resolve(file.getFileName()));
        }
      }
      assertThat(DataSet.open(Path.of("mnist"), 1).training().count()).isEqualTo(6);
    } finally {
      System.setProperty(UserFolders.DATA_PROPERTY, before);
    }
  }

  @Test
  void theSetsThatComeAlongAreWhole() throws IOException {
    DataSet digits = DataSet.open(Path.of("mnist-small"), 1);
    assertThat(digits.training().count()).isEqualTo(8000);
    assertThat(digits.validation().count()).isEqualTo(2000);
    assertThat(digits.training().classes()).hasSize(10).startsWith("0", "1");
    DataSet pictures = DataSet.open(Path.of("cifar10-small"), 1);
    assertThat(pictures.training().count()).isEqualTo(10_000);
    assertThat(pictures.validation().count()).isEqualTo(2000);
    assertThat(pictures.training().classes()).contains("airplane", "truck").hasSize(10);
    // As many of each class, and the usual colours of CIFAR-10.
    long trucks = Arrays.stream(pictures.training().labels()).filter(label -> label == 9).count();
    assertThat(trucks).isEqualTo(1000);
    assertThat(pictures.training().mean().get(0)).isCloseTo(0.491, within(0.01));
    assertThat(pictures.training().deviation(pictures.training().mean()).get(2))
        .isCloseTo(0.262, within(0.01));
  }

  @Test
  void aSetThatIsTooLargeForOnePieceIsRefused() {
    assertThatThrownBy(() -> PictureSet.bytes(20_000, 3 * 224 * 224))
        .hasMessageContaining("20,000 pictures of 150,528 bytes are 3.0 GB")
        .hasMessageContaining("give fewer or smaller ones");
  }

  /** Python 3 writes bytes as text in its old protocols, and NumPy keeps some arrays by columns. */
  @ParameterizedTest
  @ValueSource(strings = {"columns", "protocol-0", "protocol-2"})
  void pickledBatchesAreTheSameHoweverTheyAreWritten(String way) throws IOException {
    Path sets = Path.of("src/test/resources/fixtures/sets");
    PictureSet rows = DataSet.open(sets.resolve("pickled-rows"), 1).training();
    assertThat(DataSet.open(sets.resolve("pickled-" + way), 1).training()).isEqualTo(rows);
    assertThat(rows.count()).isEqualTo(5);
  }

  /** Small pictures are learned from with a border, and have it when they are opened later. */
  @ParameterizedTest
  @ValueSource(ints = {28, 29, 32, 48})
  void whatIsOpenedIsPreparedAsWhatWasLearnedFrom(int side) throws IOException {
    for (int i = 0; i < 8; i++) {
      picture(folder.resolve("red/" + i + ".png"), side, 0x800000 + 0x030201 * i);
      picture(folder.resolve("blue/" + i + ".png"), side, 0x000080 + 0x030201 * i);
    }
    DataSet data = DataSet.open(folder, 1);
    Preprocessing preprocessing = Training.preprocessing(data.training());
    Batches batches = new Batches(data.validation(), preprocessing, null, 0);
    for (int i = 0; i < data.validation().count(); i++) {
      SourceImage opened = data.validation().picture(i);
      assertThat(Preprocessor.prepare(opened, preprocessing).input().values())
          .isEqualTo(batches.pictures(List.of(i), 0));
    }
    SourceImage file = PictureReader.read(folder.resolve("red/3.png"));
    assertThat(Preprocessor.prepare(file, preprocessing).input().shape().height())
        .isEqualTo(data.training().side());
  }

  @Test
  void everyClassHasPicturesToLearnFrom() throws IOException {
    Path set = folder.resolve("set");
    picture(set.resolve("train/a/0.png"), 32, 0x102030);
    picture(set.resolve("train/c/0.png"), 32, 0x302010);
    Files.createDirectories(set.resolve("train/b"));
    assertThatThrownBy(() -> DataSet.open(set, 1))
        .hasMessageStartingWith("b: has no picture that can be read");
    Files.delete(set.resolve("train/b"));
    picture(set.resolve("test/a/0.png"), 32, 0x102030);
    picture(set.resolve("test/d/0.png"), 32, 0x102030);
    assertThatThrownBy(() -> DataSet.open(set, 1))
        .hasMessageStartingWith("test/d: is no class that is learned from");
  }

  @Test
  void aFolderOfAFolderAClassIsToldWithoutReadingIt() throws IOException {
    picture(folder.resolve("flat/1.png"), 32, 0xff0000);
    picture(folder.resolve("one/cats/1.png"), 32, 0xff0000);
    Files.createDirectories(folder.resolve("one/empty"));
    picture(folder.resolve("one/.hidden/1.png"), 32, 0xff0000);
    picture(folder.resolve("two/cats/1.png"), 32, 0xff0000);
    picture(folder.resolve("two/dogs/deeper/1.png"), 32, 0xff);
    picture(folder.resolve("parted/train/cats/1.png"), 32, 0xff0000);
    picture(folder.resolve("parted/train/dogs/1.png"), 32, 0xff);
    picture(folder.resolve("parted/test/cats/1.png"), 32, 0xff0000);
    assertThat(DataSet.isFolder(folder.resolve("flat"))).isFalse();
    assertThat(DataSet.isFolder(folder.resolve("one"))).isFalse();
    assertThat(DataSet.isFolder(folder.resolve("two"))).isTrue();
    assertThat(DataSet.isFolder(folder.resolve("parted"))).isTrue();
    assertThat(DataSet.isFolder(folder.resolve("two/cats/1.png"))).isFalse();
    assertThat(DataSet.isFolder(folder.resolve("nowhere"))).isFalse();
  }
}
