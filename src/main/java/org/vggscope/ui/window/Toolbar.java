package org.vggscope.ui.window;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Resize;
import org.vggscope.picture.InputTensor;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelSources;
import org.vggscope.session.ModelView;
import org.vggscope.session.PictureResult;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Samples;
import org.vggscope.session.Session;
import org.vggscope.session.Wish;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.view.AccuracyText;

/**
 * The choices that concern the whole window: picture, network, input size, preprocessing, theme.
 */
final class Toolbar extends HBox {
  static final int SIZES = 6;

  /** In a narrow window the choices are cut before what they are called. */
  private static final double ROOM_FOR_LABELS = 1300;

  /** Saving is in the menu and on every pane, too. */
  private static final double ROOM_FOR_SAVING = 1120;

  /** In a still narrower one what menus and keys do as well makes room. */
  private static final double ROOM_FOR_BUTTONS = 1000;

  private static final double LEAST = 110;

  private static final PseudoClass WISHED = PseudoClass.getPseudoClass("wished");

  /** Stands for the size that a picture has which is not resized. */
  private static final int OWN_SIZE = -1;

  private final Session session;
  private final ComboBox<ModelSource> models = new ComboBox<>();
  private final ComboBox<Integer> sizes = new ComboBox<>();
  private final ComboBox<String> preprocessings = new ComboBox<>();

  /** What the items of each choice are called now. */
  private final Map<ComboBox<?>, List<String>> titles = new HashMap<>();

  /** Whether the choices are being set to what the session says, which is no choice of a person. */
  private boolean following;

