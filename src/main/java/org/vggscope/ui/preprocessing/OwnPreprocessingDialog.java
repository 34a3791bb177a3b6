package org.vggscope.ui.preprocessing;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.vggscope.model.ChannelOrder;
import org.vggscope.model.Decoding;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.Resize;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.TensorPicture;
import org.vggscope.session.ModelView;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.text.Wording;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.kit.pixels.FxImages;

/** Has a person spell out a preprocessing, with what the network would see beside it. */
final class OwnPreprocessingDialog {
  private static final int PICTURE = 160;
  private static final double SIDE = 240;

  /** Three lines. */
  private static final double SAID = 56;

  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Session session;
  private final ComboBox<Preprocessing> start;
  private final TextField name = field("own-name");
  private final TextField mean = field("own-mean");
  private final TextField deviation = field("own-deviation");
  private final TextField scale = field("own-scale");
  private final TextField crop = field("own-crop");
  private final ComboBox<Integer> range =
      Choices.of(
          "own-range",
          List.of(1, 255),
          white -> Texts.of("0 to %d", white),
          Texts.of("What white is"));
  private final ComboBox<ChannelOrder> order;
  private final ComboBox<Resize> resize =
      Choices.of(
          "own-resize",
          List.of(Resize.values()),
          OwnPreprocessingDialog::title,
          Texts.of("How the picture is scaled"));
  private final CheckBox turned = new CheckBox(Texts.of("turned upright as Exif says"));
  private final CheckBox onWhite = new CheckBox(Texts.of("transparent parts on white"));
  private final ImageView seen = new ImageView();
  private final Label said = new Label();
  private final Button use = new Button(Texts.of("Use it"));
  private final Button save = new Button(Texts.of("Save and use"));
  private final Button forget = new Button(Texts.of("Forget"));
  private Preprocessing valid;

  OwnPreprocessingDialog(Session session) {
    this.session = session;
    Preprocessing now = session.resultProperty().get().picture().preprocessing();
    order =
        Choices.of(
            "own-order",
            now.order().isColours()
                ? List.of(ChannelOrder.RGB, ChannelOrder.BGR)
                : List.of(now.order()),
            ChannelOrder::name,
            Texts.of("Which colour comes first"));
    start =
        Choices.of(
            "own-start",
            List.<Preprocessing>of(),
            Preprocessing::name,
            Texts.of("Take over what another preprocessing says"));
    start.setPromptText(Texts.of("%s, in force", now.name()));
    turned.setId("own-turned");
    onWhite.setId("own-on-white");
    fill(now);
    offer();
    start
        .valueProperty()
        .addListener(
            (o, old, chosen) -> {
              if (chosen != null) {
                fill(chosen);
              }
            });
  }

  private Preprocessing right() {
    return session.modelProperty().get().preprocessing();
  }

  /** All that could be in force, to start from. */
  private void offer() {
    Preprocessing right = right();
    List<Preprocessing> all = new ArrayList<>(List.of(right));
    for (String each : right.alternatives()) {
      if (!each.equals(right.name())) {
        all.add(right.alternative(each));
      }
    }
    all.addAll(session.savedPreprocessings().fitting(right));
    start.getItems().setAll(all);
  }

  private void fill(Preprocessing from) {
    name.setText(Preprocessing.isPublished(from.name()) ? "" : from.name());
    mean.setText(text(from.mean()));
    deviation.setText(text(from.deviation()));
    scale.setText(String.valueOf(Math.max(1, from.resizeTo())));
    crop.setText(String.valueOf(from.crop()));
    range.setValue(from.range());
    order.setValue(from.order());
    resize.setValue(from.resize());
    turned.setSelected(from.decoding().turned());
    onWhite.setSelected(from.decoding().onWhite());
  }

  private static TextField field(String id) {
    TextField field = new TextField();
    field.setId(id);
    field.setPrefColumnCount(18);
    return field;
  }

