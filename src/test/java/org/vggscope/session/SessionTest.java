package org.vggscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Position;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.ReceptiveField;
import org.vggscope.picture.CropBox;
import org.vggscope.session.settings.Settings;
import org.vggscope.weights.ModelCatalog;

/** The session without a toolkit: one thread stands in for the window's. */
class SessionTest {
  @TempDir private Path folder;

  private final ExecutorService window = Executors.newSingleThreadExecutor();
  private final Settings settings = new Settings();
  private Session session;

  @BeforeEach
  void start() throws Exception {
    session = new Session(ModelCatalog.bundled(), settings, window);
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
    for (int turn = 0; turn < 3; turn++) {
      session.awaitIdle();
      onWindow(() -> {});
    }
  }

  private PictureResult result() throws ExecutionException, InterruptedException {
    return fromWindow(() -> session.resultProperty().get());
  }

  private PictureSource file(String name, byte[] bytes) throws IOException {
    return new PictureSource.File(Files.write(folder.resolve(name), bytes));
  }

  @Test
  void beginsWithAPictureThatIsClassified() throws Exception {
    assertThat(result().picture().source().name()).isEqualTo("coffee.png");
    assertThat(result().ranked()).hasSize(200);
    assertThat(fromWindow(() -> session.meanMapsProperty().get())).hasSize(21);
    assertThat(fromWindow(() -> session.activationsProperty().get()).layer().name())
        .isEqualTo("conv1_2");
    assertThat(fromWindow(() -> session.tasks().list())).isEmpty();
  }

  @Test
  void selectingALayerBringsItsActivations() throws Exception {
    Layer fc8 = fromWindow(() -> session.modelProperty().get().architecture().layer("fc8"));
    onWindow(() -> session.selection().selectLayer(fc8));
    awaitIdle();
    LayerActivations scores = fromWindow(() -> session.activationsProperty().get());
    assertThat(scores.layer()).isEqualTo(fc8);
    assertThat((double) scores.at(result().ranked().get(0).index(), 0, 0))
        .isEqualTo(result().ranked().get(0).logit());
  }

  @Test
  void anotherNetworkLooksAtTheSamePictureAndKeepsTheLayer() throws Exception {
    Layer conv43 = fromWindow(() -> session.modelProperty().get().architecture().layer("conv4_3"));
    onWindow(() -> session.selection().selectLayer(conv43));
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitIdle();
    assertThat(result().model().id()).isEqualTo("vgg19-tiny");
    assertThat(result().picture().source().name()).isEqualTo("coffee.png");
    assertThat(fromWindow(() -> session.meanMapsProperty().get())).hasSize(24);
    assertThat(fromWindow(() -> session.activationsProperty().get()).layer().name())
        .isEqualTo("conv4_3");
    Layer conv44 = fromWindow(() -> session.modelProperty().get().architecture().layer("conv4_4"));
    onWindow(() -> session.selection().selectLayer(conv44));
    onWindow(() -> session.selectModel("vgg16-tiny"));
    awaitIdle();
    assertThat(fromWindow(() -> session.activationsProperty().get()).layer().name())
        .isEqualTo("conv4_3");
    assertThat(fromWindow(session::capture).network()).isEqualTo("vgg16-tiny");
  }

  @Test
  void aLargerInputIsEvaluatedDensely() throws Exception {
    onWindow(() -> session.setInputSize(128));
    awaitIdle();
    assertThat(result().isDense()).isTrue();
    assertThat(result().picture().input().height()).isEqualTo(128);
    assertThat(result().picture().input().width()).isEqualTo(192);
    onWindow(() -> session.setInputSize(0));
    awaitIdle();
    assertThat(result().isDense()).isFalse();
  }

