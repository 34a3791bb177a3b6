package org.vggscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.session.settings.Settings;
import org.vggscope.weights.ModelCatalog;

/** The second network without a toolkit: one thread stands in for the window's. */
class CompanionTest {
  @TempDir private Path folder;

  private final ExecutorService window = Executors.newSingleThreadExecutor();
  private final Settings settings = new Settings();
  private Session session;
  private Companion companion;

  @BeforeEach
  void start() throws Exception {
    session = new Session(ModelCatalog.bundled(), settings, window);
    companion = session.companion();
    onWindow(() -> session.start(List.of(Samples.first())));
    awaitIdle();
  }

  @AfterEach
  void close() {
    session.close();
    window.shutdown();
  }

  private void onWindow(Runnable action) throws ExecutionException, InterruptedException {
    window.submit(action).get();
  }

  private <T> T fromWindow(Callable<T> question) throws ExecutionException, InterruptedException {
    return window.submit(question).get();
  }

  /** The background thread may ask the window, and the window the background thread, in turns. */
  private void awaitIdle() throws ExecutionException, InterruptedException {
    for (int turn = 0; turn < 6; turn++) {
      session.awaitIdle();
      onWindow(() -> {});
    }
  }

  private void switchOn() throws Exception {
    onWindow(companion::switchOn);
    awaitIdle();
  }

  private PictureResult result() throws ExecutionException, InterruptedException {
    return fromWindow(() -> companion.resultProperty().get());
  }

  @Test
  void switchedOnAnotherNetworkLooksAtTheSamePicture() throws Exception {
    assertThat(result()).isNull();
    switchOn();
    assertThat(fromWindow(() -> companion.modelProperty().get()).id()).isEqualTo("vgg19-tiny");
    PictureResult main = fromWindow(() -> session.resultProperty().get());
    assertThat(result().picture().source()).isSameAs(main.picture().source());
    assertThat(result().ranked()).hasSize(200);
    assertThat(fromWindow(() -> companion.meanMapsProperty().get())).hasSize(24);
    assertThat(fromWindow(() -> companion.activationsProperty().get()).layer().name())
        .isEqualTo("conv1_2");
    assertThat(fromWindow(session::capture).comparing()).isTrue();
    assertThat(fromWindow(() -> session.tasks().list())).isEmpty();
  }

  @Test
  void itFollowsEachPictureAndItsNumbersAreItsOwn() throws Exception {
    switchOn();
    onWindow(() -> session.open(List.of(Samples.all().get(0))));
    awaitIdle();
    assertThat(result().picture().source().name()).isEqualTo(Samples.all().get(0).name());
    List<String> asCompanion = first(result());
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitIdle();
    assertThat(asCompanion).isEqualTo(first(fromWindow(() -> session.resultProperty().get())));
  }

  private static List<String> first(PictureResult result) {
    return result.ranked().stream()
        .limit(5)
        .map(answer -> answer.label() + " " + answer.logit())
        .toList();
  }

  @Test
  void aLayerOfItsOwnIsCopiedWhileTheMainSelectionStays() throws Exception {
    switchOn();
    Layer more = fromWindow(() -> companion.modelProperty().get().architecture().layer("conv3_4"));
    onWindow(() -> companion.pairs().selectSecond(more));
    awaitIdle();
    assertThat(fromWindow(() -> companion.activationsProperty().get()).layer()).isEqualTo(more);
    assertThat(fromWindow(() -> session.selection().layerProperty().get()).name())
        .isEqualTo("conv1_2");
    onWindow(() -> session.selection().moveLayer(3));
    awaitIdle();
    assertThat(fromWindow(() -> companion.activationsProperty().get()).layer().name())
        .isEqualTo(fromWindow(() -> session.activationsProperty().get()).layer().name())
        .isEqualTo("conv2_2");
  }

  @Test
  void aNetworkThatDoesNotLoadLeavesThePresentOne() throws Exception {
    switchOn();
    LoadedModel present = companion.network();
    Path broken = Files.writeString(folder.resolve("broken.safetensors"), "no weights");
    onWindow(() -> companion.load(new ModelSource.OwnFile(broken)));
    awaitIdle();
    assertThat(fromWindow(() -> session.noticeProperty().get()).kind())
        .isEqualTo(Notice.Kind.ERROR);
    assertThat(companion.network()).isSameAs(present);
    assertThat(present.network().isClosed()).isFalse();
    assertThat(fromWindow(() -> companion.modelProperty().get()).id()).isEqualTo("vgg19-tiny");
    assertThat(result()).isNotNull();
    assertThat(fromWindow(session::capture).companion()).isEqualTo("vgg19-tiny");
  }

