package org.vggscope.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.export.Drawn;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.compare.AnswersExhibit;
import org.vggscope.export.compare.BlockLine;
import org.vggscope.inference.Agreement;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.report.Figure;
import org.vggscope.session.ModelSource;
import org.vggscope.session.Samples;
import org.vggscope.session.SessionState;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.network.LayerTile;
import org.vggscope.ui.view.ViewEntry;

/** Two networks in the real window. */
class ComparePaneIT extends WindowTest {
  @TempDir private Path folder;

  @Override
  protected SessionState rememberedState() {
    return at("conv3_3");
  }

  @BeforeEach
  void switchOn() {
    awaitIdle();
    clickOn("#compare-button");
    awaitAll();
  }

  /** One network's answer makes the window ask the other one, and so on. */
  private void awaitAll() {
    for (int turn = 0; turn < 5; turn++) {
      awaitIdle();
    }
  }

  private String text(String id) {
    return lookup("#" + id).queryAs(Label.class).getText();
  }

  private void showPage(int page) {
    clickOn("#compare-pages-" + page);
    awaitAll();
  }

  private Layer second(String name) {
    return session.companion().modelProperty().get().architecture().layer(name);
  }

  @Test
  void theSwitchShowsBothNetworksAndLeadsBack() {
    assertThat(lookup("#ComparePane").tryQuery()).isPresent();
    assertThat(lookup("#layer-tabs").tryQuery()).isEmpty();
    assertThat(text("pair-first-name")).isEqualTo("VGG16");
    assertThat(text("pair-second-name")).isEqualTo("VGG19");
    assertThat(text("compare-first-layer")).isEqualTo("conv3_3");
    assertThat(text("compare-second-layer")).isEqualTo("conv3_3");
    assertThat(text("compare-first-shape")).startsWith("128 × 16 × 16");
    assertThat(window.capture().comparing()).isTrue();
    clickOn("#compare-button");
    awaitAll();
    assertThat(lookup("#ComparePane").tryQuery()).isEmpty();
    assertThat(lookup("#layer-tabs").tryQuery()).isPresent();
    assertThat(lookup("#network-strip").tryQuery()).isPresent();
    assertThat(session.companion().modelProperty().get()).isNull();
    assertThat(window.capture().comparing()).isFalse();
    press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
    awaitAll();
    assertThat(lookup("#ComparePane").tryQuery()).isPresent();
    assertThat(lookup("#compare-button").queryAs(ToggleButton.class).isSelected()).isTrue();
  }

  @Test
  void partnersStandInOneColumnAndWhatVgg19HasMoreOverAGap() {
    for (String name : List.of("conv1_1", "conv3_3", "pool3", "fc8")) {
      Node first = lookup("#pair-first-" + name).query();
      Node lower = lookup("#pair-second-" + name).query();
      assertThat(first.localToScene(0, 0).getX())
          .isCloseTo(lower.localToScene(0, 0).getX(), within(0.5));
    }
    assertThat(lookup("#pair-second-conv3_4").tryQuery()).isPresent();
    assertThat(lookup("#pair-first-conv3_4").tryQuery()).isEmpty();
    assertThat(lookup(".layer-gap").queryAll()).hasSize(3);
  }

  @Test
  void aLayerOfVgg19AloneLeavesTheOtherSideWithAWord() {
    clickOn("#pair-second-conv3_4");
    awaitAll();
    assertThat(text("compare-second-layer")).isEqualTo("conv3_4");
    assertThat(text("compare-first-lacking")).contains("VGG16 has no conv3_4");
    assertThat(lookup("#compare-first-maps").query().isVisible()).isFalse();
    assertThat(session.companion().activationsProperty().get().layer())
        .isEqualTo(second("conv3_4"));
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv3_3");
    clickOn("#pair-first-conv3_3");
    awaitAll();
    assertThat(text("compare-first-layer")).isEqualTo("conv3_3");
    assertThat(text("compare-second-layer")).isEqualTo("conv3_3");
    assertThat(lookup("#compare-first-maps").query().isVisible()).isTrue();
  }

