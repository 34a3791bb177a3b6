package org.vggscope.ui.training.start;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javafx.stage.Window;
import org.vggscope.session.Session;
import org.vggscope.session.settings.Settings;
import org.vggscope.session.training.NewTraining;
import org.vggscope.text.Texts;
import org.vggscope.training.NetworkChoice;
import org.vggscope.ui.training.asking.Beside;
import org.vggscope.ui.training.asking.PlaceQuestions;
import org.vggscope.ui.training.asking.TrainingDialog;
import org.vggscope.ui.view.GivenFiles;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.UserFolders;

/**
 * Has a person choose what is to learn from what and how, says what it will cost, and begins it. It
 * opens with choices that can be begun at once. What cannot be is said beside the choice.
 */
public final class NewTrainingDialog extends TrainingDialog {
  private static final double WIDTH = 620;
  private static final double HEIGHT = 700;
  private static final double LEAST_HEIGHT = 560;

  private final UserFolders folders = UserFolders.ofUser();
  private final NewTrainingForm form;
  private final CostBox cost = new CostBox();
  private final Beside sets = new Beside();
  private final Beside dataLook = new Beside();
  private final Beside recipeLook = new Beside();
  private final Beside startLook = new Beside();

  /** What is known of the pictures; null while they are looked at. */
  private TrainingData data;

  /** What was read of the recipe; null while it is read. */
  private RecipeFile recipe;

  /** The file to start from; null for none, and while it is looked at. */
  private StartFile startFile;

  /** Whether what is being chosen is what an earlier time left, which may be gone since. */
  private boolean remembering;

  /** Makes it, and shows nothing yet. */
  public NewTrainingDialog(Session session) {
    super(
        session, Texts.of("New training"), Texts.of("Watch a network learn"), "new-training-begin");
    form =
        new NewTrainingForm(
            () -> ask(PlaceQuestions::folder, this::useFolder),
            () -> ask(PlaceQuestions::recipe, this::useRecipe),
            () -> ask(PlaceQuestions::weights, this::useStart));
    fill(
        "new-training",
        form,
        dropped -> GivenFiles.use(session, dropped.get(0), this::useFolder),
        cost);
    size(WIDTH, HEIGHT, LEAST_HEIGHT);
    chooseNetwork(session.settings());
    listen();
    remembering = true;
    Settings usual = new Settings();
    form.recipe.use(or(session.settings().trainingRecipe, usual.trainingRecipe));
    form.data.use(or(session.settings().trainingData, usual.trainingData));
    remembering = false;
    lookForSets();
  }

  /**
   * Shows one; the window stays usable.
   *
   * @param pictures a folder to learn from, or null for those of the last time
   */
  public static void show(Window owner, Session session, Path pictures) {
    NewTrainingDialog dialog = new NewTrainingDialog(session);
    if (pictures != null) {
      dialog.useFolder(pictures);
    }
    session.training().prepare();
    dialog.atEnd(session.training()::release);
    dialog.show(owner);
  }

  /** Takes a folder with a sub-folder a class, as one that was dropped. */
  public void useFolder(Path folder) {
    form.data.use(folder.toAbsolutePath().normalize().toString());
  }

  /** Takes a recipe's file. */
  void useRecipe(Path file) {
    form.recipe.use(file.toAbsolutePath().normalize().toString());
  }

  /** Takes a trained network's file to start from. */
  void useStart(Path file) {
    form.start.use(file.toAbsolutePath().normalize().toString());
  }

  private void listen() {
    form.data.valueProperty().addListener((o, old, now) -> lookAtData(now, remembering));
    form.recipe.valueProperty().addListener((o, old, now) -> readRecipe(now, remembering));
    form.start.valueProperty().addListener((o, old, now) -> lookAtStart(now));
    form.network.valueProperty().addListener((o, old, now) -> follow());
    form.width.valueProperty().addListener((o, old, now) -> follow());
    form.normalized.selectedProperty().addListener((o, old, now) -> follow());
    form.epochs.valueProperty().addListener((o, old, now) -> follow());
    form.seed.textProperty().addListener((o, old, now) -> follow());
  }

