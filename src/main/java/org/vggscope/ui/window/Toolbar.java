package org.vggscope.ui.window;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.vggscope.model.Architecture;
import org.vggscope.ui.picture.Samples;
import org.vggscope.ui.session.ModelView;
import org.vggscope.ui.session.PictureSource;
import org.vggscope.ui.session.Session;
import org.vggscope.weights.CatalogEntry;

/** The choices that concern the whole window: picture, network, input size, theme. */
final class Toolbar extends HBox {
  static final int SIZES = 6;

  private final Session session;
  private final ComboBox<CatalogEntry> models = new ComboBox<>();
  private final ComboBox<Integer> sizes = new ComboBox<>();
  private boolean following;

  Toolbar(Session session, WindowActions actions) {
    this.session = session;
    setId("toolbar");
    getStyleClass().add("window-toolbar");

    Button open = new Button("Open…");
    open.setId("open-button");
    open.setTooltip(new Tooltip("Open pictures (Ctrl+O); or drop them anywhere, or paste them"));
    open.setOnAction(event -> actions.choosePictures());

    MenuButton samples = new MenuButton("Samples");
    samples.setId("samples-button");
    for (PictureSource sample : Samples.all()) {
      MenuItem item = new MenuItem(sample.name());
      item.setOnAction(event -> session.open(List.of(sample)));
      samples.getItems().add(item);
    }

    Button theme = new Button();
    theme.setId("theme-button");
    theme.setTooltip(new Tooltip("Light or dark theme (Ctrl+T)"));
    theme.textProperty().bind(actions.darkProperty().map(dark -> dark ? "☀ Light" : "☾ Dark"));
    theme.setOnAction(event -> actions.toggleTheme());

    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            open,
            samples,
            labelled("Network", modelChoice()),
            labelled("Input size", sizeChoice()),
            space,
            theme);
  }

  private static Node labelled(String text, ComboBox<?> choice) {
    Label label = new Label("_" + text);
    label.setMnemonicParsing(true);
    label.setLabelFor(choice);
    HBox box = new HBox(label, choice);
    box.getStyleClass().add("labelled");
    return box;
  }

  private ComboBox<CatalogEntry> modelChoice() {
    models.setId("model-choice");
    models.setTooltip(new Tooltip("The network that looks at the picture (Ctrl+M for the next)"));
    models
        .getItems()
        .setAll(session.catalog().entries().stream().filter(CatalogEntry::bundled).toList());
    models.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(CatalogEntry entry) {
            return entry == null ? "" : entry.title();
          }

          @Override
          public CatalogEntry fromString(String text) {
            return null;
          }
        });
    models.setOnAction(
        event -> {
          if (!following && models.getValue() != null) {
            session.selectModel(models.getValue().id());
          }
        });
    session.modelProperty().addListener((o, old, model) -> follow(model));
    return models;
  }

  private ComboBox<Integer> sizeChoice() {
    sizes.setId("size-choice");
    sizes.setTooltip(
        new Tooltip(
            "Pixels that the network reads. Above the size it was trained at, it moves over the"
                + " whole picture and its class scores are averaged (dense evaluation)."));
    sizes.setButtonCell(sizeCell());
    sizes.setCellFactory(list -> sizeCell());
    sizes.setOnAction(
        event -> {
          if (!following && sizes.getValue() != null) {
            session.setInputSize(sizes.getValue() == trainedSize() ? 0 : sizes.getValue());
          }
        });
    session.inputSizeProperty().addListener((o, old, size) -> followSize());
    return sizes;
  }

  private ListCell<Integer> sizeCell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(Integer size, boolean empty) {
        super.updateItem(size, empty);
        if (empty || size == null) {
          setText(null);
        } else {
          setText(size + " px · " + (size == trainedSize() ? "as trained" : "dense"));
        }
      }
    };
  }

  private int trainedSize() {
    ModelView model = session.modelProperty().get();
    return model == null ? 0 : model.architecture().inputSize();
  }

  private void follow(ModelView model) {
    following = true;
    models.getItems().stream()
        .filter(entry -> entry.id().equals(model.id()))
        .findFirst()
        .ifPresent(models::setValue);
    int trained = model.architecture().inputSize();
    sizes
        .getItems()
        .setAll(
            java.util.stream.IntStream.range(0, SIZES)
                .mapToObj(step -> trained + step * Architecture.REDUCTION)
                .toList());
    following = false;
    followSize();
  }

  private void followSize() {
    following = true;
    sizes.setValue(Math.max(session.inputSizeProperty().get(), trainedSize()));
    following = false;
  }
}