  @Test
  void keysWalkThroughBothNetworks() {
    clickOn("#pair-first-conv3_3");
    type(KeyCode.RIGHT);
    awaitAll();
    assertThat(text("compare-second-layer")).isEqualTo("conv3_4");
    type(KeyCode.RIGHT);
    awaitAll();
    assertThat(text("compare-first-layer")).isEqualTo("pool3");
    assertThat(text("compare-second-layer")).isEqualTo("pool3");
    assertThat(lookup("#pair-first-pool3").queryAs(LayerTile.class).layer())
        .isEqualTo(session.selection().layerProperty().get());
  }

  @Test
  void bothSidesHaveTheSameScaleAndOneLegend() {
    double most =
        Math.max(
            session.activationsProperty().get().statistics().maximum(),
            session.companion().activationsProperty().get().statistics().maximum());
    List<Label> upper =
        lookup("#maps-legend-upper").queryAllAs(Label.class).stream()
            .filter(label -> label.getParent().isManaged())
            .toList();
    assertThat(upper).hasSize(1);
    assertThat(upper.get(0).getText()).isEqualTo(org.vggscope.text.format.Numbers.brief(most));
  }

  @Test
  void whatIsSelectedOnOneSideIsSelectedOnTheOther() {
    onWindow(() -> session.selection().selectUnit(17, new Position(4, 6)));
    assertThat(session.companion().selection().channelProperty().get()).isEqualTo(17);
    assertThat(text("compare-readout"))
        .startsWith("Selected: channel 17")
        .contains("VGG16 y 4, x 6: ", "VGG19 y 4, x 6: ");
    onWindow(() -> session.companion().selection().selectUnit(99, new Position(15, 0)));
    assertThat(session.selection().channelProperty().get()).isEqualTo(99);
    assertThat(session.selection().positionProperty().get()).isEqualTo(new Position(15, 0));
  }

  @Test
  void aClickEnlargesOnBothSidesAndEscapeLeadsBack() {
    Node grid = lookup("#compare-second-maps-grid").query();
    clickOn(grid.localToScreen(20, 20));
    awaitAll();
    assertThat(session.selection().channelProperty().get()).isZero();
    assertThat(lookup("#compare-first-maps-enlarged").query().isVisible()).isTrue();
    assertThat(lookup("#compare-second-maps-enlarged").query().isVisible()).isTrue();
    assertThat(lookup("#compare-all-maps").query().isVisible()).isTrue();
    type(KeyCode.ESCAPE);
    assertThat(lookup("#compare-first-maps-enlarged").query().isVisible()).isFalse();
    assertThat(lookup("#compare-second-maps-enlarged").query().isVisible()).isFalse();
    assertThat(lookup("#compare-second-maps-grid").query().isVisible()).isTrue();
  }

  @Test
  void theAnswersOfBothAreInOneList() {
    showPage(1);
    assertThat(text("compare-verdict")).startsWith("Both put “espresso” first");
    assertThat(text("compare-class-1")).isEqualTo("espresso");
    assertThat(text("compare-rank-1")).isEqualTo("1 → 1");
    onWindow(() -> session.open(List.of(Samples.all().get(0))));
    awaitAll();
    String first = session.resultProperty().get().ranked().get(0).label().split(", ", 2)[0];
    assertThat(text("compare-verdict")).contains("“" + first + "”");
  }

  @Test
  void theTableHasALineABlockWithMeasuredTimes() {
    showPage(2);
    TableView<BlockLine> table = lookup("#compare-blocks").queryTableView();
    assertThat(table.getItems()).hasSize(7);
    BlockLine third = table.getItems().get(2);
    assertThat(third.first()).startsWith("3", "369,024", "94.4 M", "44");
    assertThat(third.second()).startsWith("4", "516,608", "132 M", "52");
    assertThat(table.getItems())
        .allSatisfy(line -> assertThat(line.first().get(5)).endsWith(" ms"))
        .allSatisfy(line -> assertThat(line.second().get(5)).endsWith(" ms"));
    assertThat(table.getItems().get(6).first()).contains("5.98 M");
  }

