package org.vggscope.ui.prediction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vggscope.model.Prediction;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.session.settings.Settings;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.WindowTest;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.ProbabilityBar;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.view.Links;
import org.vggscope.weights.ModelCatalog;

class PredictionPaneIT extends WindowTest {
  @BeforeEach
  void classified() {
    awaitIdle();
  }

  @Test
  void theFiveMostProbableClassesAreShownWithIdAndProbability() {
    List<Prediction> ranked = session.resultProperty().get().ranked();
    for (int i = 0; i < 5; i++) {
      Prediction expected = ranked.get(i);
      String cell = "#top-" + (i + 1);
      assertThat(text(cell + "-name")).isEqualTo(PredictionFormat.name(expected));
      assertThat(text(cell + "-detail")).startsWith(expected.id());
      assertThat(text(cell + "-probability"))
          .isEqualTo(PredictionFormat.probability(expected.probability()));
      assertThat(lookup(cell + "-bar").queryAs(ProbabilityBar.class).probability())
          .isEqualTo(expected.probability());
    }
    assertThat(text("#prediction-model")).isEqualTo(session.modelProperty().get().title());
    assertThat(text("#prediction-time")).matches("in [\\d.]+ m?s");
    assertThat(lookup("#prediction-waiting").query().getParent().isVisible()).isFalse();
  }

  @Test
  void logitsAreShownOnDemandAndTheWishIsRemembered() {
    Label logit = lookup("#top-1-logit").queryAs(Label.class);
    assertThat(logit.isVisible()).isFalse();

    onWindow(() -> lookup("#show-logits").queryAs(CheckBox.class).fire());

    assertThat(logit.isVisible()).isTrue();
    assertThat(logit.getText())
        .isEqualTo(
            "logit "
                + PredictionFormat.logit(session.resultProperty().get().ranked().get(0).logit()));
    assertThat(settings.showLogits).isTrue();
  }

  @Test
  void aClassIsFoundByNameByIdOrNotAtAll() {
    search("espresso");
    assertThat(classes().shown())
        .singleElement()
        .extracting(Prediction::label)
        .isEqualTo("espresso");
    assertThat(text("#class-count")).isEqualTo("1 of 200 classes");

    search("n07920052");
    assertThat(classes().shown())
        .singleElement()
        .extracting(Prediction::label)
        .isEqualTo("espresso");

    search("dinosaur");
    assertThat(classes().shown()).isEmpty();
    assertThat(text("#class-nothing")).contains("dinosaur");

    press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    assertThat(classes().shown()).isEqualTo(session.resultProperty().get().ranked());
    assertThat(text("#class-count")).isEqualTo("All 200 classes");
  }

  @Test
  void aClassThatIsClickedIsTheOneThatIsAskedAbout() {
    assertThat(session.selection().classProperty().get()).isEqualTo(Selection.NONE);
    clickOn("#top-3-name");
    int chosen = session.resultProperty().get().ranked().get(2).index();
    assertThat(session.selection().classProperty().get()).isEqualTo(chosen);
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitIdle();
    assertThat(session.selection().classProperty().get())
        .as("both networks know the same classes")
        .isEqualTo(chosen);
  }

  @Test
  void classesAreReachedAndCopiedByKeyboard() {
    push(KeyCode.CONTROL, KeyCode.F);
    assertThat(field().isFocused()).isTrue();
    write("espresso");
    push(KeyCode.DOWN);
    assertThat(classes().isFocused()).isTrue();
    push(KeyCode.CONTROL, KeyCode.C);

    onWindow(
        () ->
            assertThat(Clipboard.getSystemClipboard().getString())
                .startsWith("1\tespresso\tn07920052\t0."));
  }

  @Test
  void theWholeTableIsCopiedWhenNothingIsSelected() {
    PredictionList top = lookup("#top-list").queryAs(PredictionList.class);

    assertThat(top.copied().lines()).hasSize(6).first().asString().startsWith("rank\tname");
  }

  @Test
  void denseEvaluationIsSaid() {
    assertThat(lookup("#prediction-dense").query().isVisible()).isFalse();

    onWindow(() -> session.setInputSize(128));
    awaitIdle();

    assertThat(lookup("#prediction-dense").query().isVisible()).isTrue();
    assertThat(text("#prediction-dense"))
        .startsWith("Dense evaluation over 3 × 5 positions. At 128 pixels ");
  }

  @Test
  void beforeTheFirstResultThePaneSaysWhatItWaitsFor() {
    onWindow(
        () -> {
          try (Session unstarted =
              new Session(ModelCatalog.bundled(), new Settings(), Platform::runLater)) {
            Node waiting =
                new PredictionPane(new Owner(), unstarted, new Links())
                    .lookup("#prediction-waiting");

            assertThat(((Label) waiting).getText()).isEqualTo("Starting …");
            assertThat(waiting.getParent().isVisible()).isTrue();
          }
        });
  }

  private void search(String text) {
    onWindow(
        () -> {
          field().requestFocus();
          field().setText(text);
        });
  }

  private TextField field() {
    return lookup("#class-search").queryAs(TextField.class);
  }

  private PredictionList classes() {
    return lookup("#class-list").queryAs(PredictionList.class);
  }

  private String text(String id) {
    return lookup(id).queryAs(Label.class).getText();
  }

  @Test
  void aClassLeadsToWhyAndHow() {
    int third = session.resultProperty().get().ranked().get(2).index();
    onWindow(() -> lookup("#top-list").<ListView<?>>query().getSelectionModel().select(2));
    clickOn("#prediction-why");
    awaitIdle();
    assertThat(window.views().open().orElseThrow().id()).isEqualTo("evidence.heat");
    assertThat(session.selection().classProperty().get()).isEqualTo(third);
    clickOn("#prediction-computed");
    awaitIdle();
    assertThat(window.views().open().orElseThrow().id()).isEqualTo("arithmetic");
    assertThat(session.selection().layerProperty().get().name()).isEqualTo("fc8");
    assertThat(session.selection().channelProperty().get()).isEqualTo(third);
    clickOn("#tile-input");
    awaitIdle();
    assertThat(window.views().open().orElseThrow().id()).isEqualTo("preprocessing");
    onWindow(() -> session.selection().selectClass(Selection.NONE));
    clickOn("#tile-classes");
    awaitIdle();
    assertThat(window.views().open().orElseThrow().id()).isEqualTo("arithmetic");
    assertThat(session.selection().channelProperty().get())
        .isEqualTo(session.resultProperty().get().ranked().get(0).index());
  }

  @Test
  void howOftenTheNetworkIsRightStandsByItsNameAndItsSizes() {
    Label name = lookup("#prediction-model").queryAs(Label.class);
    assertThat(Tip.text(name))
        .startsWith("Names 42 of 100 pictures right, 70 of 100 in its first five")
        .contains("200 classes at 64 pixels.", "half width: ");
    assertThat(
            lookup("#size-choice .list-cell").match(Node::isVisible).<ListCell<?>>query().getText())
        .isEqualTo("64 px · as trained · 42 % right");
    onWindow(() -> session.setInputSize(96));
    awaitIdle();
    assertThat(text("#prediction-dense"))
        .endsWith(
            "At 96 pixels these weights name 27 of 100 right, at 64 pixels, as trained, 42 of 100.");
  }
}
