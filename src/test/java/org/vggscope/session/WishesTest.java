package org.vggscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Prediction;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.PreprocessingVariant;
import org.vggscope.model.PreprocessingVariants;
import org.vggscope.picture.ColourHandling;
import org.vggscope.session.settings.Settings;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.WeightFile;

/**
 * One truth: whatever was asked for, changed and given up in whatever order, what is shown in the
 * end is what a fresh computation gives of what is said to be in force.
 */
class WishesTest {
  private static final int SEQUENCES = 500;
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  private final ExecutorService window = Executors.newSingleThreadExecutor();
  private final Map<ModelSource, LoadedModel> fresh = new HashMap<>();
  private final List<String> done = new ArrayList<>();
  private List<ModelSource> networks;
  private List<PictureSource> pictures;
  private Session session;
  @TempDir private Path folder;

  @BeforeEach
  void start() throws Exception {
    Path broken = Files.write(folder.resolve("broken.pth"), new byte[100]);
    Path noPicture = Files.write(folder.resolve("broken.png"), new byte[100]);
    networks =
        List.of(
            new ModelSource.OwnFile(FIXTURES.resolve("formats/network.safetensors")),
            new ModelSource.OwnFile(FIXTURES.resolve("formats/caffe.params")),
            new ModelSource.OwnFile(FIXTURES.resolve("weights/vgg19-torchvision.pth")),
            new ModelSource.OwnFile(FIXTURES.resolve("onechannel/vgg11-grey.pth")),
            new ModelSource.OwnFile(FIXTURES.resolve("adaptive/vgg11.pth")),
            new ModelSource.OwnFile(broken));
    pictures = new ArrayList<>();
    for (String name : List.of("baseline.jpg", "exif-1.jpg", "alpha.png", "cmyk.jpg")) {
      pictures.add(new PictureSource.File(Path.of("src/test/resources/pictures").resolve(name)));
    }
    pictures.add(new PictureSource.File(noPicture));
    session = new Session(ModelCatalog.bundled(), new Settings(), window);
    onWindow(
        () -> {
          session.start(List.of(pictures.get(0)));
          session.load(networks.get(0));
        });
    awaitIdle();
  }

  @AfterEach
  void close() {
    session.close();
    fresh.values().forEach(LoadedModel::close);
    window.shutdown();
  }

  private void onWindow(Runnable action) throws Exception {
    window.submit(action).get();
  }

  private <T> T fromWindow(Callable<T> question) throws Exception {
    return window.submit(question).get();
  }

  private void awaitIdle() throws Exception {
    for (int turn = 0; turn < 6; turn++) {
      session.awaitIdle();
      onWindow(() -> {});
    }
  }