  /**
   * @param takeAway what can be done with what is shown
   */
  Toolbar(Owner owner, Session session, WindowActions actions, MenuButton takeAway) {
    this.session = session;
    setId("toolbar");
    getStyleClass().add("window-toolbar");

    Button open = new Button(Texts.of("Open…"));
    open.setId("open-button");
    open.setMinWidth(USE_PREF_SIZE);
    Tip.on(open, Texts.of("Open pictures (Ctrl+O); or drop them anywhere, or paste them"));
    open.setOnAction(event -> actions.choosePictures());

    MenuButton samples = new MenuButton(Texts.of("Samples"));
    samples.setId("samples-button");
    samples.setMinWidth(USE_PREF_SIZE);
    for (PictureSource sample : Samples.all()) {
      MenuItem item = new MenuItem(sample.name());
      item.setMnemonicParsing(false);
      item.setOnAction(event -> session.open(List.of(sample)));
      samples.getItems().add(item);
    }

    ToggleButton compare = new ToggleButton(Texts.of("Compare"));
    compare.setId("compare-button");
    compare.setMinWidth(USE_PREF_SIZE);
    Tip.on(compare, Texts.of("Two networks side by side on the same picture (Ctrl+K)"));
    compare.setSelected(session.companion().onProperty().get());
    owner.on(session.companion().onProperty(), on -> compare.setSelected(on));
    compare.setOnAction(event -> actions.toggleComparison());

    Button theme = new Button();
    theme.setId("theme-button");
    theme.setMinWidth(USE_PREF_SIZE);
    Tip.on(theme, Texts.of("Light or dark theme (Ctrl+T)"));
    theme
        .textProperty()
        .bind(actions.darkProperty().map(dark -> dark ? Texts.of("☀ Light") : Texts.of("☾ Dark")));
    theme.setOnAction(event -> actions.toggleTheme());

    prepareChoice(models, "model-choice", source -> ModelSources.title(source, models.getItems()));
    Tip.on(models, this::aboutNetwork);
    models.setOnAction(event -> choose(models, session::load));
    prepareChoice(sizes, "size-choice", this::sizeTitle);
    Tip.on(
        sizes,
        Texts.of(
                "Pixels of the shorter side that the network reads; where it was measured, how"
                    + " many of 100 validation pictures it names right at that size. Larger"
                    + " than trained is mostly worse: what it learnt to know is larger than it"
                    + " knows it.")
            + "\n"
            + Explained.text(Term.DENSE, Term.AVERAGED));
    sizes.setOnAction(event -> choose(sizes, size -> chooseSize(size)));
    prepareChoice(preprocessings, "preprocessing-choice", this::preprocessingTitle);
    Tip.on(
        preprocessings,
        Texts.of(
            "How a picture becomes numbers. A wrong one gives wrong answers without any error;"
                + " try it."));
    preprocessings.setOnAction(event -> choose(preprocessings, session::setPreprocessing));

    owner.on(session.modelProperty(), this::follow);
    owner.on(session.inputSizeProperty(), this::follow);
    owner.on(session.preprocessingProperty(), this::follow);
    owner.on(
        session.resultProperty(),
        (old, result) -> {
          if (isOwnSize(old) != isOwnSize(result)) {
            follow();
          }
        });
    owner.on(session.wishProperty(), this::follow);
    owner.on(session.savedPreprocessings().allProperty(), this::follow);
    follow();

    List.of(open, samples, theme).forEach(each -> roomFor(each, ROOM_FOR_BUTTONS));
    roomFor(takeAway, ROOM_FOR_SAVING);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            open,
            samples,
            labelled(Texts.of("Network"), models),
            labelled(Texts.of("Input"), sizes),
            labelled(Texts.of("Preprocessing"), preprocessings),
            compare,
            takeAway,
            space,
            theme);
  }

  private void roomFor(Region part, double width) {
    part.managedProperty().bind(widthProperty().greaterThan(width));
    part.visibleProperty().bind(part.managedProperty());
  }

  private HBox labelled(String text, ComboBox<?> choice) {
    Label label = new Label(text);
    // In a narrow window the choices need the room, and their tips say what they are.
    roomFor(label, ROOM_FOR_LABELS);
    label.setLabelFor(choice);
    label.setMinWidth(USE_PREF_SIZE);
    choice.setMinWidth(LEAST);
    HBox.setHgrow(choice, Priority.SOMETIMES);
    choice.setAccessibleText(text);
    HBox box = new HBox(label, choice);
    box.setMinWidth(0);
    box.getStyleClass().add("labelled");
    return box;
  }

  private static <T> void prepareChoice(ComboBox<T> choice, String id, Function<T, String> title) {
    choice.setId(id);
    choice.setButtonCell(cell(title));
    choice.setCellFactory(list -> cell(title));
  }

  private static <T> ListCell<T> cell(Function<T, String> title) {
    return new ListCell<>() {
      @Override
      protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : title.apply(item));
      }
    };
  }

  private <T> void choose(ComboBox<T> choice, java.util.function.Consumer<T> chosen) {
    if (!following && choice.getValue() != null) {
      chosen.accept(choice.getValue());
    }
  }

  /** Whether what the network reads has the size that the preprocessing says, and no other. */
  private boolean isOwnSize(PictureResult result) {
    if (result == null) {
      return false;
    }
    InputTensor input = result.picture().input();
    return result.picture().preprocessing().resize() == Resize.NONE
        || Math.min(input.height(), input.width())
            != result.model().architecture().side(session.inputSizeProperty().get());
  }

  private void chooseSize(int size) {
    if (size != OWN_SIZE) {
      session.setInputSize(size == trainedSize() ? 0 : size);
    }
  }

  private int trainedSize() {
    ModelView model = session.modelProperty().get();
    return model == null ? 0 : model.architecture().inputSize();
  }

  private String aboutNetwork() {
    ModelView model = session.modelProperty().get();
    return Texts.of("The network that looks at the picture (Ctrl+M for the next).")
        + (model == null ? "" : "\n" + AccuracyText.sentence(model));
  }

  private String sizeTitle(int size) {
    if (size == OWN_SIZE) {
      PictureResult result = session.resultProperty().get();
      return result == null || result.picture().preprocessing().resize() == Resize.NONE
          ? Texts.of("as large as the picture")
          : Texts.of("%d px · own", result.picture().input().width());
    }
    int trained = trainedSize();
    ModelView model = session.modelProperty().get();
    String expected = model == null ? "" : AccuracyText.atSize(model, size);
    String read =
        size == trained
            ? Texts.of("%d px · as trained", size)
            : size < trained ? Texts.of("%d px · averaged", size) : Texts.of("%d px · dense", size);
    return expected.isEmpty() ? read : read + " · " + expected;
  }

  /**
   * The sizes to choose from, in pixels: where the network reads smaller pictures than it was
   * trained on, those; then the trained one and some larger ones.
   */
  static List<Integer> sizes(NetworkSpec network) {
    int trained = network.inputSize();
    int step = network.step();
    int least = network.isAdaptive() ? network.leastSide() : trained;
    int smaller = (trained - least) / step;
    return IntStream.range(-smaller, SIZES).mapToObj(i -> trained + i * step).toList();
  }

  private String preprocessingTitle(String name) {
    ModelView model = session.modelProperty().get();
    if (!name.isEmpty() || model == null) {
      return name;
    }
    String own = model.preprocessing().name();
    return model.assumption() == null ? Texts.of("%s (right)", own) : Texts.of("%s (assumed)", own);
  }

  private void follow() {
    ModelView model = session.modelProperty().get();
    if (model == null) {
      return;
    }
    following = true;
    Wish wish = session.wishProperty().get();
    ModelSource network =
        wish.network() == null ? session.modelSourceProperty().get() : wish.network();
    List<ModelSource> networks = ModelSources.of(session, network);
    fill(models, networks, network, source -> ModelSources.title(source, networks));
    mark(models, wish.network() != null);
    List<Integer> offered = new ArrayList<>(sizes(model.architecture()));
    // Pictures that are not resized are read at a size of their own.
    boolean own = wish.size() == null && isOwnSize(session.resultProperty().get());
    if (own) {
      offered.add(0, OWN_SIZE);
    }
    int wanted = model.architecture().side(session.wanted().size());
    if (!offered.contains(wanted)) {
      // Chosen while another network was there, whose sizes are others.
      offered.add(wanted);
    }
    fill(sizes, offered, own ? OWN_SIZE : wanted, this::sizeTitle);
    mark(sizes, wish.size() != null);
    List<String> names = session.savedPreprocessings().alternatives(model.preprocessing());
    names.remove(model.preprocessing().name());
    names.add(0, "");
    String prepared = session.wanted().preprocessing();
    if (!names.contains(prepared)) {
      names.add(prepared);
    }
    fill(preprocessings, names, prepared, this::preprocessingTitle);
    mark(preprocessings, wish.preprocessing() != null);
    following = false;
  }

  /** A choice whose value stays while what there is changes would show nothing, or what was. */
  private <T> void fill(ComboBox<T> choice, List<T> items, T value, Function<T, String> title) {
    List<String> now = items.stream().map(title).toList();
    boolean same = choice.getItems().equals(items) && value.equals(choice.getValue());
    if (now.equals(titles.put(choice, now)) && same) {
      // A film of a training changes the network many times a second and little here.
      return;
    }
    choice.setValue(null);
    if (!choice.getItems().equals(items)) {
      choice.getItems().setAll(items);
    }
    choice.setValue(value);
  }

  /** What is not in force yet is shown as a wish. */
  private static void mark(ComboBox<?> choice, boolean wished) {
    choice.pseudoClassStateChanged(WISHED, wished);
    choice.setAccessibleHelp(wished ? Texts.of("Asked for, not in force yet") : null);
  }
}