  @Test
  void aSmallerInputIsAveragedWhereTheWeightsAreOfTorchvision() throws Exception {
    Path own = Path.of("src/test/resources/fixtures/adaptive/vgg11.pth");
    onWindow(() -> session.load(new ModelSource.OwnFile(own)));
    awaitIdle();
    assertThat(result().averaging()).isEmpty();
    onWindow(() -> session.setInputSize(128));
    awaitIdle();
    assertThat(result().picture().input().height()).isEqualTo(128);
    assertThat(result().picture().preprocessing().resizeTo()).isEqualTo(146);
    assertThat(result().averaging())
        .hasValueSatisfying(
            averaging -> {
              assertThat(averaging.below().name()).isEqualTo("pool5");
              assertThat(averaging.from().height()).isEqualTo(4);
            });
    // The size was wanted of that network; one of another kind is not read in smaller.
    onWindow(() -> session.selectModel("vgg16-tiny"));
    awaitIdle();
    onWindow(() -> session.load(new ModelSource.OwnFile(own)));
    awaitIdle();
    assertThat(result().picture().input().height()).isEqualTo(224);
  }

  @Test
  void aSizeIsTheSizeWhateverAnOwnPreprocessingSays() throws Exception {
    Path own = Path.of("src/test/resources/fixtures/adaptive/vgg11.pth");
    onWindow(() -> session.load(new ModelSource.OwnFile(own)));
    awaitIdle();
    Preprocessing mine = Preprocessing.caffe(146, 128).renamed("mine");
    onWindow(() -> session.setPreprocessing(mine, 0));
    awaitIdle();
    assertThat(result().picture().input().width()).isEqualTo(128);
    for (int size : new int[] {128, 96, 160, 0}) {
      onWindow(() -> session.setInputSize(size));
      awaitIdle();
      assertThat(result().picture().input().width()).isEqualTo(size == 0 ? 224 : size);
      assertThat(result().picture().preprocessing().range()).isEqualTo(255);
    }
    // What does the same as the right one is the right one.
    Preprocessing same = fromWindow(() -> session.modelProperty().get().preprocessing());
    onWindow(() -> session.setPreprocessing(same.renamed("another name"), 0));
    awaitIdle();
    assertThat(fromWindow(() -> session.preprocessingProperty().get())).isEmpty();
    assertThat(result().picture().preprocessing().name()).isEqualTo("torchvision");
  }

  @Test
  void fiftyPicturesInARowEndWithTheLastOne() throws Exception {
    List<PictureSource> samples = Samples.all();
    onWindow(
        () -> {
          for (int i = 0; i < 50; i++) {
            session.open(List.of(samples.get(i % samples.size())));
          }
        });
    awaitIdle();
    assertThat(result().picture().source().name()).isEqualTo(samples.get(49 % 3).name());
    assertThat(session.isBusy()).isFalse();
  }

  @Test
  void aBadPictureIsNamedAndTheEarlierOneStays() throws Exception {
    PictureSource broken = file("broken.png", new byte[] {1, 2, 3});
    onWindow(() -> session.open(List.of(broken)));
    awaitIdle();
    assertThat(fromWindow(() -> session.noticeProperty().get()).text())
        .startsWith("broken.png")
        .doesNotContain("\n");
    assertThat(result().picture().source().name()).isEqualTo("coffee.png");
    assertThat(fromWindow(() -> session.recent())).hasSize(1);
  }

  @Test
  void theGoodOnesOfABatchAreStillDone() throws Exception {
    List<PictureSource> batch = new ArrayList<>(Samples.all());
    batch.add(1, file("empty.jpg", new byte[0]));
    batch.add(file("text.gif", "no picture".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    onWindow(() -> session.open(batch));
    awaitIdle();
    assertThat(result().picture().source().name()).isEqualTo("rocket.jpg");
    assertThat(fromWindow(() -> session.recent()))
        .extracting(recent -> recent.source().name())
        .containsExactly("rocket.jpg", "coffee.png", "chelsea.png");
    assertThat(fromWindow(() -> session.noticeProperty().get()).text())
        .startsWith("2 of 5 pictures could not be read. The first: empty.jpg");
  }

  @Test
  void aGoodPictureTakesTheErrorAway() throws Exception {
    PictureSource broken = file("broken.png", new byte[] {1, 2, 3});
    onWindow(() -> session.open(List.of(broken)));
    awaitIdle();
    onWindow(() -> session.open(List.of(Samples.all().get(0))));
    awaitIdle();
    assertThat(fromWindow(() -> session.noticeProperty().get())).isNull();
  }

  @Test
  void longWorkSaysHowFarItIsAndAnswersQuestionsMeanwhile() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    onWindow(
        () ->
            session
                .tasks()
                .latestProperty()
                .addListener((o, old, task) -> seen.add(task == null ? "idle" : task.title())));
    onWindow(
        () ->
            session.compute(
                "pane",
                "Hiding patches",
                (model, analysis, progress, cancelled) -> {
                  session.ask("other", (m, a, c) -> seen.add("question"), answer -> {});
                  progress.accept(0.5);
                  seen.add("computed");
                  return 7;
                },
                answer -> seen.add("answer " + answer),
                () -> seen.add("stopped")));
    awaitIdle();
    assertThat(seen)
        .contains("Hiding patches", "idle", "answer 7")
        .containsSubsequence("question", "computed", "answer 7")
        .doesNotContain("stopped");
  }

  @Test
  void anotherPictureStopsLongWork() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    onWindow(
        () ->
            session.compute(
                "pane",
                "Hiding patches",
                (model, analysis, progress, cancelled) -> {
                  begun.countDown();
                  while (true) {
                    progress.accept(0);
                  }
                },
                answer -> seen.add("answer"),
                () -> seen.add("stopped")));
    begun.await();
    onWindow(() -> session.open(List.of(Samples.all().get(1))));
    awaitIdle();
    assertThat(seen).containsExactly("stopped");
    assertThat(result().picture().source().name()).isEqualTo(Samples.all().get(1).name());
    assertThat(fromWindow(() -> session.tasks().list())).isEmpty();
  }

