package org.vggscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.vggscope.explain.AblationEffect;
import org.vggscope.explain.AblationRanking;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.GradCam;
import org.vggscope.export.Drawn;
import org.vggscope.export.Exhibit;
import org.vggscope.export.evidence.AblationExhibit;
import org.vggscope.export.evidence.HeatExhibit;
import org.vggscope.export.evidence.LikedExhibit;
import org.vggscope.export.field.FieldExhibit;
import org.vggscope.export.field.LayersExhibit;
import org.vggscope.export.field.StacksExhibit;
import org.vggscope.export.picture.PictureExhibit;
import org.vggscope.export.picture.PredictionsExhibit;
import org.vggscope.export.picture.TrialsExhibit;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.session.ModelSource;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Question;
import org.vggscope.session.SessionState;
import org.vggscope.session.ViewState;
import org.vggscope.text.Language;
import org.vggscope.ui.WindowTest;

/** What picture, answer, fields and evidence hand over, held against what the network says. */
class AnswerExhibitsIT extends WindowTest {
  @Override
  protected SessionState rememberedState() {
    return at("conv5_2")
        .withViews(
            "", Map.of("evidence.ablation", ViewState.NONE.with("off", "conv5_2:1;conv5_3:relu")));
  }

  private Optional<Exhibit> exhibit(String view) {
    AtomicReference<Optional<Exhibit>> found = new AtomicReference<>();
    onWindow(() -> found.set(window.views().find(view).orElseThrow().view().exhibit()));
    return found.get();
  }

  private void show(String view) {
    awaitIdle();
    onWindow(() -> window.views().find(view).orElseThrow().open());
    awaitIdle();
  }

  private <T> T ask(Question<T> question) {
    AtomicReference<T> found = new AtomicReference<>();
    onWindow(() -> session.ask(this, question, found::set));
    awaitIdle();
    return found.get();
  }

  private Layer layer(String name) {
    return session.modelProperty().get().architecture().layer(name);
  }

  @Test
  void pictureAndPredictionsAreThoseOfTheSession() {
    awaitIdle();
    PictureResult result = session.resultProperty().get();
    PictureExhibit picture = (PictureExhibit) exhibit("picture").orElseThrow();
    assertThat(picture.array().orElseThrow().values()).isEqualTo(result.picture().input().values());
    Drawn.assertReadableInAll(picture);
    PredictionsExhibit predictions = (PredictionsExhibit) exhibit("prediction").orElseThrow();
    assertThat(predictions.ranked()).isEqualTo(result.ranked());
    assertThat(predictions.table().rows()).hasSize(200);
    assertThat(predictions.about().text("checksum")).hasSize(64);
    Drawn.assertReadableInAll(predictions);
  }

  @Test
  void fieldsAreThoseOfTheSelectedUnit() {
    show("receptivefield.picture");
    onWindow(() -> session.selection().selectUnit(7, new Position(1, 2)));
    awaitIdle();
    FieldExhibit field = (FieldExhibit) exhibit("receptivefield.picture").orElseThrow();
    assertThat(field.about().values())
        .containsEntry("layer", "conv5_2")
        .containsEntry("channel", 7)
        .containsEntry("y", 1)
        .containsEntry("x", 2);
    assertThat(field.effective().unit().channel()).isEqualTo(7);
    assertThat(exhibit("receptivefield")).isPresent();
    Drawn.assertReadableInAll(field);
    assertThat(exhibit("receptivefield.stacks")).containsInstanceOf(StacksExhibit.class);
    LayersExhibit layers = (LayersExhibit) exhibit("receptivefield.table").orElseThrow();
    assertThat(layers.about().text("model")).isEqualTo(session.modelProperty().get().id());
    assertThat(layers.table().rows().get(0)).contains(64, "conv1_1");
  }

