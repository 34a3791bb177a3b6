package org.vggscope.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.weights.SmallNetworks.Array;
import org.vggscope.weights.labels.LabelFile;

/** Files made to harm: each gets one clear line, soon, in little memory, and nothing is run. */
class HostileFilesTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  @TempDir Path folder;

  private static void assertRefused(byte[] file, String message) {
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> SmallNetworks.open(file).close())
                .isInstanceOf(WeightFileException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n"));
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** A pickle as numpy.save writes it. */
  private static byte[] npy(byte[] pickle) {
    String header = "{'descr': '|O', 'fortran_order': False, 'shape': (), }";
    header += " ".repeat(117 - header.length()) + "\n";
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(latin("\u0093NUMPY\u0001\u0000" + (char) header.length() + "\u0000" + header));
    file.writeBytes(pickle);
    return file.toByteArray();
  }

  private static byte[] npy(String pickle) {
    return npy(latin(pickle));
  }

  private static byte[] zip(Map<String, byte[]> files, boolean packed) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        if (!packed) {
          CRC32 checksum = new CRC32();
          checksum.update(file.getValue());
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(file.getValue().length);
          entry.setCrc(checksum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "posix, system",
    "nt, system",
    "builtins, eval",
    "__builtin__, eval",
    "builtins, exec",
    "builtins, getattr",
    "subprocess, Popen",
    "numpy.testing._private.utils, runstring",
    "torch, load",
    "torch.hub, load"
  })
  void namesThatWeightsDoNotNeedAreRefused(String module, String name) throws IOException {
    Path trace = folder.resolve("trace");
    String command = "touch " + trace;
    String message = "wants to use " + module + "." + name;
    String call = "c" + module + "\n" + name + "\n(S'" + command + "'\ntR.";
    assertRefused(npy(call), message);
    assertRefused(latin("\u0080\u0002" + call), message);
    String instance = "(S'" + command + "'\ni" + module + "\n" + name + "\n.";
    assertRefused(npy(instance), message);
    String stacked =
        "\u0080\u0004\u008c"
            + (char) module.length()
            + module
            + "\u008c"
            + (char) name.length()
            + name
            + "\u0093\u008c"
            + (char) command.length()
            + command
            + "\u0085R.";
    assertRefused(npy(stacked), message);
    assertRefused(zip(Map.of("a/data.pkl", latin(stacked)), false), message);
    assertThat(trace).doesNotExist();
  }

  @Test
  void wholeModelsAreAnsweredWithWhatToDo() {
    assertRefused(
        latin("\u0080\u0002ctorchvision.models.vgg\nVGG\n)\u0081."),
        "Save the state dictionary, not the whole model");
  }

  @Test
  void picklesThatContainThemselvesAreRefused() {
    assertRefused(npy("]q\u0000h\u0000a."), "contains itself");
    assertRefused(npy("}q\u0000S'a'\nh\u0000s."), "contains itself");
  }

  @Test
  void deeplyNestedPicklesAreRefused() {
    assertRefused(npy("]".repeat(1_000_000) + "a".repeat(999_999) + "."), "nested deeper");
    // Each list holds the one before ten times: a small file, 10^60 values.
    StringBuilder bomb = new StringBuilder("]q\u0000");
    for (int i = 0; i < 60; i++) {
      bomb.append("0](").append(("h" + (char) i).repeat(10)).append("eq").append((char) (i + 1));
    }
    assertRefused(npy(bomb + "."), "nested deeper");
    StringBuilder wide = new StringBuilder("]q\u0000");
    for (int i = 0; i < 7; i++) {
      wide.append("0](").append(("h" + (char) i).repeat(100)).append("eq").append((char) (i + 1));
    }
    assertRefused(npy(wide + "."), "more values than any weight file");
  }

  @Test
  void picklesWithoutEndAreRefused() {
    assertRefused(npy("(".repeat(100_000)), "cut short");
    assertRefused(npy("N0".repeat(5_000_000) + "N."), "more steps than any weight file needs");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "T\u00ff\u00ff\u00ff\u007f",
        "T\u00ff\u00ff\u00ff\u00ff",
        "B\u00ff\u00ff\u00ff\u00ff",
        "\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f",
        "\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff",
        "\u008b\u00ff\u00ff\u00ff\u007f",
        "h\u0005.",
        "R",
        "a",
        "\u0082\u0001",
        "\u0097"
      })
  void brokenPicklesAreRefused(String pickle) {
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> SmallNetworks.open(npy(pickle)))
                .isInstanceOf(WeightFileException.class));
  }

  @Test
  void zipBombsAreNotUnpackedBeforeTheirShapesFit() throws IOException {
    byte[] header = npyArray("{'descr': '<f4', 'fortran_order': False, 'shape': (25000000,), }");
    byte[] bomb = new byte[header.length + 100_000_000];
    System.arraycopy(header, 0, bomb, 0, header.length);
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String layer : new String[] {"conv1_1", "conv1_2", "fc6"}) {
      files.put(layer + "_W.npy", bomb);
    }
    byte[] packed = zip(files, true);
    assertThat(packed.length).isLessThan(400_000);
    assertRefused(packed, "has shape (25000000), expected 4 axes");
    byte[] pickle = zip(Map.of("a/data.pkl", bomb), true);
    assertRefused(pickle, "data.pkl claims 100.0 MB");
  }

  private static byte[] npyArray(String description) {
    String header = description + " ".repeat(117 - description.length()) + "\n";
    return latin("\u0093NUMPY\u0001\u0000" + (char) header.length() + "\u0000" + header);
  }

  @Test
  void zipsThatLieAboutTheirLengthsAreRefused() {
    byte[] array = npyArray("{'descr': '<f4', 'fortran_order': False, 'shape': (0,), }");
    byte[] honest = zip(Map.of("conv1_1_W.npy", array), true);
    int central = honest.length - 22 - 46 - "conv1_1_W.npy".length();
    byte[] liar = honest.clone();
    ByteBuffer.wrap(liar).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 24, 0x7fffffff);
    assertRefused(liar, "which is impossible");
    byte[] many = honest.clone();
    ByteBuffer.wrap(many).order(ByteOrder.LITTLE_ENDIAN).putShort(honest.length - 12, (short) 3000);
    assertRefused(many, "directory is broken");
    byte[] outside = honest.clone();
    ByteBuffer.wrap(outside).order(ByteOrder.LITTLE_ENDIAN).putInt(honest.length - 6, -2);
    assertRefused(outside, "directory is broken");
  }

  @Test
  void aHundredThousandKeysAreAnsweredSoon() {
    Map<String, Array> arrays = new LinkedHashMap<>();
    for (int i = 0; i < 100_000; i++) {
      arrays.put("layer" + i + ".weight", new Array(java.util.List.of(1L), new float[1]));
    }
    assertRefused(SmallNetworks.safetensors(arrays, Map.of()), "the file claims 10001 arrays");
    Map<String, byte[]> files = new LinkedHashMap<>();
    byte[] array = npyArray("{'descr': '<f4', 'fortran_order': False, 'shape': (0,), }");
    for (int i = 0; i < 100_000; i++) {
      files.put("k" + i + ".npy", array);
    }
    byte[] zip = zip(files, false);
    assertRefused(zip, "arrays; a VGG network has 38 at most");
    StringBuilder pickle = new StringBuilder("\u0080\u0004}(");
    for (int i = 0; i < 100_000; i++) {
      String key = "features." + i + ".weight";
      pickle.append("\u008c").append((char) key.length()).append(key).append("K\u0001");
    }
    assertRefused(npy(pickle + "u."), "holds no VGG network: it has no arrays");
  }

  @Test
  void aTensorSaidToBeATerabyteIsRefused() {
    String shape = "(274877906944,)";
    Map<String, byte[]> files =
        Map.of(
            "conv1_1_W.npy",
            npyArray("{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }"));
    assertRefused(
        zip(files, false),
        "conv1_1_W has 0 bytes of data, expected 1099511627776 for (274877906944)");
    ByteBuffer params = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    params.putLong(0x112).putLong(0).putLong(1);
    params.putInt(0xf993fac9).putInt(0).putInt(1).putLong(274877906944L).putLong(1).putInt(0);
    assertRefused(params.array(), "cut short");
    // torch._utils._rebuild_tensor_v2(storage of 2^38 numbers, 0, (2^38,), (1,))
    String count = "\u008a\u0006\u0000\u0000\u0000\u0000\u0040\u0000";
    String torch =
        "\u0080\u0002}U\u0001actorch._utils\n_rebuild_tensor_v2\n((U\u0007storage"
            + "ctorch\nFloatStorage\nU\u00010U\u0003cpu"
            + count
            + "tQK\u0000"
            + count
            + "\u0085K\u0001\u0085\u0089}tRs.";
    assertRefused(
        zip(Map.of("a/data.pkl", latin(torch), "a/data/0", new byte[8]), false),
        "the storage 0 claims 274877906944 numbers, but has 8 bytes");
  }

  @Test
  void flippedBitsInNumbersAreReportedWhereTheyMakeNone() throws IOException {
    byte[] file = Files.readAllBytes(Path.of("src/test/resources/fixtures/formats/plain.npz"));
    int at = new String(file, StandardCharsets.ISO_8859_1).indexOf("conv3_2_W.npy");
    // Behind the name the array's header of 128 bytes, then its numbers.
    int numbers = at + "conv3_2_W.npy".length() + 200;
    for (int i = 0; i < 8; i++) {
      file[numbers + i] = (byte) 0xff;
    }
    try (WeightFile weights = SmallNetworks.open(file)) {
      assertThatThrownBy(() -> weights.readWeights("conv3_2", 0, FloatBuffer.allocate(144)))
          .isInstanceOf(WeightFileException.class)
          .hasMessageContaining("conv3_2_W holds NaN");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain.npz",
        "protocol4.npy",
        "python2-protocol0.npy",
        "wrapped-model.pth",
        "wrapped-legacy.pth",
        "network.safetensors",
        "keras1.h5",
        "keras2.h5",
        "latest.h5",
        "compressed.h5",
        "chunked.h5",
        "keras3.weights.h5",
        "caffe.params"
      })
  void filesCutShortAnywhereAreRefused(String name) throws IOException {
    byte[] file = Files.readAllBytes(Path.of("src/test/resources/fixtures/formats", name));
    List<Integer> lengths = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      lengths.add(file.length * i / 100);
      lengths.add(file.length - 1 - i);
    }
    for (int length : lengths) {
      byte[] part = java.util.Arrays.copyOf(file, length);
      assertTimeoutPreemptively(
          SOON,
          () ->
              assertThatThrownBy(() -> SmallNetworks.open(part))
                  .isInstanceOf(WeightFileException.class)
                  .hasMessageStartingWith("test"));
    }
  }

  @Test
  void filesCutShortWhileOpenAreReported() throws IOException {
    Path path = folder.resolve("shrinking.safetensors");
    Files.copy(Path.of("src/test/resources/fixtures/formats/network.safetensors"), path);
    try (WeightFile weights = WeightFiles.open(path)) {
      byte[] whole = Files.readAllBytes(path);
      Files.write(path, java.util.Arrays.copyOf(whole, 4000));
      assertThatThrownBy(() -> weights.readBias("fc8", FloatBuffer.allocate(9)))
          .isInstanceOf(WeightFileException.class)
          .hasMessageContaining("shrinking.safetensors ends at byte");
    }
  }

  @Test
  void headsOfMillionsOfEntriesAreRefusedBeforeTheyFillTheMemory() {
    Map<String, String> words = new LinkedHashMap<>();
    for (int i = 0; i < 1_000_000; i++) {
      words.put("k" + i, "");
    }
    assertRefused(SmallNetworks.safetensors(Map.of(), words), "has more metadata than any");
  }

  @Test
  void pipesAndDevicesAreRefusedAtOnce() throws Exception {
    Path device = Path.of("/dev/zero");
    Assumptions.assumeTrue(Files.exists(device));
    assertTimeoutPreemptively(
        SOON,
        () -> {
          assertThatThrownBy(() -> WeightFiles.open(device)).hasMessageContaining("no file but");
          assertThatThrownBy(() -> LabelFile.read(device)).hasMessageContaining("no file but");
        });
    Path pipe = folder.resolve("pipe");
    Assumptions.assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "mkfifo is there");
    assertTimeoutPreemptively(
        SOON,
        () -> {
          assertThatThrownBy(() -> WeightFiles.open(pipe)).hasMessageContaining("no file but");
          assertThatThrownBy(() -> LabelFile.read(pipe)).hasMessageContaining("no file but");
        });
  }

  @Test
  void othersFilesAreRefused() throws IOException {
    assertRefused(latin("<!DOCTYPE html><html>Not found</html>"), "no weight file that VggScope");
    assertRefused(
        Files.readAllBytes(Path.of("assets/samples/rocket.jpg")), "no weight file that VggScope");
    assertThatThrownBy(() -> WeightFiles.open(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> WeightFiles.open(folder.resolve("none")))
        .hasMessageContaining("does not exist");
  }
}
