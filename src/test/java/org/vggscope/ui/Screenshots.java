package org.vggscope.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.vggscope.ChineseFontTesting;
import org.vggscope.model.Position;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.session.SessionState;
import org.vggscope.session.settings.Settings;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.pixels.BufferedPicture;
import org.vggscope.ui.window.MainWindow;
import org.vggscope.ui.window.WindowPlace;
import org.vggscope.weights.ModelCatalog;

/**
 * Takes pictures of the real window, on a screen or under Xvfb; {@code src/build/screenshots.sh}
 * starts it. Arguments: a folder; {@code all} for every pane and page in both themes and two sizes
 * in place of README's pictures; {@code zh} for Chinese; {@code run=FOLDER} for the training room,
 * with the training of that folder in it.
 */
public final class Screenshots extends Application {
  private static final List<String> VIEWS =
      List.of(
          "featuremaps",
          "kernels",
          "arithmetic",
          "receptivefield.picture",
          "receptivefield.stacks",
          "receptivefield.table",
          "evidence.heat",
          "evidence.ablation",
          "evidence.patches",
          "preprocessing",
          "compare.maps",
          "compare.answers",
          "compare.blocks",
          "compare.likeness");

  private static final String RUN = "run=";

  private static final List<String> TRAINING =
      List.of(
          "training.curves",
          "training.layers",
          "training.race",
          "training.confusion",
          "training.parallel");

  /** What is done to the window, each on its thread, before the picture is taken. */
  private record Shot(
      String name,
      int width,
      int height,
      boolean dark,
      String network,
      String layer,
      List<Step> steps) {}

  /** One thing that a person would do. */
  private interface Step {
    void act(Shown shown);
  }

  /** A window and what is behind it. */
  private record Shown(Session session, MainWindow window, Scene scene) {
    void press(String id) {
      Node node = scene.lookup("#" + id);
      if (node == null) {
        throw new IllegalStateException("The window has no #" + id);
      }
      ((ButtonBase) node).fire();
    }

    void view(String id) {
      window.views().find(id).orElseThrow().open();
    }

    void unit(int channel, int y, int x) {
      session.selection().selectUnit(channel, new Position(y, x));
    }
  }

  /** Where it begins: a class that is no application, or Java asks for modules. */
  public static final class Start {
    private Start() {}

    public static void main(String[] arguments) {
      if (List.of(arguments).contains(Language.CHINESE.id())) {
        ChineseFontTesting.provide();
        Texts.speak(Language.CHINESE);
      }
      Application.launch(Screenshots.class, arguments);
    }
  }

  @Override
  public void start(Stage stage) {
    Platform.setImplicitExit(false);
    List<String> arguments = getParameters().getRaw();
    Path folder = Path.of(arguments.get(0));
    List<Shot> shots = new ArrayList<>(arguments.contains("all") ? everything() : readme());
    arguments.stream()
        .filter(argument -> argument.startsWith(RUN))
        .map(argument -> Path.of(argument.substring(RUN.length())))
        .forEach(
            run ->
                TRAINING.forEach(
                    page ->
                        shots.add(
                            wide(
                                page.replace('.', '-'),
                                "conv1_1",
                                List.of(
                                    shown -> shown.session.training().watch(run),
                                    // It is read, and its newest network loaded, a moment later.
                                    shown -> {},
                                    shown -> {},
                                    shown -> shown.view(page),
                                    shown -> {})))));
    Thread worker =
        new Thread(
            () -> {
              int status = 0;
              try {
                Files.createDirectories(folder);
                for (Shot shot : shots) {
                  take(stage, shot, folder);
                }
              } catch (Exception e) {
                e.printStackTrace();
                status = 1;
              }
              System.exit(status);
            },
            "screenshots");
    worker.setDaemon(true);
    worker.start();
  }

