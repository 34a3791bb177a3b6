package org.vggscope.ui.kernels;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.vggscope.export.About;
import org.vggscope.export.Exhibit;
import org.vggscope.export.kernels.DistributionExhibit;
import org.vggscope.export.kernels.KernelMatrixExhibit;
import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.export.kernels.KernelTexts;
import org.vggscope.export.kernels.KernelView;
import org.vggscope.export.kernels.KernelsExhibit;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.model.Labels;
import org.vggscope.model.Layer;
import org.vggscope.session.Session;
import org.vggscope.session.ViewState;
import org.vggscope.text.Texts;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.view.KeyHint;
import org.vggscope.ui.view.Links;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.ViewEntry;
import org.vggscope.ui.view.ViewPane;

/**
 * The weights of the selected layer: the kernels of one channel, the norms of all of them as a
 * matrix, or how weights and biases are distributed.
 */
public final class KernelsPane extends ViewPane {
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

  /** What the window gives it at its usual size; sentences of any length wrap within. */
  private static final double WIDTH = 640;

  /** Sooner than this, a note would only flicker. */
  private static final Duration PATIENCE = Duration.millis(500);

  private final Session session;
  private final KernelsModel model;
  private final KernelsFeed feed;
  private final KernelGrid grid;
  private final KernelMatrix matrix;
  private final KernelDetail detail;
  private final Node distribution;
  private final Label name = new Label();
  private final Label title = new Label();
  private final Label explanation = new Label();
  private final Label hint = new Label();
  private final Label note = new Label();
  private final PauseTransition patience = new PauseTransition(PATIENCE);

  /** Fetching takes so long that a note says so. */
  private boolean slow;

  private KernelsPane(Owner owner, Session session, Links links) {
    this.session = session;
    setId("KernelsPane");
    getStyleClass().add("kernels");
    setPrefWidth(WIDTH);
    widthProperty()
        .addListener(
            (o, old, width) -> pseudoClassStateChanged(NARROW, width.doubleValue() < WIDTH));
    model = new KernelsModel(owner, session.selection());
    grid = new KernelGrid(model, () -> links.open("featuremaps"));
    matrix = new KernelMatrix(model);
    detail =
        new KernelDetail(
            model,
            links.ofUnit(owner, session.selection(), "kernels", "kernels"),
            links.button("kernels-slide", Texts.of("▶ Slide it over"), "arithmetic", "play"));
    distribution = new DistributionView(model);
    note.setId("kernels-note");
    note.getStyleClass().add("note");
    note.setWrapText(true);
    setTop(header());
    setCenter(new StackPane(grid, matrix, distribution, note));
    setRight(detail);
    setBottom(footer());

    model.sheetProperty().addListener((o, old, sheet) -> describe());
    model.viewProperty().addListener((o, old, view) -> viewChanged());
    owner.on(session.selection().layerProperty(), () -> describe());
    feed = new KernelsFeed(owner, session, model);
    feed.shownProperty().bind(shownProperty());
    onUnit(owner, session);
    owner.on(session.activationsProperty(), activations -> detail.showAnswer(activations));
    detail.showAnswer(session.activationsProperty().get());
    patience.setOnFinished(event -> setSlow(true));
    feed.fetchingProperty().addListener((o, old, fetching) -> fetching(fetching));
    fetching(feed.fetchingProperty().get());
    describe();
  }

  /** The pane, to be registered. */
  public static ViewEntry entry(Session session, Links links) {
    return new ViewEntry(
            "kernels",
            Texts.of("Kernels"),
            Texts.of(
                "Through which weights does the layer look at the one below? Kernels, matrix,"
                    + " distribution."),
            owner -> new KernelsPane(owner, session, links))
        .withKeys(
            KeyHint.arrows("kernels-grid", Texts.of("another kernel")),
            KeyHint.of("kernels-grid", Texts.of("its input channel's map"), KeyCode.ENTER),
            KeyHint.of(
                "kernels-grid",
                Texts.of("larger, smaller kernels, all at once"),
                KeyCode.PLUS,
                KeyCode.MINUS,
                KeyCode.DIGIT0));
  }

  @Override
  public ViewState capture() {
    return model.capture();
  }

  @Override
  public void apply(ViewState state) {
    model.apply(state);
  }

  @Override
  public boolean hasWays() {
    return true;
  }

  @Override
  public void turn(int steps) {
    KernelView[] all = KernelView.values();
    int next = Math.floorMod(model.viewProperty().get().ordinal() + steps, all.length);
    model.setView(all[next]);
  }

