package org.vggscope.ui.window;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.vggscope.picture.PictureReader;
import org.vggscope.session.ModelView;
import org.vggscope.support.Versions;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.controls.LiveScroll;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.view.Command;
import org.vggscope.ui.view.KeyHint;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.Views;

/** What the program is made of, and the keys that it knows. */
final class AboutDialog {
  /** A part with the key of its version, which Maven fills in. */
  private record Part(String name, String key, String licence) {}

  /** Keys that belong to no command and no view. */
  private static final List<List<String>> EVERYWHERE =
      List.of(
          List.of("Esc", Texts.key("leave a lesson, cancel what runs, or take a message away")),
          List.of("Space", Texts.key("freeze what the camera sees")),
          List.of("Tab, Shift+Tab", Texts.key("next, previous control")),
          List.of("F6, Shift+F6", Texts.key("next, previous pane")),
          List.of(
              "%s, %s".formatted(KeyCode.PAGE_DOWN.getName(), KeyCode.PAGE_UP.getName()),
              Texts.key("next, previous step of a lesson that is presented")),
          List.of("3 Enter", Texts.key("to step 3 of a lesson that is presented")),
          List.of("C", Texts.key("what is presented in the other language, too")),
          List.of("B", Texts.key("blank the screen while a lesson is presented")));

  private AboutDialog() {}

  private static List<Part> parts() {
    return List.of(
        new Part("Deep Java Library", "djl", "Apache 2.0"),
        new Part("AtlantaFX", "atlantafx", "MIT"),
        new Part("ControlsFX", "controlsfx", "BSD 3-clause"),
        new Part("TwelveMonkeys ImageIO", "twelvemonkeys", "BSD 3-clause"),
        new Part(
            Texts.of("webp-imageio, with libwebp"),
            "webp-imageio",
            Texts.of("Apache 2.0, BSD 3-clause")),
        new Part(Texts.of("Kotlin's library"), "kotlin", "Apache 2.0"),
        new Part("metadata-extractor", "metadata-extractor", "Apache 2.0"),
        new Part("Jackson", "jackson", "Apache 2.0"),
        new Part("picocli", "picocli", "Apache 2.0"),
        new Part("jHDF", "jhdf", "MIT"),
        new Part("webcam-capture", "webcam-capture", "MIT"),
        new Part(Texts.of("Webcam Capture's native driver"), "webcam-driver", "Apache 2.0"),
        new Part("JNA", "jna", Texts.of("Apache 2.0 or LGPL 2.1")),
        new Part("Noto Sans CJK SC", "noto-cjk", "SIL OFL 1.1"));
  }

  static void show(Window owner, ModelView model) {
    Versions versions = new Versions();
    GridPane table = table();
    int row = 0;
    addRow(table, row++, "VggScope", versions.of("vggscope"), "Apache 2.0");
    addRow(
        table,
        row++,
        "Java",
        System.getProperty("java.version"),
        System.getProperty("java.vendor"));
    if (model != null) {
      addRow(table, row++, Texts.of("Engine"), model.engine(), "Apache 2.0");
    }
    addRow(
        table,
        row++,
        "OpenJFX",
        System.getProperty("javafx.runtime.version", ""),
        Texts.of("GPL 2 with class path exception"));
    for (Part part : parts()) {
      addRow(table, row++, part.name(), versions.of(part.key()), part.licence());
    }
    Label what =
        new Label(
            Texts.of(
                "See a VGG network work: Simonyan and Zisserman, “Very Deep Convolutional Networks"
                    + " for Large-Scale Image Recognition” (2014), on your own pictures."));
    what.setWrapText(true);
    Label licence =
        new Label(
            Texts.of(
                "VggScope is free software under the Apache License 2.0. The bundled networks were"
                    + " trained on Tiny ImageNet; weights/README.md says how good they are. The"
                    + " sample pictures are CC0: Stefan van der Walt (cat), Rachel Michetti"
                    + " (coffee), SpaceX (rocket)."));
    licence.setWrapText(true);
    Label webp =
        new Label(
            PictureReader.hasWebpLibrary()
                ? Texts.of("WebP pictures are decoded by libwebp.")
                : Texts.of(
                    "WebP pictures are decoded by TwelveMonkeys, for libwebp does not load on this"
                        + " machine; the colours of lossy ones are off."));
    webp.setId("about-webp");
    webp.setWrapText(true);
    VBox content = new VBox(what, new Separator(), table, new Separator(), webp, licence);
    content.getStyleClass().add("about");
    open(owner, Texts.of("About VggScope"), content);
  }

