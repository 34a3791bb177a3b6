package org.vggscope.ui.training.start;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vggscope.model.Configuration;
import org.vggscope.text.Texts;
import org.vggscope.training.Initialisation;
import org.vggscope.training.NetworkChoice;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.kit.controls.Spinners;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.training.asking.Said;

/** The choices of a training, each with a line below it for what is to be said of it. */
final class NewTrainingForm extends GridPane {
  static final List<Double> WIDTHS = List.of(0.125, 0.25, 0.5, 1.0);
  static final List<String> RECIPES = List.of("quick", "paper");

  private static final int MOST_EPOCHS = 100_000;

  final PlaceChoice data;
  final Said dataSaid = new Said("new-training-data-said");
  final ComboBox<String> network =
      Choices.of(
          "new-training-network",
          NetworkChoice.names(),
          NewTrainingForm::networkTitle,
          Texts.of("The network that is to learn"));
  final ComboBox<Double> width =
      Choices.of(
          "new-training-width",
          WIDTHS,
          NewTrainingForm::widthTitle,
          Texts.of("How many channels each layer has: a share of the published"));
  final CheckBox normalized = new CheckBox(Texts.of("batch normalisation"));
  final PlaceChoice recipe;
  final Said recipeSaid = new Said("new-training-recipe-said");
  final Spinner<Integer> epochs =
      Spinners.of("new-training-epochs", new IntegerSpinnerValueFactory(1, MOST_EPOCHS, 1));
  final PlaceChoice start;
  final Said startSaid = new Said("new-training-start-said");
  final TextField seed = new TextField();
  final Said seedSaid = new Said("new-training-seed-said");

  /** Ask for a place each, and take it. */
  NewTrainingForm(Runnable askFolder, Runnable askRecipe, Runnable askStart) {
    data =
        new PlaceChoice(
            "new-training-data",
            TrainingData.names(),
            TrainingData::title,
            Texts.of("The pictures to learn from"),
            Texts.of("A folder…"),
            askFolder);
    recipe =
        new PlaceChoice(
            "new-training-recipe",
            RECIPES,
            NewTrainingForm::recipeTitle,
            Texts.of("Batch, rate, momentum and all else of how it is trained"),
            Texts.of("Own recipe…"),
            askRecipe);
    start =
        new PlaceChoice(
            "new-training-start",
            TrainingWish.DRAWN,
            NewTrainingForm::startTitle,
            Texts.of("What the weights begin with"),
            Texts.of("A network's file…"),
            askStart);
    setId("new-training-form");
    getStyleClass().add("training-form");
    normalized.setId("new-training-normalized");
    normalized.setMinWidth(USE_PREF_SIZE);
    Tip.on(normalized, Texts.of("Batch normalisation behind each convolution, before its ReLU"));
    epochs.setPrefWidth(110);
    epochs.setMinWidth(USE_PREF_SIZE);
    epochs.setAccessibleText(Texts.of("How often all pictures are seen"));
    Tip.on(epochs, Texts.of("How often all pictures are seen"));
    seed.setId("new-training-seed");
    seed.setPrefWidth(110);
    seed.setAccessibleText(Texts.of("A number that decides all that is left to chance"));
    Tip.on(seed, Texts.of("A number that decides all that is left to chance"));
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(USE_PREF_SIZE);
    ColumnConstraints fields = new ColumnConstraints();
    fields.setHgrow(Priority.ALWAYS);
    getColumnConstraints().addAll(names, fields);
    add(Texts.of("Pictures"), data.list(), data, dataSaid);
    add(Texts.of("Network"), network, network, null);
    add(Texts.of("Width"), width, row(width, normalized), null);
    add(Texts.of("Recipe"), recipe.list(), recipe, recipeSaid);
    add(Texts.of("Start from"), start.list(), start, startSaid);
    Label seedName = new Label(Texts.of("Seed"));
    seedName.setLabelFor(seed);
    add(Texts.of("Epochs"), epochs, row(epochs, seedName, seed), seedSaid);
  }

  private static FlowPane row(Node... parts) {
    FlowPane row = new FlowPane(12, 4, parts);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void add(String name, Node named, Region field, Label said) {
    int row = getRowCount();
    Label label = new Label(name);
    label.setLabelFor(named);
    label.setMinWidth(USE_PREF_SIZE);
    label.getStyleClass().add("training-form-name");
    GridPane.setValignment(label, VPos.TOP);
    add(label, 0, row);
    VBox box = new VBox(field);
    box.getStyleClass().add("training-form-field");
    if (said != null) {
      box.getChildren().add(said);
    }
    add(box, 1, row);
  }

  private static String networkTitle(String name) {
    for (Configuration each : Configuration.values()) {
      if (!each.isNormalized() && name.equals("vgg-" + each.paperName().toLowerCase(Locale.ROOT))) {
        return Texts.of(
            "VGG %s (%s): %d layers with weights",
            each.paperName(), each.commonName(), each.weightLayers());
      }
    }
    return Texts.of("AlexNet: 8 layers with weights");
  }

  private static String widthTitle(double share) {
    return share == 1
        ? Texts.of("1: the published width")
        : Texts.of("%s of the published width", String.valueOf(share));
  }

  private static String recipeTitle(String given) {
    return switch (given) {
      case "quick" -> Texts.of("quick: learns something within minutes");
      case "paper" -> Texts.of("paper: as VGG was trained in 2014");
      default -> TrainingData.fileName(given);
    };
  }

  private static String startTitle(String given) {
    if (given.equals("he")) {
      return Texts.of("He: deviation √(2 / inputs)");
    }
    if (given.equals("glorot")) {
      return Texts.of("Glorot: deviation √(2 / (inputs + outputs))");
    }
    return given.startsWith(Initialisation.NORMAL)
        ? Texts.of(
            "normal distribution, deviation %s", given.substring(Initialisation.NORMAL.length()))
        : TrainingData.fileName(given);
  }
}