  @Override
  public Optional<Exhibit> exhibit() {
    KernelSheet sheet = isThere() ? model.sheet() : null;
    if (sheet == null) {
      return Optional.empty();
    }
    LayerKernels kernels = sheet.kernels();
    Supplier<About> network = Origins.ofNetwork(session);
    return switch (model.viewProperty().get()) {
      case TILES -> {
        Supplier<About> origin =
            sheet.order().needsPicture() ? Origins.ofPicture(session) : network;
        yield Optional.of(new KernelsExhibit(sheet, labels(), origin));
      }
      case MATRIX ->
          kernels.isWhole()
              ? Optional.of(new KernelMatrixExhibit(kernels, network))
              : Optional.empty();
      case DISTRIBUTION -> Optional.of(new DistributionExhibit(kernels, network));
    };
  }

  /** Whether the kernels that are known are those of the selected layer. */
  private boolean isThere() {
    KernelSheet sheet = model.sheet();
    return sheet != null
        && sheet.kernels().layer().equals(session.selection().layerProperty().get());
  }

  private void fetching(boolean now) {
    setSlow(false);
    if (now) {
      patience.playFromStart();
    } else {
      patience.stop();
    }
  }

  private void setSlow(boolean now) {
    slow = now;
    describe();
  }

  private Node header() {
    name.setId("kernels-layer");
    name.getStyleClass().add("layer-name");
    name.setMinWidth(USE_PREF_SIZE);
    title.setId("kernels-title");
    title.setWrapText(true);
    explanation.setId("kernels-explanation");
    explanation.getStyleClass().add("muted");
    explanation.setWrapText(true);
    HBox titles = new HBox(name, title);
    titles.getStyleClass().add("titles");
    titles.setAlignment(Pos.TOP_LEFT);
    VBox header = new VBox(titles, new KernelControls(model, this::zoom, this::fit), explanation);
    header.getStyleClass().add("kernels-header");
    return header;
  }

  private Node footer() {
    hint.setId("kernels-hint");
    hint.getStyleClass().add("muted");
    hint.setMaxWidth(Double.MAX_VALUE);
    hint.setMinWidth(0);
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(hint, Priority.ALWAYS);
    HBox footer = new HBox(hint, new KernelLegend(model));
    footer.getStyleClass().add("kernels-footer");
    footer.setAlignment(Pos.CENTER_LEFT);
    return footer;
  }

  private void zoom(boolean enlarge) {
    if (model.viewProperty().get() == KernelView.MATRIX) {
      matrix.zoom(enlarge);
    } else {
      grid.zoom(enlarge);
    }
  }

  private void fit() {
    if (model.viewProperty().get() == KernelView.MATRIX) {
      matrix.fit();
    } else {
      grid.fit();
    }
  }

  private void viewChanged() {
    boolean hadFocus = grid.isFocused() || matrix.isFocused();
    describe();
    if (hadFocus) {
      (matrix.isVisible() ? matrix : grid).requestFocus();
    }
  }

  private void describe() {
    KernelSheet sheet = model.sheet();
    KernelView view = model.viewProperty().get();
    Layer layer = session.selection().layerProperty().get();
    boolean there = isThere();
    boolean drawable = there && (view != KernelView.MATRIX || sheet.kernels().isWhole());
    show(grid, drawable && view == KernelView.TILES);
    show(matrix, drawable && view == KernelView.MATRIX);
    show(distribution, drawable && view == KernelView.DISTRIBUTION);
    show(detail, drawable && view != KernelView.DISTRIBUTION);
    show(note, !drawable);
    name.setText(layer == null ? "" : layer.name());
    if (!there) {
      title.setText("");
      show(explanation, false);
      hint.setText("");
      note.setText(waiting(layer));
      return;
    }
    title.setText(KernelTexts.title(sheet.kernels()));
    String sentence = KernelTexts.explanation(sheet, view, this::nameOf);
    show(explanation, drawable);
    explanation.setText(sentence);
    note.setText(sentence);
    hint.setText(drawable ? KernelTexts.hint(sheet, view) : "");
  }

  private String waiting(Layer layer) {
    if (layer == null) {
      return Texts.of("Waiting for the network …");
    }
    if (!layer.hasParameters()) {
      return KernelTexts.nothing(layer);
    }
    return slow ? Texts.of("Fetching the weights of %s …", layer.name()) : "";
  }

  private static void show(Node node, boolean seen) {
    node.setVisible(seen);
    node.setManaged(seen);
  }

  /** Whether the outputs of the layer are classes. */
  private boolean isOfClasses() {
    LayerKernels kernels = model.sheet().kernels();
    return kernels.isFullyConnected() && !kernels.layer().relu();
  }

  private Labels labels() {
    return session.modelProperty().get().labels();
  }

  /** The class of an output unit; empty in any other layer. */
  private String nameOf(int unit) {
    return isOfClasses() ? PredictionFormat.name(labels(), unit) : "";
  }
}