  @Test
  void aPictureIsAnsweredWhileLongWorkThatIsNotAboutItGoesOn() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    LongWork<Integer, String> work =
        new LongWork<>(
            "Searching",
            Set.of(Subject.NETWORK),
            (desk, steps) -> {
              begun.countDown();
              int passes = 0;
              while (answered.getCount() > 0) {
                steps.tell(++passes);
                steps.reached(0);
                // However slow the machine is, the window is not to drown in what it is told.
                Thread.sleep(1);
              }
              return desk.model().id() + " to the end";
            });
    onWindow(
        () ->
            session.compute(
                "pane", work, passes -> seen.add("told"), seen::add, () -> seen.add("stopped")));
    begun.await();
    onWindow(
        () -> {
          session
              .resultProperty()
              .addListener(
                  (o, old, result) -> {
                    seen.add(session.tasks().list().get(0).title() + " goes on");
                    answered.countDown();
                  });
          session.open(List.of(Samples.all().get(1)));
        });
    assertThat(answered.await(60, TimeUnit.SECONDS)).isTrue();
    awaitIdle();
    assertThat(result().picture().source().name()).isEqualTo(Samples.all().get(1).name());
    assertThat(seen)
        .contains("told")
        .containsSubsequence("Searching goes on", "vgg16-tiny to the end")
        .doesNotContain("stopped");
    assertThat(fromWindow(() -> session.tasks().list())).isEmpty();
  }

  @Test
  void anotherNetworkEndsLongWorkOnTheOneBefore() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    LongWork<Void, String> work =
        new LongWork<>(
            "Searching",
            Set.of(Subject.NETWORK),
            (desk, steps) -> {
              while (true) {
                begun.countDown();
                steps.reached(0);
              }
            });
    onWindow(() -> session.compute("pane", work, e -> {}, seen::add, () -> seen.add("stopped")));
    begun.await();
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitIdle();
    assertThat(seen).containsExactly("stopped");
    assertThat(fromWindow(() -> session.modelProperty().get().id())).isEqualTo("vgg19-tiny");
  }

  @Test
  void whatLivesOnIsEndedByItsOwnCancelOnly() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    CountDownLatch begun = new CountDownLatch(1);
    LongWork<Void, String> work =
        new LongWork<>(
            "Training",
            Set.of(),
            (desk, steps) -> {
              while (true) {
                begun.countDown();
                steps.reached(0);
              }
            });
    onWindow(() -> session.compute("room", work, e -> {}, seen::add, () -> seen.add("stopped")));
    begun.await();
    onWindow(session::cancel);
    CountDownLatch changed = new CountDownLatch(1);
    onWindow(
        () -> {
          session.modelProperty().addListener((o, old, model) -> changed.countDown());
          session.selectModel("vgg19-tiny");
        });
    assertThat(changed.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).isEmpty();
    assertThat(fromWindow(() -> session.tasks().list().get(0).title())).isEqualTo("Training");
    onWindow(() -> session.tasks().list().get(0).cancel());
    awaitIdle();
    assertThat(seen).containsExactly("stopped");
  }

  @Test
  void aPictureThatCannotBeReadAtTheStartLeavesTheSample() throws Exception {
    PictureSource broken = file("broken.png", new byte[] {1, 2, 3});
    try (Session fresh = new Session(ModelCatalog.bundled(), new Settings(), window)) {
      onWindow(() -> fresh.start(List.of(broken)));
      for (int turn = 0; turn < 3; turn++) {
        fresh.awaitIdle();
        onWindow(() -> {});
      }
      assertThat(fromWindow(() -> fresh.noticeProperty().get()).text()).contains("broken.png");
      assertThat(fromWindow(() -> fresh.sourceProperty().get())).isEqualTo(Samples.first());
    }
  }

  @Test
  void namesOfClassesAreThereTheNextTimeAndGoWithAStateThatHasNone() throws Exception {
    SessionState before = fromWindow(() -> session.capture());
    List<String> names = IntStream.range(0, 200).mapToObj(i -> "thing " + i).toList();
    Path file = Files.write(folder.resolve("names.txt"), names);
    onWindow(() -> session.useLabels(file));
    awaitIdle();
    SessionState named = fromWindow(() -> session.capture());
    assertThat(named.labels()).isEqualTo(Labels.parse(names));
    assertThat(before.labels()).isNull();
    try (Session next = new Session(ModelCatalog.bundled(), new Settings(), window)) {
      onWindow(() -> next.start(named, List.of()));
      for (int turn = 0; turn < 4; turn++) {
        next.awaitIdle();
        onWindow(() -> {});
      }
      assertThat(fromWindow(() -> next.resultProperty().get()).ranked().get(0).label())
          .startsWith("thing ");
      assertThat(fromWindow(() -> next.capture())).isEqualTo(named);
      onWindow(() -> next.restore(before, () -> {}));
      for (int turn = 0; turn < 4; turn++) {
        next.awaitIdle();
        onWindow(() -> {});
      }
      assertThat(fromWindow(() -> next.capture()).labels()).isNull();
      assertThat(fromWindow(() -> next.resultProperty().get()).ranked().get(0).label())
          .startsWith("espresso");
    }
  }

  @Test
  void aNetworkThatIsGoneIsSaid() throws Exception {
    SessionState first = SessionState.FIRST;
    SessionState earlier =
        new SessionState(
            "/nowhere/own.pth", 0, null, null, List.of(), first.selected(), true, "", "", Map.of());
    try (Session fresh = new Session(ModelCatalog.bundled(), new Settings(), window)) {
      onWindow(() -> fresh.start(earlier, List.of()));
      for (int turn = 0; turn < 4; turn++) {
        fresh.awaitIdle();
        onWindow(() -> {});
      }
      assertThat(fromWindow(() -> fresh.noticeProperty().get()).text())
          .startsWith("/nowhere/own.pth, open the last time, is gone");
      assertThat(fromWindow(() -> fresh.companion().modelProperty().get()).id())
          .as("another one than the one that took its place")
          .isEqualTo("vgg19-tiny");
    }
  }

  @Test
  void theNetworkThatIsOnItsWayIsNotComparedWithItself() throws Exception {
    onWindow(
        () -> {
          session.selectModel("vgg19-tiny");
          session.companion().switchOn();
        });
    awaitIdle();
    awaitIdle();
    assertThat(fromWindow(() -> session.modelProperty().get()).id()).isEqualTo("vgg19-tiny");
    assertThat(fromWindow(() -> session.companion().modelProperty().get()).id())
        .isEqualTo("vgg16-tiny");
  }

  @Test
  void thePictureIsKeptWhenAnotherNetworkIsChosenBeforeTheFirstHasCome() throws Exception {
    try (Session hasty = new Session(ModelCatalog.bundled(), new Settings(), window)) {
      onWindow(
          () -> {
            hasty.start(List.of(Samples.first()));
            hasty.selectModel("vgg19-tiny");
          });
      for (int turn = 0; turn < 3; turn++) {
        hasty.awaitIdle();
        onWindow(() -> {});
      }
      PictureResult shown = fromWindow(() -> hasty.resultProperty().get());
      assertThat(shown.model().id()).isEqualTo("vgg19-tiny");
      assertThat(shown.picture().source().name()).isEqualTo("coffee.png");
    }
  }

  @Test
  void aBrokenWeightFileAtTheStartLeavesTheUsualNetwork() throws Exception {
    PictureSource broken = file("broken.safetensors", new byte[] {1, 2, 3});
    try (Session fresh = new Session(ModelCatalog.bundled(), new Settings(), window)) {
      onWindow(() -> fresh.start(List.of(Samples.first(), broken)));
      for (int turn = 0; turn < 3; turn++) {
        fresh.awaitIdle();
        onWindow(() -> {});
      }
      assertThat(fromWindow(() -> fresh.resultProperty().get()).model().id())
          .isEqualTo("vgg16-tiny");
      assertThat(fromWindow(() -> fresh.noticeProperty().get()).text())
          .contains("broken.safetensors");
    }
  }

  @Test
  void aServerThatSaysNothingKeepsNobodyWaiting() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      URI address = URI.create("http://127.0.0.1:%d/cat.png".formatted(server.getLocalPort()));
      onWindow(() -> session.open(List.of(new WebPicture(address))));
      assertThat(session.isBusy()).isTrue();
      assertThat(fromWindow(() -> session.tasks().list())).hasSize(1);

      onWindow(() -> session.open(List.of(Samples.all().get(0))));
      awaitIdle();
      assertThat(result().picture().source().name()).isEqualTo("chelsea.png");
      assertThat(fromWindow(() -> session.noticeProperty().get())).isNull();

      onWindow(() -> session.open(List.of(new WebPicture(address))));
      onWindow(session::cancel);
      awaitIdle();
      assertThat(session.isBusy()).isFalse();
      assertThat(result().picture().source().name()).isEqualTo("chelsea.png");
      assertThat(fromWindow(() -> session.noticeProperty().get())).isNull();
    }
  }

  @Test
  void picturesOfAServerAreFetchedAndWhatIsWrongIsSaid() throws Exception {
    byte[] rocket = Files.readAllBytes(Path.of("assets/samples/rocket.jpg"));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/rocket.jpg",
        exchange -> {
          exchange.sendResponseHeaders(200, rocket.length);
          try (OutputStream body = exchange.getResponseBody()) {
            body.write(rocket);
          }
        });
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      onWindow(() -> session.open(List.of(new WebPicture(URI.create(base + "/rocket.jpg")))));
      awaitIdle();
      assertThat(result().picture().source().name()).isEqualTo("rocket.jpg");
      assertThat(fromWindow(() -> session.sourceProperty().get()))
          .isEqualTo(new EncodedPicture("rocket.jpg", rocket));

      onWindow(() -> session.open(List.of(new WebPicture(URI.create(base + "/none.jpg")))));
      awaitIdle();
      assertThat(fromWindow(() -> session.noticeProperty().get()).text()).contains("answers 404");
      assertThat(result().picture().source().name()).isEqualTo("rocket.jpg");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whatWasBroughtIsLookedThroughBesideEverythingElse() throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    onWindow(
        () ->
            session.open(
                () -> {
                  looked.await();
                  return List.of(Samples.all().get(2));
                },
                "nothing"));
    onWindow(() -> session.setInputSize(128));
    while (result().picture().input().height() != 128) {
      Thread.sleep(1);
    }
    looked.countDown();
    awaitIdle();
    assertThat(result().picture().source().name()).isEqualTo("rocket.jpg");

    onWindow(() -> session.open(List::of, "nothing here"));
    awaitIdle();
    assertThat(fromWindow(() -> session.noticeProperty().get()).text()).isEqualTo("nothing here");
  }

  /** The centre of the selected unit's field, in pixels of the picture as it is. */
  private double[] place() throws Exception {
    PictureResult shown = result();
    return fromWindow(
        () -> {
          Layer layer = session.selection().layerProperty().get();
          ReceptiveField field = shown.model().architecture().receptiveFields().get(layer);
          Position at = session.selection().positionProperty().get();
          CropBox box = shown.picture().box();
          return new double[] {
            box.y()
                + (field.centre(at.y()) + 0.5) / shown.picture().input().height() * box.height(),
            box.x() + (field.centre(at.x()) + 0.5) / shown.picture().input().width() * box.width()
          };
        });
  }

  @Test
  void theChosenUnitStaysWhereItIsOnThePicture() throws Exception {
    Layer layer = fromWindow(() -> session.modelProperty().get().architecture().layer("conv3_2"));
    onWindow(() -> session.selection().selectLayer(layer));
    onWindow(() -> session.selection().selectUnit(3, new Position(4, 11)));
    awaitIdle();
    double[] before = place();
    double unit = result().picture().box().width() / 16;
    for (int size : new int[] {128, 96, 160, 0}) {
      onWindow(() -> session.setInputSize(size));
      awaitIdle();
      assertThat(place()).as("at %d", size).containsExactly(before, Offset.offset(unit));
      assertThat(fromWindow(() -> session.selection().channelProperty().get())).isEqualTo(3);
    }
    onWindow(() -> session.open(List.of(Samples.all().get(0))));
    awaitIdle();
    assertThat(fromWindow(() -> session.selection().positionProperty().get()).x())
        .isBetween(10, 12);
  }

  private String inForce() throws Exception {
    return fromWindow(
        () ->
            "%s %s %d"
                .formatted(
                    session.modelProperty().get().id(),
                    session.resultProperty().get().picture().preprocessing().name(),
                    session.resultProperty().get().picture().input().height()));
  }

  @Test
  void networkPreprocessingAndSizeAreTakenBackOneByOne() throws Exception {
    List<Runnable> steps =
        List.of(
            () -> session.setInputSize(128),
            () -> session.setPreprocessing("caffe"),
            () -> session.selectModel("vgg19-tiny"),
            () -> session.setInputSize(0));
    List<String> seen = new ArrayList<>(List.of(inForce()));
    for (Runnable step : steps) {
      onWindow(step);
      awaitIdle();
      seen.add(inForce());
    }
    assertThat(seen)
        .containsExactly(
            "vgg16-tiny torchvision 64",
            "vgg16-tiny torchvision 128",
            "vgg16-tiny caffe 128",
            "vgg19-tiny torchvision 128",
            "vgg19-tiny torchvision 64");
    for (int i = seen.size() - 2; i >= 0; i--) {
      onWindow(session.history()::undo);
      awaitIdle();
      assertThat(inForce()).isEqualTo(seen.get(i));
    }
    assertThat(session.history().canUndo()).isFalse();
    for (int i = 1; i < seen.size(); i++) {
      onWindow(session.history()::redo);
      awaitIdle();
      assertThat(inForce()).isEqualTo(seen.get(i));
    }
    assertThat(session.history().canRedo()).isFalse();
    onWindow(session.history()::undo);
    awaitIdle();
    onWindow(() -> session.setPreprocessing("caffe-rgb"));
    awaitIdle();
    assertThat(session.history().canRedo()).as("another way was taken").isFalse();
  }

  @Test
  void aStateThatWasCapturedComesBack() throws Exception {
    onWindow(
        () -> {
          session.selection().selectLayer(session.modelProperty().get().layers().get(4));
          session.selection().selectUnit(3, new Position(2, 5));
          session.selection().selectClass(7);
          session.setInputSize(96);
        });
    awaitIdle();
    SessionState before = fromWindow(session::capture);
    String steps =
        fromWindow(() -> session.history().canUndo() + " " + session.history().canRedo());

    onWindow(() -> session.history().rest(true));
    onWindow(() -> session.selectModel("vgg19-tiny"));
    awaitIdle();
    onWindow(
        () -> {
          session.open(List.of(Samples.all().get(1)));
          session.setPreprocessing("caffe");
          session.setInputSize(128);
          session.companion().switchOn();
          session.selection().selectLayer(session.modelProperty().get().layers().get(1));
          session.selection().selectClass(9);
        });
    awaitIdle();
    assertThat(fromWindow(session::capture)).isNotEqualTo(before);

    CountDownLatch done = new CountDownLatch(1);
    onWindow(() -> session.restore(before, done::countDown));
    assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    onWindow(() -> session.history().rest(false));
    assertThat(fromWindow(session::capture)).isEqualTo(before);
    assertThat(fromWindow(() -> session.history().canUndo() + " " + session.history().canRedo()))
        .isEqualTo(steps);
  }
}
