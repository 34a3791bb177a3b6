package org.vggscope.ui.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.vggscope.session.Notice;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.Session;
import org.vggscope.text.Language;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.view.Command;

/** The menu, and the keys that work wherever the focus is. */
final class WindowMenu extends MenuBar {
  private final Owner owner;
  private final Session session;
  private final WindowActions actions;
  private final WindowCommands commands;

  WindowMenu(Owner owner, Session session, WindowActions actions, WindowCommands commands) {
    this.owner = owner;
    this.session = session;
    this.actions = actions;
    this.commands = commands;
    setId("window-menu");
    getMenus().addAll(fileMenu(), viewMenu(), helpMenu());
  }

  /** Lists and tabs would take these keys themselves. */
  private static final List<String> KEPT =
      List.of(
          "next-tab",
          "previous-tab",
          "next-page",
          "previous-page",
          "larger-input",
          "smaller-input");

  private Menu fileMenu() {
    Menu samples = new Menu(Texts.of("Open _sample"));
    int number = 1;
    for (PictureSource sample : Samples.all()) {
      MenuItem item = item("sample-" + number++);
      item.setText(sample.name());
      samples.getItems().add(item);
    }
    return new Menu(
        Texts.of("_File"),
        null,
        item("open-pictures"),
        item("paste"),
        item("open-camera"),
        samples,
        new SeparatorMenuItem(),
        item("open-weights"),
        item("download"),
        item("labels"),
        new SeparatorMenuItem(),
        item("new-training"),
        item("open-training"),
        item("own-classes"),
        new SeparatorMenuItem(),
        item("save-view"),
        item("copy-view"),
        beside(),
        item("save-report"),
        item("save-walk"),
        new SeparatorMenuItem(),
        item("open-session"),
        sessions(),
        item("save-session"),
        new SeparatorMenuItem(),
        item("quit"));
  }

  /** A button of the toolbar for what can be done with what is shown. */
  MenuButton takeAway() {
    MenuButton button = new MenuButton(Texts.of("Save"));
    button.setId("take-away-button");
    button.setMinWidth(USE_PREF_SIZE);
    Tip.on(
        button,
        Texts.of(
            "Save what is shown as a picture or as numbers (Ctrl+S), or copy it"
                + " (Ctrl+Shift+C)"));
    for (String id : List.of("save-view", "copy-view")) {
      MenuItem item = item(id);
      // The menu's own has the keys.
      item.setAccelerator(null);
      button.showingProperty().addListener((o, old, open) -> enable(item, id));
      button.getItems().add(item);
    }
    return button;
  }

  private Menu beside() {
    Menu menu = new Menu(Texts.of("Save or copy what is _beside it"));
    for (String id : WindowCommands.BESIDE) {
      menu.getItems().addAll(item("save-" + id), item("copy-" + id));
    }
    return menu;
  }

  private Menu sessions() {
    Menu menu = new Menu(Texts.of("Last sess_ions"));
    menu.setId("recent-sessions");
    menu.parentMenuProperty()
        .addListener(
            (o, old, file) ->
                file.addEventHandler(
                    Menu.ON_SHOWING,
                    event -> {
                      menu.getItems().setAll(recentSessions());
                      menu.setDisable(menu.getItems().isEmpty());
                    }));
    return menu;
  }

  private List<MenuItem> recentSessions() {
    List<MenuItem> items = new ArrayList<>();
    commands
        .recentSessions()
        .forEach(
            (name, command) -> {
              MenuItem item = new MenuItem(name);
              item.setMnemonicParsing(false);
              item.setOnAction(event -> command.action().run());
              items.add(item);
            });
    return items;
  }

  private Menu viewMenu() {
    return new Menu(
        Texts.of("_View"),
        null,
        item("go-to"),
        item("search-classes"),
        new SeparatorMenuItem(),
        item("undo"),
        item("redo"),
        new SeparatorMenuItem(),
        item("next-network"),
        comparison(),
        item("training"),
        item("larger-input"),
        item("smaller-input"),
        colours(),
        new SeparatorMenuItem(),
        steps(),
        new SeparatorMenuItem(),
        textSize(),
        item("picture-side"),
        item("predictions-side"),
        item("present"),
        item("theme"),
        languages());
  }

