package org.vggscope.ui.preprocessing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Decoding;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.TensorPicture;
import org.vggscope.session.Session;
import org.vggscope.text.Wording;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.kit.pixels.FxImages;

/** Has a person spell out a preprocessing, with what the network would see beside it. */
final class OwnPreprocessingDialog {
  private static final int PICTURE = 160;

  private final Session session;
  private final TextField mean = field("own-mean");
  private final TextField deviation = field("own-deviation");
  private final TextField scale = field("own-scale");
  private final TextField crop = field("own-crop");
  private final ComboBox<Integer> range =
      Choices.of(
          "own-range", List.of(1, 255), white -> "0 to " + white, new Tooltip("What white is"));
  private final ComboBox<ChannelOrder> order;
  private final ComboBox<Resize> resize =
      Choices.of(
          "own-resize",
          List.of(Resize.values()),
          OwnPreprocessingDialog::title,
          new Tooltip("How the picture is scaled"));
  private final CheckBox turned = new CheckBox("turned upright as Exif says");
  private final CheckBox onWhite = new CheckBox("transparent parts on white");
  private final ImageView seen = new ImageView();
  private final Label said = new Label();
  private final Button use = new Button("Use it");
  private Preprocessing valid;

  OwnPreprocessingDialog(Session session) {
    this.session = session;
    Preprocessing now = session.resultProperty().get().picture().preprocessing();
    order =
        Choices.of(
            "own-order",
            now.order() == ChannelOrder.GREY
                ? List.of(ChannelOrder.GREY)
                : List.of(ChannelOrder.RGB, ChannelOrder.BGR),
            ChannelOrder::name,
            new Tooltip("Which colour comes first"));
    mean.setText(text(now.mean()));
    deviation.setText(text(now.deviation()));
    scale.setText(String.valueOf(Math.max(1, now.resizeTo())));
    crop.setText(String.valueOf(now.crop()));
    range.setValue(now.range());
    order.setValue(now.order());
    resize.setValue(now.resize());
    turned.setId("own-turned");
    turned.setSelected(now.decoding().turned());
    onWhite.setId("own-on-white");
    onWhite.setSelected(now.decoding().onWhite());
  }

  private static TextField field(String id) {
    TextField field = new TextField();
    field.setId(id);
    field.setPrefColumnCount(18);
    return field;
  }

  private static String title(Resize resize) {
    return switch (resize) {
      case SHORTER_SIDE -> "shorter side, in proportion";
      case SQUASH -> "both sides, squashed";
      case NONE -> "not at all";
    };
  }

  private static String text(List<Double> values) {
    return String.join(", ", values.stream().map(String::valueOf).toList());
  }

  void show(Window owner) {
    GridPane form = new GridPane();
    form.getStyleClass().add("own-form");
    form.setHgap(10);
    form.setVgap(8);
    add(form, "Mean of each channel", mean);
    add(form, "Deviation of each", deviation);
    add(form, "Range", range);
    add(form, "Order", order);
    add(form, "Scaled", resize);
    add(form, "To pixels", scale);
    add(form, "Centre crop (0 for none)", crop);
    add(form, "The file", turned);
    add(form, "", onWhite);
    seen.setFitWidth(PICTURE);
    seen.setFitHeight(PICTURE);
    seen.setPreserveRatio(true);
    said.setId("own-said");
    said.setWrapText(true);
    said.setPrefWidth(PICTURE);
    use.setId("own-use");
    use.setOnAction(event -> session.setPreprocessing(valid, 0));
    VBox side = new VBox(8, seen, said, use);
    Dialog<Void> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle("Own preprocessing");
    dialog.setHeaderText("(v × range / 255 − mean) / deviation, for each channel");
    dialog.getDialogPane().setContent(new HBox(20, form, side));
    dialog.getDialogPane().getButtonTypes().add(ButtonType.CLOSE);
    for (TextField each : List.of(mean, deviation, scale, crop)) {
      each.textProperty().addListener((o, old, text) -> follow());
    }
    for (CheckBox each : List.of(turned, onWhite)) {
      each.selectedProperty().addListener((o, old, on) -> follow());
    }
    for (ComboBox<?> each : List.of(range, order, resize)) {
      each.valueProperty().addListener((o, old, value) -> follow());
    }
    follow();
    Dialogs.show(dialog, owner);
    Platform.runLater(mean::requestFocus);
  }

  private static void add(GridPane form, String name, Node field) {
    int row = form.getRowCount();
    Label label = new Label(name);
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    form.add(label, 0, row);
    form.add(field, 1, row);
  }

  /** Says what is wrong with what is written, or shows what the network would see. */
  private void follow() {
    try {
      valid = read();
    } catch (IllegalArgumentException e) {
      valid = null;
      said.setText(Wording.of(e));
    }
    use.setDisable(valid == null);
    Preprocessing wanted = valid;
    if (wanted == null) {
      seen.setImage(null);
      return;
    }
    session.ask(
        this,
        (model, analysis, cancelled) -> {
          try {
            PreparedPicture prepared = Preprocessor.prepare(analysis.picture().source(), wanted);
            return TensorPicture.of("", prepared.input(), model.preprocessing());
          } catch (IllegalArgumentException e) {
            return Wording.of(e);
          }
        },
        found -> {
          boolean drawn = found instanceof TensorPicture;
          use.setDisable(!drawn);
          seen.setImage(drawn ? FxImages.of(((TensorPicture) found).picture(), 2 * PICTURE) : null);
          said.setText(drawn ? "What the network would see." : String.valueOf(found));
        });
  }

  private Preprocessing read() {
    return new Preprocessing(
        "own",
        resize.getValue(),
        (int) number("To pixels", scale, () -> scale.getText().strip()),
        (int) number("Centre crop", crop, () -> crop.getText().strip()),
        order.getValue(),
        range.getValue(),
        numbers("Mean", mean),
        numbers("Deviation", deviation),
        new Decoding(turned.isSelected(), onWhite.isSelected()));
  }

  private static List<Double> numbers(String name, TextField field) {
    List<Double> numbers = new ArrayList<>();
    for (String each : Arrays.asList(field.getText().split("[,;]"))) {
      numbers.add(number(name, field, () -> each.strip()));
    }
    return numbers;
  }

  private static double number(String name, TextField field, Supplier<String> text) {
    try {
      return Double.parseDouble(text.get().toLowerCase(Locale.ROOT));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: '%s' is no number".formatted(name, field.getText()), e);
    }
  }
}