  private static String title(Resize resize) {
    return switch (resize) {
      case SHORTER_SIDE -> Texts.of("shorter side, in proportion");
      case SQUASH -> Texts.of("both sides, squashed");
      case BORDERED -> Texts.of("shorter side, with a black border");
      case NONE -> Texts.of("not at all");
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
    add(form, Texts.of("Start from"), start);
    add(form, Texts.of("Mean of each channel"), mean);
    add(form, Texts.of("Deviation of each"), deviation);
    add(form, Texts.of("Range"), range);
    add(form, Texts.of("Order"), order);
    add(form, Texts.of("Scaled"), resize);
    add(form, Texts.of("To pixels"), scale);
    add(form, Texts.of("Centre crop (0 for none)"), crop);
    add(form, Texts.of("The file"), turned);
    add(form, "", onWhite);
    seen.setFitWidth(PICTURE);
    seen.setFitHeight(PICTURE);
    seen.setPreserveRatio(true);
    said.setId("own-said");
    said.setWrapText(true);
    said.setPrefWidth(SIDE);
    use.setId("own-use");
    use.setOnAction(event -> session.setPreprocessing(valid, 0));
    name.setPromptText(Texts.of("a name to save it under"));
    name.setAccessibleText(Texts.of("Name to save it under"));
    save.setId("own-save");
    Tip.on(
        save,
        Texts.of("Keep it under that name: in the toolbar, among the cards, for any network"));
    save.setOnAction(event -> save());
    forget.setId("own-forget");
    Tip.on(forget, Texts.of("Forget what is saved under that name"));
    forget.setOnAction(event -> forget());
    name.textProperty().addListener((o, old, text) -> showNames());
    HBox naming = new HBox(8, save, forget);
    name.setOnAction(event -> save.fire());
    // Whatever is said there, the buttons below stay where they are.
    StackPane picture = new StackPane(seen);
    picture.setMinSize(PICTURE, PICTURE);
    said.setMinHeight(SAID);
    said.setAlignment(Pos.TOP_LEFT);
    VBox side = new VBox(8, picture, said, use, new Separator(), name, naming);
    side.setMinWidth(Region.USE_PREF_SIZE);
    Dialog<Void> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(Texts.of("Own preprocessing"));
    for (Button each : List.of(use, save, forget)) {
      each.setMinWidth(Region.USE_PREF_SIZE);
    }
    dialog.setHeaderText(Texts.of("(v × range / 255 − mean) / deviation, for each channel"));
    dialog.getDialogPane().setContent(new HBox(20, form, side));
    dialog.getDialogPane().getButtonTypes().add(Dialogs.close());
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
    // What is spelled out is for this network, and of its channels.
    ChangeListener<ModelView> other = (o, old, model) -> dialog.close();
    session.modelProperty().addListener(other);
    dialog.setOnHidden(event -> session.modelProperty().removeListener(other));
    Dialogs.show(dialog, owner);
    Platform.runLater(mean::requestFocus);
  }

  private static void add(GridPane form, String name, Node field) {
    int row = form.getRowCount();
    Label label = new Label(name);
    label.setLabelFor(field);
    label.setMinWidth(Region.USE_PREF_SIZE);
    if (field instanceof Region region) {
      region.setMinWidth(Region.USE_PREF_SIZE);
    }
    form.add(label, 0, row);
    form.add(field, 1, row);
  }

  private void save() {
    try {
      Preprocessing named = valid.renamed(name.getText().strip());
      session.savedPreprocessings().save(named, right());
      session.setPreprocessing(named, 0);
      say(Texts.of("Saved as %s.", named.name()), false);
      offer();
    } catch (IllegalArgumentException e) {
      say(Wording.of(e), true);
      name.requestFocus();
    }
    showNames();
  }

  private void forget() {
    String gone = name.getText().strip();
    session.savedPreprocessings().forget(gone);
    say(Texts.of("%s is forgotten; what is in force stays.", gone), false);
    offer();
    showNames();
  }

  private void say(String text, boolean wrong) {
    said.setText(text);
    said.pseudoClassStateChanged(WRONG, wrong);
  }

  /** What a name can be used for now. */
  private void showNames() {
    boolean known =
        session.savedPreprocessings().allProperty().get().stream()
            .anyMatch(each -> each.preprocessing().name().equals(name.getText().strip()));
    forget.setDisable(!known);
    save.setDisable(use.isDisabled());
  }

  /** Says what is wrong with what is written, or shows what the network would see. */
  private void follow() {
    try {
      valid = read();
    } catch (IllegalArgumentException e) {
      valid = null;
      say(Wording.of(e), true);
    }
    // Not before it is known whether the network reads it.
    use.setDisable(true);
    showNames();
    Preprocessing wanted = valid;
    if (wanted == null) {
      seen.setImage(null);
      return;
    }
    say(Texts.of("Trying it …"), false);
    session.ask(
        this,
        (model, analysis, cancelled) -> {
          try {
            PreparedPicture prepared = Preprocessor.prepare(analysis.picture().source(), wanted);
            // Throws when the network cannot read it.
            model.architecture().shapes(prepared.input().height(), prepared.input().width());
            return TensorPicture.of("", prepared.input(), model.preprocessing());
          } catch (IllegalArgumentException e) {
            return Wording.of(e);
          }
        },
        found -> {
          if (wanted != valid) {
            return;
          }
          boolean drawn = found instanceof TensorPicture;
          use.setDisable(!drawn);
          showNames();
          seen.setImage(drawn ? FxImages.of(((TensorPicture) found).picture(), 2 * PICTURE) : null);
          say(drawn ? Texts.of("What the network would see.") : String.valueOf(found), !drawn);
        });
  }

  private Preprocessing read() {
    return new Preprocessing(
        "own",
        resize.getValue(),
        whole(Texts.of("To pixels"), scale),
        whole(Texts.of("Centre crop"), crop),
        order.getValue(),
        range.getValue(),
        numbers(Texts.of("Mean"), mean),
        numbers(Texts.of("Deviation"), deviation),
        new Decoding(turned.isSelected(), onWhite.isSelected()));
  }

  /** With commas and digits as they are, however wide an input method makes them. */
  private static String typed(TextField field) {
    return Normalizer.normalize(field.getText(), Normalizer.Form.NFKC);
  }

  private static List<Double> numbers(String name, TextField field) {
    List<Double> numbers = new ArrayList<>();
    for (String each : Arrays.asList(typed(field).split("[,;、]"))) {
      numbers.add(number(name, field, () -> each.strip()));
    }
    return numbers;
  }

  private static int whole(String name, TextField field) {
    double number = number(name, field, () -> typed(field).strip());
    if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          Texts.of("%s: '%s' is no number of pixels", name, field.getText()));
    }
    return (int) number;
  }

  private static double number(String name, TextField field, Supplier<String> text) {
    try {
      return Double.parseDouble(text.get().toLowerCase(Locale.ROOT));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          Texts.of("%s: '%s' is no number", name, field.getText()), e);
    }
  }
}
