package org.vggscope.weights.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.model.Labels;

class LabelFileTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures/labels");

  @TempDir private Path folder;

  private static List<String> names(Labels labels) {
    return IntStream.range(0, labels.size()).mapToObj(labels::name).toList();
  }

  private static List<String> ids(Labels labels) {
    return IntStream.range(0, labels.size()).mapToObj(labels::id).toList();
  }

  private Labels read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private Labels read(byte[] bytes) throws IOException {
    return LabelFile.read(Files.write(folder.resolve("labels"), bytes));
  }

  private static List<String> texts(JsonNode array) {
    return IntStream.range(0, array.size()).mapToObj(i -> array.get(i).asText()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "synset_words.txt",
        "imagenet_classes.txt",
        "clsidx.txt",
        "imagenet_class_index.json",
        "config.json",
        "list.json",
        "labels.csv",
        "crlf.txt",
        "bom.txt",
        "numbered.txt",
        "tab.tsv"
      })
  void readsTheKindsThatPeopleHold(String file) throws IOException {
    JsonNode expected = new JsonMapper().readTree(FIXTURES.resolve("expected.json").toFile());
    Labels labels = LabelFile.read(FIXTURES.resolve(file));
    List<String> wanted = texts(expected.get("names"));
    // Keras' file has the first name only.
    boolean brief = file.equals("imagenet_class_index.json");
    assertThat(names(labels))
        .isEqualTo(brief ? wanted.stream().map(name -> name.split(",")[0]).toList() : wanted);
    boolean withIds = List.of("synset_words.txt", "labels.csv", "tab.tsv").contains(file) || brief;
    assertThat(ids(labels))
        .isEqualTo(withIds ? texts(expected.get("ids")) : wanted.stream().map(n -> "").toList());
  }

  @Test
  void chineseIsReadAsItWasWritten() throws IOException {
    List<String> utf8 = names(LabelFile.read(FIXTURES.resolve("zh.txt")));
    assertThat(utf8).hasSize(7).contains("金鱼");
    assertThat(names(LabelFile.read(FIXTURES.resolve("gbk.txt")))).isEqualTo(utf8);
    for (String charset : List.of("UTF-16LE", "UTF-16BE")) {
      byte[] bytes = "\uFEFF丁鱥\r\n金鱼\r\n".getBytes(Charset.forName(charset));
      assertThat(names(read(bytes))).as(charset).containsExactly("丁鱥", "金鱼");
    }
    assertThat(names(read("cat\ndog\n".getBytes(StandardCharsets.UTF_16LE))))
        .as("without a mark")
        .containsExactly("cat", "dog");
  }

  @Test
  void listsAndMapsEitherWayRound() throws IOException {
    for (String text :
        List.of(
            "{\"cat\": 0, \"dog\": 1}",
            "{\"cat\": \"0\", \"dog\": \"1\"}",
            "{'cat': 0, 'dog': 1}",
            "{0: 'cat', 1: 'dog',}",
            "labels = ['cat', 'dog']",
            "['cat',\n\t'dog']\n",
            "{\"LABEL_0\": \"cat\", \"LABEL_1\": \"dog\"}",
            "{\"architectures\": [\"x\"], \"label2id\": {\"dog\": 1, \"cat\": 0}}",
            "{\"model\": 1, \"class_to_idx\": {\"dog\": 1, \"cat\": 0}}",
            "[{\"id\": 0, \"name\": \"cat\"}, {\"id\": 1, \"name\": \"dog\"}]",
            "{\"categories\": [{\"id\": 1, \"name\": \"cat\"}, {\"id\": 2, \"name\": \"dog\"}]}",
            "names:\n  0: cat\n  1: dog\n",
            "train: x\nnc: 2\nnames: ['cat', 'dog']\n",
            "- cat\n- dog\n",
            "# ours\n- cat\n- dog\n",
            "0 cat\n1 dog\n",
            "1: cat\n2: dog\n",
            "0\tcat\n1\tdog",
            "0,cat\n1,dog\n",
            "id,name\n1,cat\n2,dog\n",
            "name,index\ndog,1\ncat,0\n",
            "cat\n\n  dog  \n")) {
      assertThat(names(read(text))).as(text).containsExactly("cat", "dog");
    }
    assertThat(names(read("{0: \"carpenter's kit\", 1: 'jack-o\\'-lantern'}")))
        .containsExactly("carpenter's kit", "jack-o'-lantern");
  }

  @Test
  void whatOnlyLooksLikeAnotherKindIsNames() throws IOException {
    assertThat(names(read("tench, Tinca tinca\ngoldfish, Carassius auratus\n")))
        .containsExactly("tench, Tinca tinca", "goldfish, Carassius auratus");
    assertThat(names(read("7 up\n3 musketeers\n"))).containsExactly("7 up", "3 musketeers");
    assertThat(names(read("n01440764\nn01443537\n"))).containsExactly("n01440764", "n01443537");
    assertThat(ids(read("n01440764,tench\nn01443537,goldfish\n")))
        .containsExactly("n01440764", "n01443537");
    assertThat(names(read("id,name\nn01440764,\"tench, Tinca tinca\"\nn01443537,goldfish")))
        .containsExactly("tench, Tinca tinca", "goldfish");
  }

  @Test
  void gapsAreNamedByNumber() throws IOException {
    assertThat(names(read("{\"0\": \"cat\", \"3\": \"dog\"}")))
        .containsExactly("cat", "class 1", "class 2", "dog");
  }

  @Test
  void whatNamesNothingIsSaid() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("names no classes");
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("names no classes");
    assertThatThrownBy(() -> read("{\"a\": \"b\"}"))
        .hasMessage("labels: has “a” where a number of a class or its name belongs");
    assertThatThrownBy(() -> read("[\"cat\", \"dog\"")).hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> read("{\"cat\": 0, \"dog\": 0}")).hasMessageContaining("twice");
    assertThatThrownBy(() -> read("{\"9999999\": \"cat\"}")).hasMessageContaining("9999999");
    assertThatThrownBy(() -> read(new byte[] {(byte) 0xFF, 0, 1, (byte) 0x80, 7, 0, 0, 0}))
        .hasMessageContaining("is not a text file");
  }
}