  @Test
  void anotherNetworkTakesThePlaceOfThePresentOneAndFreesIt() throws Exception {
    switchOn();
    LoadedModel present = companion.network();
    onWindow(
        () ->
            companion.load(new ModelSource.Catalogued(ModelCatalog.bundled().entry("vgg16-tiny"))));
    awaitIdle();
    assertThat(present.network().isClosed()).isTrue();
    assertThat(companion.network().id()).isEqualTo("vgg16-tiny");
    assertThat(fromWindow(session::capture).companion()).isEqualTo("vgg16-tiny");
    assertThat(result().model().id()).isEqualTo("vgg16-tiny");
  }

  @Test
  void switchedOffItsMemoryIsFree() throws Exception {
    switchOn();
    LoadedModel present = companion.network();
    onWindow(companion::switchOff);
    awaitIdle();
    assertThat(present.network().isClosed()).isTrue();
    assertThat(companion.network()).isNull();
    assertThat(result()).isNull();
    assertThat(fromWindow(() -> companion.modelProperty().get())).isNull();
    assertThat(fromWindow(() -> companion.pairs().pairsProperty().get())).isNull();
    assertThat(fromWindow(session::capture).comparing()).isFalse();
    assertThat(fromWindow(() -> session.resultProperty().get())).isNotNull();
  }

  @Test
  void switchedOffBeforeItWasThereNothingStays() throws Exception {
    onWindow(
        () -> {
          companion.switchOn();
          companion.switchOff();
        });
    awaitIdle();
    assertThat(companion.network()).isNull();
    assertThat(fromWindow(() -> companion.modelProperty().get())).isNull();
  }

  @Test
  void cancellingTheLoadLeavesThePresentOne() throws Exception {
    switchOn();
    LoadedModel present = companion.network();
    onWindow(
        () -> {
          companion.load(new ModelSource.Catalogued(ModelCatalog.bundled().entry("vgg16-tiny")));
          session.cancel();
        });
    awaitIdle();
    assertThat(companion.network()).isSameAs(present);
    assertThat(fromWindow(() -> companion.modelProperty().get()).id()).isEqualTo("vgg19-tiny");
  }

  @Test
  void whatWasRememberedIsComparedAgain() throws Exception {
    session.close();
    SessionState first = SessionState.FIRST;
    SessionState remembered =
        new SessionState(
            "", 0, null, null, List.of(), first.selected(), true, "vgg16-tiny", "", Map.of());
    session = new Session(ModelCatalog.bundled(), settings, window);
    companion = session.companion();
    onWindow(() -> session.start(remembered, List.of(Samples.first())));
    awaitIdle();
    assertThat(fromWindow(() -> companion.onProperty().get())).isTrue();
    assertThat(result().model().id()).isEqualTo("vgg16-tiny");
  }

  @Test
  void questionsAreOfBothNetworksOnOnePicture() throws Exception {
    switchOn();
    List<String> answers = new ArrayList<>();
    onWindow(
        () ->
            companion.ask(
                "test",
                (main, other, progress, cancelled) ->
                    main.model().id()
                        + " "
                        + other.model().id()
                        + " "
                        + (main.analysis().picture().source()
                            == other.analysis().picture().source()),
                answers::add));
    awaitIdle();
    assertThat(answers).containsExactly("vgg16-tiny vgg19-tiny true");
  }

  @Test
  void longWorkIsStoppedWhenItIsSwitchedOff() throws Exception {
    switchOn();
    List<String> told = new ArrayList<>();
    onWindow(
        () -> {
          companion.compute(
              "test",
              "Waiting",
              (main, other, progress, cancelled) -> {
                while (!cancelled.getAsBoolean()) {
                  progress.accept(0.5);
                }
                throw new CancellationException();
              },
              answer -> told.add("answered"),
              () -> told.add("stopped"));
          companion.switchOff();
        });
    awaitIdle();
    assertThat(told).containsExactly("stopped");
    assertThat(companion.network()).isNull();
  }
}
