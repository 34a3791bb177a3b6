package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.ui.WindowTest;

/** A few letters lead to anything. */
class GoToIT extends WindowTest {
  @BeforeEach
  void openIt() {
    awaitIdle();
    clickOn("#tile-conv1_1");
    press(KeyCode.CONTROL).type(KeyCode.P).release(KeyCode.CONTROL);
    assertThat(lookup("#go-to-field").tryQuery()).isPresent();
  }

  private ListView<GoTo.Target> list() {
    return lookup("#go-to-list").queryListView();
  }

  private void go(String text) {
    write(text);
    type(KeyCode.ENTER);
    awaitIdle();
    assertThat(lookup("#go-to-field").tryQuery()).as("it is closed").isEmpty();
  }

  private String tab() {
    return lookup("#layer-tabs")
        .queryAs(TabPane.class)
        .getSelectionModel()
        .getSelectedItem()
        .getText();
  }

  @Test
  void aLayer() {
    go("conv4_2");
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv4_2");
  }

  @Test
  void aChannel() {
    go("conv3_2 17");
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv3_2");
    assertThat(session.selection().channelProperty().get()).isEqualTo(17);
  }

  @Test
  void aChannelThatThereIsNotIsNotOffered() {
    write("conv3_2 9999");
    assertThat(list().getItems()).isEmpty();
  }

  @Test
  void aPane() {
    go("recep");
    assertThat(tab()).isEqualTo("Receptive field");
  }

  @Test
  void aPageOfAPaneByItsFullName() {
    go("compare table");
    awaitIdle();
    assertThat(window.views().open().orElseThrow().id()).isEqualTo("compare.blocks");
  }

  @ParameterizedTest
  @CsvSource({"卷积核, Kernels", "课程, Lessons…", "摄像头, Open camera…"})
  void aThingByItsNameInTheOtherLanguage(String typed, String title) {
    write(typed);
    assertThat(list().getItems()).extracting(GoTo.Target::name).contains(title);
  }

  @ParameterizedTest
  @CsvSource({"kernels, 卷积核", "receptive, 感受野", "download, 下载网络"})
  void aThingByItsEnglishNameInAChineseWindow(String typed, String title) {
    type(KeyCode.ESCAPE);
    onWindow(
        () -> {
          Texts.speak(Language.CHINESE);
          rebuild();
        });
    openIt();
    write(typed);
    assertThat(list().getItems()).anyMatch(each -> each.name().startsWith(title));
  }

  @ParameterizedTest
  @CsvSource({"chinese, 简体中文", "中文, 简体中文", "simplified, 简体中文", "english, English", "英文, English"})
  void aLanguageByItsNameInAnyLanguage(String typed, String title) {
    write(typed);
    assertThat(list().getItems().get(0).name()).isEqualTo("Language: " + title);
  }

  @ParameterizedTest
  @ValueSource(strings = {"language", "语言"})
  void allLanguages(String typed) {
    write(typed);
    assertThat(list().getItems())
        .extracting(GoTo.Target::name)
        .contains("Language: 简体中文", "Language: English");
  }

  @Test
  void whatIsTypedAsPeopleTypeIt() {
    go("why 3x3");
    assertThat(window.views().open().orElseThrow().fullTitle()).contains("Why 3 × 3");
  }

  @Test
  void aPaneByWhatIsInIt() {
    go("distribution");
    assertThat(tab()).isEqualTo("Kernels");
  }

  @Test
  void theKeysAreForWhatWasGoneTo() {
    go("kernels");
    awaitIdle();
    assertThat(stage.getScene().getFocusOwner()).isEqualTo(lookup("#kernels-grid").query());
  }

  @Test
  void aCommand() {
    go("dark theme");
    assertThat(settings.darkTheme).isTrue();
  }

  @Test
  void aClassIsAskedAboutInTheEvidence() {
    go("king penguin");
    int index = session.selection().classProperty().get();
    assertThat(session.modelProperty().get().labels().name(index)).contains("king penguin");
    assertThat(tab()).isEqualTo("Evidence");
  }

  @Test
  void arrowsChooseAndEscapeLeavesEverythingAsItWas() {
    write("conv");
    assertThat(list().getSelectionModel().getSelectedIndex()).isZero();
    type(KeyCode.DOWN, 3);
    assertThat(list().getSelectionModel().getSelectedIndex()).isEqualTo(3);
    type(KeyCode.UP);
    assertThat(list().getSelectionModel().getSelectedIndex()).isEqualTo(2);
    type(KeyCode.ESCAPE);
    assertThat(lookup("#go-to-field").tryQuery()).isEmpty();
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("conv1_1");
  }

  @Test
  void everyCommandHasAnIdAndIsOffered() {
    assertThat(list().getItems()).extracting(GoTo.Target::kind).contains("pane", "layer");
    write("open sample");
    assertThat(list().getItems()).extracting(GoTo.Target::kind).containsOnly("command");
    assertThat(list().getItems()).hasSize(3);
  }
}