  private Menu steps() {
    return new Menu(
        Texts.of("L_ayers and tabs"),
        null,
        item("previous-layer"),
        item("next-layer"),
        new SeparatorMenuItem(),
        item("next-tab"),
        item("previous-tab"),
        new SeparatorMenuItem(),
        item("next-page"),
        item("previous-page"));
  }

  private Menu textSize() {
    return new Menu(
        Texts.of("Te_xt size"), null, item("zoom-in"), item("zoom-out"), item("zoom-reset"));
  }

  private Menu languages() {
    Menu menu = new Menu(Texts.of("_Language"));
    menu.setId("language-menu");
    for (Language language : Language.values()) {
      RadioMenuItem item = dress(new RadioMenuItem(), "language-" + language.id());
      item.setText(language.title());
      item.setSelected(language == Texts.language());
      menu.getItems().add(item);
    }
    return menu;
  }

  private MenuItem comparison() {
    CheckMenuItem item = dress(new CheckMenuItem(), "compare");
    item.setId("compare-item");
    item.setSelected(session.companion().onProperty().get());
    owner.on(session.companion().onProperty(), on -> item.setSelected(on));
    return item;
  }

  private MenuItem colours() {
    CheckMenuItem item =
        new CheckMenuItem(Texts.of("_Ignore colour profiles (as PyTorch loads pictures)"));
    item.setId("colours-as-stored");
    item.setSelected(session.settings().coloursAsStored);
    item.setOnAction(event -> session.setColoursAsStored(item.isSelected()));
    return item;
  }

  private Menu helpMenu() {
    return new Menu(
        Texts.of("_Help"),
        null,
        item("lessons"),
        new SeparatorMenuItem(),
        item("keys"),
        item("words"),
        item("about"));
  }

  private MenuItem item(String command) {
    return dress(new MenuItem(), command);
  }

  private <T extends MenuItem> T dress(T item, String id) {
    Command command = commands.get(id);
    item.setText(command.text());
    item.setAccelerator(command.combination());
    item.setOnAction(
        event -> {
          if (command.isPossible()) {
            command.action().run();
          } else {
            session.say(Notice.information(Texts.of("%s is not possible yet.", command.title())));
          }
        });
    item.parentMenuProperty()
        .addListener(
            (o, old, menu) -> menu.addEventHandler(Menu.ON_SHOWING, event -> enable(item, id)));
    return item;
  }

  private void enable(MenuItem item, String id) {
    item.setDisable(!commands.get(id).isPossible());
  }

  /** Installs the keys that no menu item has. */
  void installKeys(Owner owner, Scene scene) {
    owner.handle(
        scene,
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            actions.escape();
          }
        });
    // The tabs would take these themselves, and leave the focus on their headers.
    owner.filter(
        scene,
        KeyEvent.KEY_PRESSED,
        event -> {
          for (String id : KEPT) {
            Command command = commands.get(id);
            if (command.combination().match(event)) {
              event.consume();
              if (command.isPossible()) {
                command.action().run();
              }
            }
          }
        });
    // One key has several names: with Shift or without, and on the block of numbers.
    Map<String, List<KeyCode>> others =
        Map.of(
            "zoom-in", List.of(KeyCode.EQUALS, KeyCode.ADD),
            "zoom-out", List.of(KeyCode.SUBTRACT),
            "zoom-reset", List.of(KeyCode.NUMPAD0));
    owner.filter(
        scene,
        KeyEvent.KEY_PRESSED,
        event ->
            others.forEach(
                (id, keys) -> {
                  if (event.isShortcutDown()
                      && !event.isAltDown()
                      && keys.contains(event.getCode())) {
                    event.consume();
                    commands.get(id).action().run();
                  }
                }));
    // Text fields paste text; anywhere else Ctrl+V brings a picture.
    owner.filter(
        scene,
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