  private static String or(String chosen, String usual) {
    return chosen.isBlank() ? usual : chosen;
  }

  /** What was chosen the last time, as far as it can be. */
  private void chooseNetwork(Settings settings) {
    Settings usual = new Settings();
    boolean known = NetworkChoice.names().contains(settings.trainingNetwork);
    form.network.setValue(known ? settings.trainingNetwork : usual.trainingNetwork);
    boolean listed = NewTrainingForm.WIDTHS.contains(settings.trainingWidth);
    form.width.setValue(listed ? settings.trainingWidth : usual.trainingWidth);
  }

  private void lookForSets() {
    sets.ask(
        () -> {
          Set<String> missing = new TreeSet<>();
          ModelCatalog.dataSets().stream()
              .filter(set -> TrainingData.look(set.id(), folders).refusal() != null)
              .forEach(set -> missing.add(set.id()));
          return missing;
        },
        missing ->
            form.data.disable(
                missing,
                name ->
                    Texts.of(
                        "%s (not downloaded; the command 'download %s' gets it)",
                        TrainingData.title(name), name)));
  }

  private void lookAtData(String given, boolean remembered) {
    dataLook.forget();
    data = TrainingData.alongside(given);
    if (data == null) {
      dataLook.ask(
          () -> TrainingData.look(given, folders),
          found -> {
            if (found.refusal() != null && remembered) {
              form.data.use(new Settings().trainingData);
            } else {
              data = found;
              follow();
            }
          });
    }
    follow();
  }

  private void readRecipe(String given, boolean remembered) {
    recipeLook.forget();
    recipe = null;
    if (NewTrainingForm.RECIPES.contains(given)) {
      take(RecipeFile.look(given));
      return;
    }
    recipeLook.ask(
        () -> RecipeFile.look(given),
        found -> {
          if (found.refusal() != null && remembered) {
            form.recipe.use(new Settings().trainingRecipe);
          } else {
            take(found);
          }
        });
    follow();
  }

  /** A recipe brings its epochs, start and seed along, which can be changed then. */
  private void take(RecipeFile read) {
    recipe = read;
    if (read.recipe() != null) {
      form.epochs.getValueFactory().setValue(read.recipe().epochs());
      form.seed.setText(String.valueOf(read.recipe().seed()));
      String start = form.start.valueProperty().get();
      if (start == null || TrainingWish.isDrawn(start)) {
        form.start.use(read.recipe().initialisation());
      }
    }
    follow();
  }

  private void lookAtStart(String given) {
    startLook.forget();
    startFile = null;
    if (!TrainingWish.isDrawn(given)) {
      startLook.ask(
          () -> StartFile.look(Path.of(given)),
          found -> {
            startFile = found;
            follow();
          });
    }
    follow();
  }

  /** What is chosen now. */
  TrainingWish wish() {
    String start = form.start.valueProperty().get();
    return new TrainingWish(
        data,
        new NetworkChoice(
            form.network.getValue(), form.width.getValue(), form.normalized.isSelected()),
        recipe,
        form.epochs.getValue(),
        form.seed.getText(),
        start == null ? TrainingWish.DRAWN.get(0) : start,
        startFile);
  }

  /** Says of every choice what is to be said, and what all of them cost. */
  private void follow() {
    TrainingWish wish = wish();
    form.dataSaid.say(wish.dataRefusal(), wish.dataSentence());
    form.recipeSaid.say(wish.recipeRefusal(), wish.recipeSentence());
    form.startSaid.say(wish.startRefusal(), wish.startSentence());
    form.seedSaid.say(recipe == null ? null : wish.seedRefusal(), "");
    cost.show(wish.cost());
    setPossible(wish.training() != null);
  }

  /** Begins what is chosen, and remembers it. */
  @Override
  public void start() {
    NewTraining wanted = wish().training();
    if (wanted == null) {
      return;
    }
    Settings settings = session().settings();
    settings.trainingData = wanted.data();
    settings.trainingNetwork = wanted.network().name();
    settings.trainingWidth = wanted.network().width();
    settings.trainingRecipe = form.recipe.valueProperty().get();
    close();
    session().training().begin(wanted);
  }
}
