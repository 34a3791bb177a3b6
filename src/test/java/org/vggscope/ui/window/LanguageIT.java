package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Position;
import org.vggscope.session.PictureResult;
import org.vggscope.text.Language;
import org.vggscope.text.MarkedTexts;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.kit.controls.Tip;

/** The window in two languages. */
class LanguageIT extends WindowTest {
  @AfterEach
  void endMarks() {
    MarkedTexts.end();
  }

  private MenuBar menu() {
    return lookup("#window-menu").queryAs(MenuBar.class);
  }

  private void choose(Language language) {
    onWindow(
        () ->
            menu().getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> "language-menu".equals(item.getId()))
                .flatMap(item -> ((Menu) item).getItems().stream())
                .filter(item -> language.title().equals(item.getText()))
                .findFirst()
                .orElseThrow()
                .fire());
    awaitIdle();
  }

  private List<String> tabs() {
    return lookup("#layer-tabs").queryAs(TabPane.class).getTabs().stream()
        .map(tab -> tab.getText())
        .toList();
  }

  @Test
  void anotherLanguageIsSpokenAtOnceAndNothingIsLost() {
    awaitIdle();
    onWindow(
        () -> {
          session.selection().selectLayer(session.modelProperty().get().layers().get(5));
          session.selection().selectUnit(7, new Position(2, 3));
          window.views().find("kernels").orElseThrow().open();
        });
    awaitIdle();
    onWindow(() -> lookup("#class-search").queryAs(TextField.class).setText("咖啡"));
    assertThat(lookup("#class-1-name").queryAs(Labeled.class).getText()).isEqualTo("espresso");
    PictureResult result = session.resultProperty().get();
    Set<KeyCombination> keys = Set.copyOf(stage.getScene().getAccelerators().keySet());

    choose(Language.CHINESE);

    assertThat(stage.getScene().getAccelerators().keySet()).isEqualTo(keys);
    type(KeyCode.F10, KeyCode.DOWN);
    assertThat(menu().getMenus().get(0).isShowing()).as("F10 opens the menus").isTrue();
    type(KeyCode.ESCAPE);

    assertThat(settings.language).isEqualTo("zh");
    assertThat(tabs()).startsWith("特征图", "卷积核").doesNotContain("Kernels");
    assertThat(menu().getMenus()).extracting(MenuItem::getText).contains("视图(_V)");
    assertThat(window.views().open().orElseThrow().id()).isEqualTo("kernels");
    assertThat(session.resultProperty().get()).isSameAs(result);
    assertThat(session.selection().channelProperty().get()).isEqualTo(7);
    assertThat(lookup("#class-search").queryAs(TextField.class).getText()).isEqualTo("咖啡");
    assertThat(lookup("#class-1-name").queryAs(Labeled.class).getText()).isEqualTo("浓缩咖啡");

    choose(Language.ENGLISH);
    assertThat(tabs()).contains("Kernels");
    assertThat(stage.getScene().getAccelerators().keySet()).isEqualTo(keys);
  }

  /** Names, numbers, units and symbols are the same in every language. */
  private static final Pattern SAME =
      Pattern.compile(
          "(?:conv|fc|pool)[0-9_]*|[0-9]+_[0-9]+|VGG.*|.*\\.png|n[0-9]{8}|[^\\p{L}]*|x|y|[0-9]+ C²|C²|AlexNet \\(.*|z|Σ|R|G|B"
              + "|MXNet .*|torchvision|caffe|caffe-rgb|.*conv[0-9]_[0-9].*|exp.*|.*[0-9]+ @ .*");

  private static boolean isOutside(String text, Set<String> classes) {
    return text != null
        && !text.contains("⟦")
        && !SAME.matcher(text.replace("_", "")).matches()
        && classes.stream().noneMatch(name -> name.contains(text))
        && !SAME.matcher(text).matches();
  }

  private static Stream<String> textsOf(Node node) {
    if (!node.isVisible() || node instanceof TextInputControl) {
      return Stream.empty();
    }
    Stream<String> own =
        Stream.of(node.getAccessibleText(), node.getAccessibleHelp(), Tip.text(node));
    if (node instanceof Labeled labeled) {
      own = Stream.concat(own, Stream.of(labeled.getText()));
    } else if (node instanceof Text text) {
      own = Stream.concat(own, Stream.of(text.getText()));
    }
    return node instanceof Parent parent && !(node instanceof Labeled)
        ? Stream.concat(own, parent.getChildrenUnmodifiable().stream().flatMap(LanguageIT::textsOf))
        : own;
  }

  @Test
  void everyTextComesFromTheRoomOfTexts() {
    awaitIdle();
    Set<String> classes =
        session.resultProperty().get().ranked().stream()
            .map(prediction -> prediction.label() + "\n" + prediction.id())
            .collect(Collectors.toSet());
    MarkedTexts.begin();
    onWindow(this::rebuild);
    Set<String> outside = new TreeSet<>();
    forEachPage(
        entry ->
            textsOf(stage.getScene().getRoot())
                .filter(text -> isOutside(text, classes))
                .forEach(text -> outside.add(entry.id() + ": " + text)));
    for (Menu menu : menu().getMenus()) {
      menu.getItems().stream()
          .map(MenuItem::getText)
          .filter(text -> isOutside(text, classes))
          .forEach(outside::add);
    }
    onWindow(session.companion()::switchOff);
    assertThat(outside).isEmpty();
  }
}