  static void showKeys(Window owner, List<Command> commands, Views views) {
    GridPane table = table();
    int row = 0;
    heading(table, row++, Texts.of("Everywhere"));
    for (Command command : commands) {
      if (command.keys() != null) {
        addRow(table, row++, command.keysText(), command.title());
      }
    }
    for (List<String> key : EVERYWHERE) {
      addRow(table, row++, key.get(0), Texts.of(key.get(1)));
    }
    for (ViewEntry view : views.all()) {
      if (!view.keys().isEmpty()) {
        heading(table, row++, view.fullTitle());
      }
      for (KeyHint hint : view.keys()) {
        addRow(table, row++, hint.keysText(), hint.what());
      }
    }
    open(owner, Texts.of("Keys"), table);
  }

  static void showWords(Window owner) {
    VBox words = new VBox();
    words.getStyleClass().add("about");
    List<Term> terms = new ArrayList<>(List.of(Term.values()));
    terms.sort(Comparator.comparing(Term::word, Texts.alphabet()));
    for (Term term : terms) {
      Label word = new Label(term.word());
      word.getStyleClass().add("about-name");
      Label text = new Label(term.text());
      text.setWrapText(true);
      text.setMinHeight(Label.USE_PREF_SIZE);
      words.getChildren().add(new VBox(word, text));
    }
    open(owner, Texts.of("Words explained"), words);
  }

  private static void heading(GridPane table, int row, String text) {
    Label heading = new Label(text);
    heading.getStyleClass().add("about-heading");
    table.add(heading, 0, row, 2, 1);
  }

  private static GridPane table() {
    GridPane table = new GridPane();
    table.setHgap(18);
    table.setVgap(5);
    ColumnConstraints wide = new ColumnConstraints();
    wide.setMinWidth(170);
    table.getColumnConstraints().add(wide);
    return table;
  }

  private static void addRow(GridPane table, int row, String... texts) {
    for (int column = 0; column < texts.length; column++) {
      Label label = new Label(texts[column]);
      label.getStyleClass().add(column == 0 ? "about-name" : "about-value");
      table.add(label, column, row);
    }
  }

  /** Turns a whole page; a scroll pane alone goes on by a tenth of one. */
  private static void turn(ScrollPane scroll, KeyEvent event) {
    double seen = scroll.getViewportBounds().getHeight();
    double rest = scroll.getContent().getLayoutBounds().getHeight() - seen;
    int pages =
        switch (event.getCode()) {
          case PAGE_DOWN, SPACE -> 1;
          case PAGE_UP -> -1;
          default -> 0;
        };
    if (pages != 0 && rest > 0) {
      scroll.setVvalue(Math.max(0, Math.min(1, scroll.getVvalue() + pages * seen / rest)));
      event.consume();
    }
  }

  private static void open(Window owner, String title, Node content) {
    Dialog<Void> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(title);
    dialog.setHeaderText(title);
    ScrollPane scroll = new LiveScroll(content);
    scroll.setFitToWidth(true);
    // The keys scroll it.
    scroll.setFocusTraversable(true);
    scroll.addEventFilter(KeyEvent.KEY_PRESSED, event -> turn(scroll, event));
    Platform.runLater(scroll::requestFocus);
    dialog.getDialogPane().setContent(scroll);
    dialog.getDialogPane().setPadding(new Insets(6));
    dialog.getDialogPane().setPrefSize(580, 620);
    // JavaFX words its own in the language of the system.
    dialog.getDialogPane().getButtonTypes().add(Dialogs.close());
    Dialogs.show(dialog, owner);
  }
}
