package org.vggscope.ui.window;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Separator;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.vggscope.ui.session.ModelView;

/** What the program is made of, and the keys that it knows. */
final class AboutDialog {
  private record Part(String name, String version, String licence) {}

  private static final List<Part> PARTS =
      List.of(
          new Part(
              "OpenJFX",
              System.getProperty("javafx.runtime.version", "21"),
              "GPL 2 with class path exception"),
          new Part("Deep Java Library", version("ai.djl.ndarray.NDArray"), "Apache 2.0"),
          new Part("AtlantaFX", version("atlantafx.base.theme.Theme"), "MIT"),
          new Part("ControlsFX", version("org.controlsfx.control.StatusBar"), "BSD 3-clause"),
          new Part("TwelveMonkeys ImageIO", "", "BSD 3-clause"),
          new Part("metadata-extractor", "", "Apache 2.0"),
          new Part("Jackson", "", "Apache 2.0"),
          new Part("picocli", "", "Apache 2.0"));

  private static final List<List<String>> KEYS =
      List.of(
          List.of("Ctrl+O", "open pictures"),
          List.of("Ctrl+Shift+O", "open a weight file"),
          List.of("Ctrl+D", "download networks"),
          List.of("Ctrl+V", "paste a picture, a file or a path"),
          List.of("Ctrl+1, 2, 3", "open a sample"),
          List.of("Ctrl+M", "next network"),
          List.of("Ctrl+Up, Ctrl+Down", "larger, smaller input"),
          List.of("[  ]  or  ← → in the network", "layer before, layer after"),
          List.of("← → ↑ ↓ in the feature maps", "another map"),
          List.of("Enter, Esc in the feature maps", "enlarge a map, back"),
          List.of("← → ↑ ↓, Enter in the kernels", "another kernel, its input channel"),
          List.of("+  −", "larger, smaller maps or kernels"),
          List.of("Ctrl+F", "search the classes"),
          List.of("Ctrl+T", "light or dark theme"),
          List.of("Esc", "cancel what runs, or take a message away"),
          List.of("Tab, Shift+Tab", "next, previous control"),
          List.of("F1", "this list"),
          List.of("Ctrl+Q", "quit"));

  private AboutDialog() {}

  private static String version(String className) {
    try {
      Package home = Class.forName(className).getPackage();
      String version = home.getImplementationVersion();
      return version == null ? "" : version;
    } catch (ClassNotFoundException e) {
      return "";
    }
  }

  static void show(Window owner, ModelView model) {
    GridPane table = table();
    int row = 0;
    addRow(
        table,
        row++,
        "Java",
        System.getProperty("java.version"),
        System.getProperty("java.vendor"));
    if (model != null) {
      addRow(table, row++, "Engine", model.engine(), "Apache 2.0");
    }
    for (Part part : PARTS) {
      addRow(table, row++, part.name(), part.version(), part.licence());
    }
    Label what =
        new Label(
            "See a VGG network work: Simonyan and Zisserman, “Very Deep Convolutional Networks for"
                + " Large-Scale Image Recognition” (2014), on your own pictures.");
    what.setWrapText(true);
    Label licence =
        new Label(
            "VggScope is free software under the Apache License 2.0. The bundled networks were"
                + " trained on Tiny ImageNet; weights/README.md says how good they are. The sample"
                + " pictures are CC0: Stefan van der Walt (cat), Rachel Michetti (coffee), SpaceX"
                + " (rocket).");
    licence.setWrapText(true);
    VBox content = new VBox(what, new Separator(), table, new Separator(), licence);
    content.getStyleClass().add("about");
    open(owner, "About VggScope", content);
  }

  static void showKeys(Window owner) {
    GridPane table = table();
    for (int row = 0; row < KEYS.size(); row++) {
      addRow(table, row, KEYS.get(row).get(0), KEYS.get(row).get(1));
    }
    open(owner, "Keys", table);
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

  private static void open(Window owner, String title, Node content) {
    Dialog<Void> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(title);
    dialog.setHeaderText(title);
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    dialog.getDialogPane().setContent(scroll);
    dialog.getDialogPane().setPadding(new Insets(6));
    dialog.getDialogPane().setPrefSize(560, 520);
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    dialog.show();
  }
}
