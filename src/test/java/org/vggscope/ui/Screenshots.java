package org.vggscope.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.vggscope.model.Position;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.Session;
import org.vggscope.session.settings.Settings;
import org.vggscope.ui.kit.pixels.BufferedPicture;
import org.vggscope.ui.window.MainWindow;
import org.vggscope.weights.ModelCatalog;

/**
 * Takes pictures of the real window, on a screen or under Xvfb; {@code src/build/screenshots.sh}
 * starts it. Arguments: a folder, and {@code all} for every pane and page in both themes and two
 * sizes in place of README's pictures.
 */
public final class Screenshots extends Application {
  private static final List<String> TABS =
      List.of(
          "Feature maps", "Kernels", "Arithmetic", "Receptive field", "Evidence", "Preprocessing");

  /** What is done to the window, each on its thread, before the picture is taken. */
  private record Shot(
      String name, int width, int height, Consumer<Settings> remembered, List<Step> steps) {}

  /** One thing that a person would do. */
  private interface Step {
    void act(Shown shown);
  }

  /** A window and what is behind it. */
  private record Shown(Session session, Scene scene) {
    void press(String id) {
      Node node = scene.lookup("#" + id);
      if (node == null) {
        throw new IllegalStateException("The window has no #" + id);
      }
      ((ButtonBase) node).fire();
    }

    void tab(String title) {
      TabPane tabs = (TabPane) scene.lookup("#layer-tabs");
      tabs.getSelectionModel()
          .select(
              tabs.getTabs().stream()
                  .filter(tab -> tab.getText().equals(title))
                  .findFirst()
                  .orElseThrow());
    }

    void unit(int channel, int y, int x) {
      session.selection().selectUnit(channel, new Position(y, x));
    }
  }

  /** Where it begins: a class that is no application, or Java asks for modules. */
  public static final class Start {
    private Start() {}

    public static void main(String[] arguments) {
      Application.launch(Screenshots.class, arguments);
    }
  }

  @Override
  public void start(Stage stage) {
    Platform.setImplicitExit(false);
    List<String> arguments = getParameters().getRaw();
    Path folder = Path.of(arguments.get(0));
    List<Shot> shots = arguments.contains("all") ? everything() : readme();
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
    shots.add(wide("light", settings -> {}, List.of()));
    shots.add(
        wide(
            "dark",
            settings -> {
              settings.darkTheme = true;
              settings.model = "vgg19-tiny";
              settings.layer = "conv2_2";
            },
            List.of(shown -> shown.session.open(List.of(sample("chelsea.png"))), shown -> {})));
    shots.add(
        wide(
            "kernels",
            at("conv3_2"),
            List.of(shown -> shown.tab("Kernels"), shown -> shown.unit(64, 8, 8))));
    shots.add(
        wide(
            "arithmetic",
            at("conv3_2"),
            List.of(
                shown -> shown.tab("Arithmetic"), shown -> shown.press("arithmetic-strongest"))));
    shots.add(
        wide(
            "receptive-field",
            at("conv4_3"),
            List.of(shown -> shown.tab("Receptive field"), shown -> shown.unit(8, 3, 4))));
    shots.add(wide("preprocessing", at("conv1_2"), List.of(shown -> shown.tab("Preprocessing"))));
    shots.add(wide("compare", at("conv3_3"), List.of(shown -> shown.press("compare-button"))));
    shots.add(wide("evidence", at("conv5_3"), List.of(shown -> shown.tab("Evidence"))));
    shots.add(
        wide(
            "ablation",
            at("conv4_3"),
            List.of(
                shown -> shown.tab("Evidence"),
                shown -> shown.press("evidence-pages-1"),
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

  private static List<Shot> everything() {
    List<Shot> shots = new ArrayList<>();
    for (boolean dark : new boolean[] {false, true}) {
      for (int[] size : new int[][] {{1440, 900}, {1024, 700}}) {
        String suffix = "-" + (dark ? "dark" : "light") + "-" + size[0];
        Consumer<Settings> remembered =
            settings -> {
              settings.darkTheme = dark;
              settings.layer = "conv3_2";
            };
        for (String tab : TABS) {
          Step open = shown -> shown.tab(tab);
          Step unit = shown -> shown.unit(17, 8, 8);
          String name = tab.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
          shots.add(new Shot(name + suffix, size[0], size[1], remembered, List.of(open, unit)));
          for (int page : pages(tab)) {
            Step turn = shown -> shown.press(segment(tab) + page);
            shots.add(
                new Shot(
                    name + "-" + page + suffix,
                    size[0],
                    size[1],
                    remembered,
                    List.of(open, unit, turn)));
          }
        }
        for (int page = 0; page < 4; page++) {
          String id = "compare-pages-" + page;
          shots.add(
              new Shot(
                  "compare-" + page + suffix,
                  size[0],
                  size[1],
                  remembered,
                  List.of(shown -> shown.press("compare-button"), shown -> shown.press(id))));
        }
      }
    }
    return shots;
  }

  private static int[] pages(String tab) {
    return switch (tab) {
      case "Receptive field", "Evidence" -> new int[] {1, 2};
      default -> new int[0];
    };
  }

  private static String segment(String tab) {
    return tab.equals("Evidence") ? "evidence-pages-" : "field-pages-";
  }

  private static Shot wide(String name, Consumer<Settings> remembered, List<Step> steps) {
    return new Shot(name, 1440, 900, remembered, steps);
  }

  private static Consumer<Settings> at(String layer) {
    return settings -> settings.layer = layer;
  }

  private static PictureSource sample(String name) {
    return new PictureSource.File(Path.of("assets/samples", name));
  }

  private void take(Stage stage, Shot shot, Path folder) throws Exception {
    Settings settings = new Settings();
    shot.remembered.accept(settings);
    Shown shown =
        onWindow(
            () -> {
              Session session = new Session(ModelCatalog.bundled(), settings, Platform::runLater);
              session.start(List.of(Samples.first()));
              MainWindow window = new MainWindow(session);
              Scene scene = new Scene(window, shot.width, shot.height);
              window.dress(scene);
              stage.setScene(scene);
              stage.show();
              return new Shown(session, scene);
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