  @Test
  void evidenceIsWhatTheNetworkSays() {
    show("evidence.heat");
    HeatExhibit heat = (HeatExhibit) exhibit("evidence.heat").orElseThrow();
    int first = session.resultProperty().get().ranked().get(0).index();
    Evidence expected =
        ask(
            (model, analysis, cancelled) ->
                GradCam.of(
                        model.network(), analysis.activations(), first, layer("conv5_3"), cancelled)
                    .enlargedTo(64, 64));
    assertThat(heat.array().orElseThrow().values()).isEqualTo(expected.values());
    Drawn.assertReadableInAll(heat);
    assertThat(Drawn.words(heat, Language.ENGLISH)).contains("Grad-CAM");
  }

  @Test
  void ablationIsWhatTheNetworkSaysAndItsRankingComesAlong() {
    show("evidence.ablation");
    AblationExhibit whole = (AblationExhibit) exhibit("evidence.ablation").orElseThrow();
    Ablation off =
        Ablation.NONE.withChannel(layer("conv5_2"), 1, true).withRelu(layer("conv5_3"), true);
    AblationEffect expected =
        ask((model, analysis, cancelled) -> AblationEffect.of(model, analysis, off, cancelled));
    assertThat(whole.effect()).isEqualTo(expected);
    assertThat(whole.ranking()).isNull();
    clickOn("#ablation-rank");
    awaitIdle();
    AblationExhibit ranked = (AblationExhibit) exhibit("evidence.ablation").orElseThrow();
    int first = session.resultProperty().get().ranked().get(0).index();
    AblationRanking ranking =
        ask(
            (model, analysis, cancelled) ->
                AblationRanking.of(
                    model.network(),
                    analysis.activations(),
                    layer("conv5_2"),
                    first,
                    share -> {},
                    cancelled));
    assertThat(ranked.ranking()).isEqualTo(ranking);
    Drawn.assertReadableInAll(ranked);
  }

  @Test
  void preprocessingsAreThereWhenAllAreTried() {
    awaitIdle();
    assertThat(exhibit("preprocessing")).isEmpty();
    show("preprocessing");
    awaitIdle();
    TrialsExhibit trials = (TrialsExhibit) exhibit("preprocessing").orElseThrow();
    assertThat(trials.report().trials().get(0).ranked())
        .isEqualTo(session.resultProperty().get().ranked());
    Drawn.assertReadableInAll(trials);
  }

  @Test
  void whatAChannelLikesIsTakenWithoutAFolder() {
    show("evidence.patches");
    onWindow(
        () ->
            session
                .selection()
                .selectLayer(session.modelProperty().get().architecture().layer("conv5_3")));
    onWindow(() -> session.selection().selectChannel(6));
    awaitIdle();
    LikedExhibit liked = (LikedExhibit) exhibit("evidence.patches").orElseThrow();
    assertThat(liked.name()).isEqualTo("conv5_3-channel6-likes");
    assertThat(liked.about().text("likedSeed")).isEqualTo("1");
    int[] pixels = liked.liked().picture().pixels();
    assertThat(liked.table().rows()).hasSize(pixels.length);
    assertThat(liked.table().rows().get(65))
        .containsExactly(1, 1, pixels[65] >> 16, pixels[65] >> 8 & 0xff, pixels[65] & 0xff);
    Drawn.assertReadableInAll(liked);
  }

  @Test
  void whatIsNotThereIsNotTaken() {
    show("evidence.patches");
    onWindow(
        () ->
            session
                .selection()
                .selectLayer(session.modelProperty().get().architecture().layer("conv2_1")));
    awaitIdle();
    assertThat(exhibit("evidence.patches"))
        .as("no folder was searched, and no picture made of what a channel likes")
        .isEmpty();
    onWindow(
        () ->
            session.load(
                new ModelSource.OwnFile(
                    Path.of("src/test/resources/fixtures/formats/no-top.npz"))));
    awaitIdle();
    awaitIdle();
    for (String view :
        List.of("evidence.heat", "evidence.ablation", "preprocessing", "prediction")) {
      assertThat(exhibit(view)).as(view).isEmpty();
    }
    assertThat(exhibit("picture")).isPresent();
  }
}