  @Test
  void likenessIsReadByPointingAndSelectsLayers() {
    showPage(3);
    LikenessMatrix matrix = lookup("#likeness-matrix").queryAs(LikenessMatrix.class);
    Point2D corner = matrix.corner(new LikenessMatrix.Cell(0, 0));
    moveTo(matrix.localToScreen(corner.getX() + 5, corner.getY() + 5));
    assertThat(text("likeness-readout"))
        .startsWith("VGG16 conv1_1, VGG19 conv1_1: CKA ")
        .endsWith("4,096 positions");
    clickOn();
    awaitAll();
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv1_1");
    assertThat(session.companion().selection().layerProperty().get().name()).isEqualTo("conv1_1");
    assertThat(lookup("#likeness-selected").query().isVisible()).isTrue();
    for (Node name : lookup("#likeness-matrix .axis").queryAll()) {
      double text = name.lookup(".text").getBoundsInParent().getMinX();
      assertThat(name.getLayoutX() + text).as("left of a layer's name").isGreaterThan(4);
    }
  }

  @Test
  void picturesOfAFolderAreComparedAndAClickOpensOne() throws IOException {
    Files.copy(Path.of("assets/samples/chelsea.png"), folder.resolve("chelsea.png"));
    Files.copy(Path.of("assets/samples/rocket.jpg"), folder.resolve("rocket.jpg"));
    Files.writeString(folder.resolve("broken.png"), "no picture");
    showPage(1);
    ComparePane pane = lookup("#ComparePane").queryAs(ComparePane.class);
    onWindow(() -> pane.model().agreeOn(folder));
    awaitAll();
    assertThat(text("agreement-summary")).contains("of 2 pictures", "1 could not be read");
    ListView<Agreement.Answer> list = lookup("#agreement-list").queryListView();
    assertThat(list.getItems()).hasSize(2);
    Path opened = list.getItems().get(0).picture();
    clickOn(lookup("#agreement-list .list-cell").nth(0).<Node>query());
    awaitAll();
    assertThat(session.resultProperty().get().picture().source().name())
        .isEqualTo(opened.getFileName().toString());
    assertThat(list.getItems()).hasSize(2);
  }

  @Test
  void picturesOfOneNameAreToldApartByTheirFolders() throws IOException {
    for (String name : List.of("one", "two")) {
      Path place = Files.createDirectory(folder.resolve(name)).resolve("cat.png");
      Files.copy(Path.of("assets/samples/chelsea.png"), place);
    }
    showPage(1);
    ComparePane pane = lookup("#ComparePane").queryAs(ComparePane.class);
    onWindow(() -> pane.model().agreeOn(folder));
    awaitAll();
    List<String> lines =
        lookup("#agreement-list .list-cell").queryAllAs(Labeled.class).stream()
            .map(Labeled::getText)
            .filter(Objects::nonNull)
            .toList();
    assertThat(lines).hasSize(2);
    assertThat(lines).anyMatch(line -> line.endsWith(" · " + Path.of("one", "cat.png")));
    assertThat(lines).anyMatch(line -> line.endsWith(" · " + Path.of("two", "cat.png")));
  }

  @Test
  void anotherLanguageLosesNoFolder() throws IOException {
    Files.copy(Path.of("assets/samples/chelsea.png"), folder.resolve("chelsea.png"));
    showPage(1);
    ComparisonModel model = lookup("#ComparePane").queryAs(ComparePane.class).model();
    onWindow(
        () -> {
          model.agreeOn(folder);
          Texts.speak(Language.CHINESE);
          rebuild();
        });
    awaitAll();
    assertThat(lookup("#ComparePane").queryAs(ComparePane.class).model()).isSameAs(model);
    assertThat(text("agreement-summary")).contains("1张图片");
    assertThat(lookup("#agreement-list").queryListView().getItems()).hasSize(1);
    showPage(2);
    assertThat(model.times().stateProperty().get()).isEqualTo(PairFeed.State.READY);
  }

