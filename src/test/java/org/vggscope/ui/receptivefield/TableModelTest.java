package org.vggscope.ui.receptivefield;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vggscope.export.Origin;
import org.vggscope.export.field.LayerTables;
import org.vggscope.model.AlexNet;
import org.vggscope.model.Configuration;
import org.vggscope.model.LayerTable;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Vgg;
import org.vggscope.report.CsvWriter;

class TableModelTest {
  private static final NetworkSpec SMALL =
      Vgg.of(Configuration.E, List.of(1, 2, 3, 4, 5), List.of(6, 7), 8, 64);

  private final TableModel model = new TableModel();

  private static List<String[]> lines(String csv) {
    assertThat(csv).endsWith("\r\n");
    return Arrays.stream(csv.split("\r\n"))
        .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
        .toList();
  }

  @Test
  void whatWasNotKeptIsAsInANewWindow() {
    model.load("small", "Small", SMALL, 64, 64);
    LayerTable left = model.leftProperty().get();
    LayerTable right = model.rightProperty().get();
    model.choose("VGG16 (D)", left.network());
    assertThat(model.leftProperty().get()).isEqualTo(LayerTable.of(Configuration.D));
    assertThat(model.rightProperty().get()).isSameAs(left);
    model.choose("", "no such network");
    assertThat(model.leftProperty().get()).isSameAs(left);
    assertThat(model.rightProperty().get()).isSameAs(right);
  }

  @Test
  void theCsvHasEveryLayerOfBothNetworks() {
    List<String[]> lines = lines(CsvWriter.text(model.exhibit(Origin.ofProgram()).table()));
    assertThat(lines).hasSize(1 + 21 + 13);
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSize(19));
    assertThat(lines.get(0)[0]).isEqualTo("network");
    assertThat(lines.get(8))
        .startsWith("VGG16 (D)", "224", "224", "conv3_2", "convolution", "3", "1", "1", "1", "4")
        .contains("32", "1.5", "256", "56", "590080", "1849688064");
    assertThat(Double.parseDouble(lines.get(8)[16])).isCloseTo(0.004265, within(1e-6));
    assertThat(Double.parseDouble(lines.get(8)[18])).isCloseTo(0.119564, within(1e-6));
    assertThat(lines.get(22))
        .startsWith(
            "\"AlexNet (2 groups, as published)\"",
            "227",
            "227",
            "conv1",
            "convolution",
            "11",
            "4",
            "0",
            "1",
            "4",
            "11",
            "5.0",
            "96",
            "55",
            "55",
            "34944")
        .contains("105415200");
    assertThat(lines.get(25)[8]).as("groups of conv2").isEqualTo("2");
  }

  @Test
  void theNumbersOfTheCsvAddUp() {
    List<String[]> lines =
        lines(CsvWriter.text(LayerTables.of(List.of(LayerTable.of(AlexNet.published())))));
    long parameters = 0;
    double shares = 0;
    double work = 0;
    for (String[] line : lines.subList(1, lines.size())) {
      parameters += Long.parseLong(line[15]);
      shares += Double.parseDouble(line[16]);
      work += Double.parseDouble(line[18]);
    }
    assertThat(parameters).isEqualTo(60_965_224);
    assertThat(shares).isCloseTo(1, within(1e-5));
    assertThat(work).isCloseTo(1, within(1e-5));
  }

  @Test
  void offersAllConfigurationsAndBothAlexNets() {
    assertThat(model.choices().stream().map(LayerTable::network))
        .containsExactly(
            "VGG11 (A)",
            "VGG11 (A-LRN)",
            "VGG13 (B)",
            "VGG16 (C)",
            "VGG16 (D)",
            "VGG19 (E)",
            "AlexNet (2 groups, as published)",
            "AlexNet (single tower)");
  }

  @Test
  void theLoadedNetworkComesFirstAndIsShown() {
    model.load("small", "small", SMALL, 64, 64);
    assertThat(model.choices()).hasSize(9);
    assertThat(model.leftProperty().get().network()).isEqualTo("Loaded: small");
    model.load("small", "small", SMALL, 64, 96);
    assertThat(model.choices()).hasSize(9);
    assertThat(model.leftProperty().get().width()).isEqualTo(96);
    model.chooseLeft(LayerTable.of(Configuration.A));
    model.load("other", "other", SMALL, 64, 64);
    assertThat(model.leftProperty().get().network())
        .as("what was chosen stays")
        .isEqualTo("VGG11 (A)");
  }

  @Test
  void theSameTableTwiceIsExportedOnce() {
    model.chooseLeft(LayerTable.of(Configuration.A));
    model.chooseRight(LayerTable.of(Configuration.A));
    assertThat(lines(CsvWriter.text(model.exhibit(Origin.ofProgram()).table()))).hasSize(1 + 16);
  }
}