  private static <T> T any(Random random, List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  /** Something that a person might do next. */
  private void act(Random random) {
    ModelView model = session.modelProperty().get();
    int what = random.nextInt(18);
    switch (what) {
      case 0, 1, 2 -> say("load", any(random, networks), session::load);
      case 3, 4 -> say("open", any(random, pictures), p -> session.open(List.of(p)));
      case 5, 6 -> {
        int trained = model.architecture().inputSize();
        int steps = random.nextInt(3) * (model.architecture().isAdaptive() ? -1 : 1);
        say("size", steps == 0 ? 0 : trained + 32 * steps, session::setInputSize);
      }
      case 7, 8 -> {
        List<String> names = new ArrayList<>(model.preprocessing().alternatives());
        names.remove(model.preprocessing().name());
        names.add("");
        say("preprocessing", any(random, names), session::setPreprocessing);
      }
      case 9 -> {
        List<PreprocessingVariant> cards =
            PreprocessingVariants.of(model.preprocessing(), model.architecture().inputSize());
        PreprocessingVariant card = any(random, cards);
        if (card.isSingle()) {
          say("card", card.preprocessing(), p -> session.setPreprocessing(p, 0));
        }
      }
      case 10, 11, 12 -> say("cancel", "", x -> session.cancel());
      case 15 -> say("undo", "", x -> session.history().undo());
      case 16 -> say("redo", "", x -> session.history().redo());
      case 13 -> say("layer", any(random, model.layers()), session.selection()::selectLayer);
      case 14 -> {
        if (session.companion().onProperty().get()) {
          say("second off", "", x -> session.companion().switchOff());
        } else {
          say("second on", "", x -> session.companion().switchOn());
        }
      }
      default -> {
        if (session.companion().onProperty().get()) {
          say("second", any(random, networks), session.companion()::load);
        }
      }
    }
  }

  private <T> void say(String what, T with, java.util.function.Consumer<T> action) {
    done.add(what + " " + with);
    action.accept(with);
  }

  private LoadedModel load(ModelSource source) throws IOException {
    LoadedModel known = fresh.get(source);
    if (known == null) {
      try (WeightFile file = source.open()) {
        Labels labels = source.labels(file);
        known =
            LoadedModel.load(
                ComputeEngine.start(), source.id(), file, labels, share -> {}, () -> false);
        fresh.put(source, known);
      }
    }
    return known;
  }

  /** Whatever the window shows of a picture and a network against a computation from the start. */
  private void assertShownIsInForce() throws Exception {
    SessionState state = fromWindow(session::capture);
    PictureResult result = fromWindow(() -> session.resultProperty().get());
    ModelSource source = fromWindow(() -> session.modelSourceProperty().get());
    LayerActivations shown = fromWindow(() -> session.activationsProperty().get());
    Layer selected = fromWindow(() -> session.selection().layerProperty().get());
    assertThat(fromWindow(() -> session.wishProperty().get())).as("%s", done).isEqualTo(Wish.NONE);
    assertThat(fromWindow(() -> session.tasks().list())).as("%s", done).isEmpty();
    assertThat(result.model()).as("%s", done).isSameAs(fromWindow(session.modelProperty()::get));
    assertThat(state.network()).isEqualTo(source.key());

    LoadedModel model = load(source);
    Preprocessing own = model.preprocessing();
    Preprocessing wanted = state.preprocessing() == null ? own : state.preprocessing();
    assertThat(fromWindow(() -> session.preprocessingProperty().get()))
        .isEqualTo(wanted.equals(own) ? "" : wanted.name());
    try (Analysis again =
        model.analyse(
            state.picture().read(ColourHandling.SRGB),
            model.preprocessing(wanted, state.inputSize()),
            () -> false)) {
      assertThat(result.picture().preprocessing())
          .as("%s", done)
          .isEqualTo(again.picture().preprocessing());
      assertThat(result.ranked().stream().map(Prediction::logit).toList())
          .as("%s", done)
          .isEqualTo(again.ranked().stream().map(Prediction::logit).toList());
      assertThat(shown.layer()).as("%s", done).isEqualTo(selected);
      assertThat(shown.values())
          .as("%s", done)
          .isEqualTo(
              again.activations().copy(model.architecture().layer(selected.name())).values());
      assertThat(fromWindow(() -> session.meanMapsProperty().get()).keySet())
          .as("%s", done)
          .containsExactlyElementsOf(model.architecture().layers());
    }
    assertSecondIsInForce(result);
  }

  private void assertSecondIsInForce(PictureResult main) throws Exception {
    Companion second = session.companion();
    PictureResult result = fromWindow(() -> second.resultProperty().get());
    if (!fromWindow(() -> second.onProperty().get())) {
      assertThat(result).as("%s", done).isNull();
      return;
    }
    ModelSource source = fromWindow(() -> second.sourceProperty().get());
    assertThat(source).as("%s", done).isNotNull();
    LoadedModel model = load(source);
    assertThat(result.picture().source()).as("%s", done).isSameAs(main.picture().source());
    try (Analysis again =
        model.analyse(main.picture().source(), model.preprocessing(), () -> false)) {
      assertThat(result.ranked().stream().map(Prediction::logit).toList())
          .as("%s", done)
          .isEqualTo(again.ranked().stream().map(Prediction::logit).toList());
      assertThat(fromWindow(() -> second.activationsProperty().get()).layer())
          .as("%s", done)
          .isEqualTo(fromWindow(() -> second.selection().layerProperty().get()));
    }
  }

  @Test
  void whateverIsAskedForAndGivenUpWhatIsShownIsInForce() throws Exception {
    Random random = new Random(20261129);
    for (int sequence = 0; sequence < SEQUENCES; sequence++) {
      done.clear();
      int length = 1 + random.nextInt(8);
      for (int i = 0; i < length; i++) {
        onWindow(() -> act(random));
        if (random.nextInt(3) == 0) {
          Thread.sleep(random.nextInt(4));
        }
      }
      awaitIdle();
      assertShownIsInForce();
    }
  }
}