  @Test
  void aNetworkThatDoesNotLoadLeavesThePresentOneAndSaysSo() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.pth"), "no weights");
    onWindow(() -> session.companion().load(new ModelSource.OwnFile(broken)));
    awaitAll();
    assertThat(session.noticeProperty().get().text()).contains("broken.pth");
    assertThat(text("pair-second-name")).isEqualTo("VGG19");
    ComboBox<ModelSource> choice = lookup("#compare-choice").queryComboBox();
    assertThat(choice.getValue().id()).isEqualTo("vgg19-tiny");
  }

  @Test
  void theSameNetworkTwiceIsToldApart() {
    onWindow(
        () ->
            session
                .companion()
                .load(new ModelSource.Catalogued(session.catalog().entry("vgg16-tiny"))));
    awaitAll();
    assertThat(text("pair-first-name")).isEqualTo("VGG16 left");
    assertThat(text("pair-second-name")).isEqualTo("VGG16 right");
    assertThat(lookup(".layer-gap").queryAll()).isEmpty();
  }

  @Test
  void pageAndNumbersAreSaved() throws IOException {
    showPage(3);
    ComparePane pane = lookup("#ComparePane").queryAs(ComparePane.class);
    Path png = folder.resolve("a.png");
    Path csv = folder.resolve("a.csv");
    Path json = folder.resolve("a.json");
    onWindow(
        () -> {
          save(pane, png);
          save(pane, csv);
          save(pane, json);
        });
    Figure drawn = pane.exhibit().orElseThrow().figure(Look.LIGHT);
    assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo((int) drawn.width());
    assertThat(Files.readAllLines(csv))
        .filteredOn(line -> !line.startsWith("#"))
        .hasSize(1 + 18 * 21);
    assertThat(Files.readString(json)).contains("\"conv3_4\"", "\"linear_cka\"", "\"vgg19-tiny\"");
    assertThat(window.capture().view()).isEqualTo("compare.likeness");
  }

  @Test
  void everyPageIsTakenAwayAsItIs() throws IOException {
    ComparePane pane = lookup("#ComparePane").queryAs(ComparePane.class);
    List<String> names = new ArrayList<>();
    for (int page = 0; page < 4; page++) {
      showPage(page);
      Exhibit exhibit = pane.exhibit().orElseThrow();
      Drawn.assertReadableInAll(exhibit);
      assertThat(exhibit.about().text("model")).isEqualTo("vgg16-tiny");
      assertThat(exhibit.about().text("otherModel")).isEqualTo("vgg19-tiny");
      assertThat(exhibit.about().text("otherChecksum")).hasSize(64);
      names.add(exhibit.name());
    }
    assertThat(names).containsExactly("conv3_3-maps-of-both", "answers", "blocks", "likeness");

    showPage(1);
    Files.copy(Path.of("assets/samples/chelsea.png"), folder.resolve("chelsea.png"));
    onWindow(() -> pane.model().agreeOn(folder));
    awaitAll();
    AnswersExhibit answers = (AnswersExhibit) pane.exhibit().orElseThrow();
    assertThat(answers.agreement()).isEqualTo(pane.model().agreementProperty().get()).isNotNull();
    assertThat(answers.comparison().ranking())
        .isEqualTo(pane.model().answersProperty().get().ranking());
  }

  @Test
  void whileThereIsNoAnswerThereIsNothingToTakeAway() {
    ComparePane pane = lookup("#ComparePane").queryAs(ComparePane.class);
    onWindow(
        () -> {
          session.companion().switchOff();
          session.companion().switchOn();
        });
    showPage(0);
    assertThat(pane.model().likeness().valueProperty().get()).isNull();
    ViewEntry likeness = window.views().find("compare.likeness").orElseThrow();
    assertThat(likeness.view().exhibit()).as("nobody has looked at it yet").isEmpty();
  }
}