  private static List<Shot> readme() {
    List<Shot> shots = new ArrayList<>();
    shots.add(wide("light", "conv1_2", List.of()));
    shots.add(
        new Shot(
            "dark",
            1440,
            900,
            true,
            "vgg19-tiny",
            "conv2_2",
            List.of(shown -> shown.session.open(List.of(sample("chelsea.png"))), shown -> {})));
    shots.add(
        wide(
            "kernels",
            "conv3_2",
            List.of(shown -> shown.view("kernels"), shown -> shown.unit(64, 8, 8))));
    shots.add(
        wide(
            "arithmetic",
            "conv3_2",
            List.of(
                shown -> shown.view("arithmetic"), shown -> shown.press("arithmetic-strongest"))));
    shots.add(
        wide(
            "receptive-field",
            "conv4_3",
            List.of(shown -> shown.view("receptivefield"), shown -> shown.unit(8, 3, 4))));
    shots.add(wide("preprocessing", "conv1_2", List.of(shown -> shown.view("preprocessing"))));
    shots.add(wide("compare", "conv3_3", List.of(shown -> shown.press("compare-button"))));
    shots.add(wide("evidence", "conv5_3", List.of(shown -> shown.view("evidence"))));
    shots.add(
        wide(
            "ablation",
            "conv4_3",
            List.of(
                shown -> shown.view("evidence"),
                shown -> shown.view("evidence.ablation"),
                shown -> shown.press("ablation-rank"),
                Screenshots::switchFirstOff)));
    return shots;
  }

  private static void switchFirstOff(Shown shown) {
    ListView<?> list = (ListView<?>) shown.scene.lookup("#ablation-channels");
    for (int i = 0; i < 8; i++) {
      ((CheckBox) shown.scene.lookup("#channel-" + list.getItems().get(i) + "-on")).fire();
    }
  }

  /** Every view that is not beside the tabs, in both themes and at two sizes. */
  private static List<Shot> everything() {
    List<Shot> shots = new ArrayList<>();
    for (boolean dark : new boolean[] {false, true}) {
      for (int[] size : new int[][] {{1440, 900}, {1024, 700}}) {
        for (String view : VIEWS) {
          String name =
              "%s-%s-%d".formatted(view.replace('.', '-'), dark ? "dark" : "light", size[0]);
          List<Step> steps =
              List.of(shown -> shown.unit(17, 8, 8), shown -> shown.view(view), shown -> {});
          shots.add(new Shot(name, size[0], size[1], dark, "", "conv3_2", steps));
        }
      }
    }
    return shots;
  }

  private static Shot wide(String name, String layer, List<Step> steps) {
    return new Shot(name, 1440, 900, false, "", layer, steps);
  }

  private static PictureSource sample(String name) {
    return new PictureSource.File(Path.of("assets/samples", name));
  }

  private void take(Stage stage, Shot shot, Path folder) throws Exception {
    Settings settings = new Settings();
    settings.darkTheme = shot.dark;
    SessionState earlier =
        new SessionState(
            shot.network,
            0,
            null,
            null,
            List.of(),
            new SessionState.Selected(shot.layer, Selection.NONE, null, Selection.NONE),
            false,
            "",
            "",
            Map.of());
    Shown shown =
        onWindow(
            () -> {
              Session session = new Session(ModelCatalog.bundled(), settings, Platform::runLater);
              session.start(earlier, List.of(Samples.first()));
              MainWindow window = new MainWindow(session);
              Scene scene = WindowPlace.scene(window, shot.width, shot.height);
              stage.setScene(scene);
              stage.show();
              return new Shown(session, window, scene);
            });
    settle(shown);
    for (Step step : shot.steps) {
      onWindow(
          () -> {
            step.act(shown);
            return null;
          });
      settle(shown);
    }
    // Bars and progress fade.
    Thread.sleep(600);
    BufferedImage picture = onWindow(() -> picture(shown.scene.snapshot(null)));
    Path file = folder.resolve(shot.name + ".png");
    ImageIO.write(picture, "png", file.toFile());
    System.out.println(file);
    onWindow(
        () -> {
          shown.session.close();
          return null;
        });
  }

  private static BufferedImage picture(WritableImage image) throws IOException {
    return BufferedPicture.of(image, BufferedImage.TYPE_INT_RGB);
  }

  /** An answer may lead to another question. */
  private static void settle(Shown shown) throws Exception {
    for (int turn = 0; turn < 6; turn++) {
      do {
        Thread.sleep(50);
      } while (shown.session.isBusy());
      onWindow(() -> null);
    }
  }

  private static <T> T onWindow(Callable<T> action) throws Exception {
    FutureTask<T> task = new FutureTask<>(action);
    Platform.runLater(task);
    return task.get();
  }
}
