package org.vggscope.ui.window;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.vggscope.ui.picture.Samples;
import org.vggscope.ui.session.ModelView;
import org.vggscope.ui.session.PictureSource;
import org.vggscope.ui.session.Session;

/** The menu, and the keys that work wherever the focus is. */
final class WindowMenu extends MenuBar {
  private final Session session;
  private final WindowActions actions;

  WindowMenu(Session session, WindowActions actions) {
    this.session = session;
    this.actions = actions;
    setId("window-menu");
    getMenus().addAll(fileMenu(), viewMenu(), helpMenu());
  }

  private Menu fileMenu() {
    Menu samples = new Menu("Open _sample");
    int number = 1;
    for (PictureSource sample : Samples.all()) {
      samples
          .getItems()
          .add(item(sample.name(), "Shortcut+" + number++, () -> session.open(List.of(sample))));
    }
    return new Menu(
        "_File",
        null,
        item("_Open pictures…", "Shortcut+O", actions::choosePictures),
        item("_Paste picture", "Shortcut+V", actions::paste),
        samples,
        new SeparatorMenuItem(),
        item("Open _weights…", "Shortcut+Shift+O", actions::chooseWeights),
        item("_Download networks…", "Shortcut+D", () -> actions.download(getScene())),
        item("Class _labels…", null, actions::chooseLabels),
        new SeparatorMenuItem(),
        item("_Quit", "Shortcut+Q", Platform::exit));
  }

  private Menu viewMenu() {
    return new Menu(
        "_View",
        null,
        item("_Next network", "Shortcut+M", actions::nextModel),
        comparison(),
        item("_Larger input", "Shortcut+UP", () -> resize(1)),
        item("_Smaller input", "Shortcut+DOWN", () -> resize(-1)),
        colours(),
        new SeparatorMenuItem(),
        item("_Previous layer", "[", () -> session.selection().moveLayer(-1)),
        item("Ne_xt layer", "]", () -> session.selection().moveLayer(1)),
        new SeparatorMenuItem(),
        item("Light or dark _theme", "Shortcut+T", actions::toggleTheme));
  }

  private MenuItem comparison() {
    CheckMenuItem item = new CheckMenuItem("_Compare with another network");
    item.setId("compare-item");
    item.setAccelerator(KeyCombination.valueOf("Shortcut+K"));
    item.setSelected(session.companion().onProperty().get());
    session.companion().onProperty().addListener((o, old, on) -> item.setSelected(on));
    item.setOnAction(event -> actions.toggleComparison());
    return item;
  }

  private MenuItem colours() {
    CheckMenuItem item = new CheckMenuItem("_Ignore colour profiles (as PyTorch loads pictures)");
    item.setId("colours-as-stored");
    item.setSelected(session.settings().coloursAsStored);
    item.setOnAction(event -> session.setColoursAsStored(item.isSelected()));
    return item;
  }

  private Menu helpMenu() {
    return new Menu(
        "_Help",
        null,
        item("_Keys", "F1", () -> actions.keys(getScene())),
        item("_About VggScope", null, () -> actions.about(getScene())));
  }

  private static MenuItem item(String text, String keys, Runnable action) {
    MenuItem item = new MenuItem(text);
    if (keys != null) {
      item.setAccelerator(KeyCombination.valueOf(keys));
    }
    item.setOnAction(event -> action.run());
    return item;
  }

  private void resize(int steps) {
    ModelView model = session.modelProperty().get();
    if (model != null) {
      int trained = model.architecture().inputSize();
      int step = model.architecture().step();
      int size = Math.max(trained, session.inputSizeProperty().get()) + steps * step;
      int largest = trained + (Toolbar.SIZES - 1) * step;
      if (size >= trained && size <= largest) {
        session.setInputSize(size == trained ? 0 : size);
      }
    }
  }

  /** Installs the keys that no menu item has. */
  void installKeys(Scene scene) {
    scene.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            actions.escape();
          }
        });
    // Text fields paste text; anywhere else Ctrl+V brings a picture.
    scene.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          boolean typing = scene.getFocusOwner() instanceof TextInputControl;
          if (!typing && KeyCombination.valueOf("Shortcut+V").match(event)) {
            actions.paste();
            event.consume();
          }
        });
  }
}
