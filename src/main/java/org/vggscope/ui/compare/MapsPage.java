package org.vggscope.ui.compare;

import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.vggscope.export.Exhibit;
import org.vggscope.export.compare.Pair;
import org.vggscope.export.compare.PairMapsExhibit;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.LayerKind;
import org.vggscope.model.LayerPairs;
import org.vggscope.model.MapUnit;
import org.vggscope.model.Position;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.ColourMap;
import org.vggscope.session.Companion;
import org.vggscope.session.ModelView;
import org.vggscope.session.NetworkNames;
import org.vggscope.session.PictureResult;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.session.settings.Settings;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.text.format.PredictionFormat;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Choices;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.maps.LayerMaps;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.ViewPane;

/**
 * The feature maps of two layers that stand for each other, in the same colours for the same
 * numbers.
 */
final class MapsPage extends ViewPane {
  private final Session session;
  private final Companion companion;
  private final Settings look = new Settings();
  private final MapSide first;
  private final MapSide second;
  private final Region firstLegend;
  private final Region secondLegend;
  private final Label readOut = new Label();
  private final Label note = new Label();
  private final ComboBox<ColourMap> colours;

  /** Whether one side is being made to follow the other. */
  private boolean following;

  MapsPage(Owner owner, Session session) {
    this.session = session;
    this.companion = session.companion();
    setId("compare-maps-page");
    look.colourMap = session.settings().colourMap;
    first =
        new MapSide(
            owner,
            "compare-first",
            look,
            session.selection(),
            unit -> className(session.modelProperty().get(), unit, true),
            () -> seen(session.resultProperty().get()));
    second =
        new MapSide(
            owner,
            "compare-second",
            look,
            companion.selection(),
            unit -> className(companion.modelProperty().get(), unit, false),
            () -> seen(companion.resultProperty().get()));
    firstLegend = first.maps().legend();
    secondLegend = second.maps().legend();
    // A line of its own, for a border would make one side narrower than the other.
    HBox sides = new HBox(first, new Separator(Orientation.VERTICAL), second);
    sides.getStyleClass().add("map-sides");
    colours =
        Choices.of(
            "compare-colours",
            ColourMap.offered(),
            map -> Texts.of(map.title()),
            Texts.of("Colours of the maps"));
    setTop(controls());
    setCenter(sides);
    setBottom(footer());
    setMinWidth(0);

    owner.on(session.activationsProperty(), () -> show());
    owner.on(companion.activationsProperty(), () -> show());
    owner.on(companion.pairs().shownProperty(), () -> show());
    owner.on(companion.selection().channelProperty(), () -> read());
    owner.on(companion.selection().positionProperty(), () -> read());
    owner.on(session.selection().channelProperty(), () -> read());
    owner.on(session.selection().positionProperty(), () -> read());
    tie(first.maps(), second.maps(), true);
    tie(second.maps(), first.maps(), false);
    first.maps().scrollShareProperty().bindBidirectional(second.maps().scrollShareProperty());
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    // It is one choice with that of the feature maps.
    owner.on(shownProperty(), () -> colours.setValue(colourMap()));
    show();
  }

  private Node controls() {
    colours.setValue(colourMap());
    colours
        .valueProperty()
        .addListener(
            (o, old, map) -> {
              session.settings().colourMap = map.name();
              first.maps().setColourMap(map);
              second.maps().setColourMap(map);
            });
    note.setId("compare-note");
    Explained.words(note, Term.CHANNEL_NUMBERS);
    note.getStyleClass().add("muted");
    note.setMinWidth(0);
    Button all = new Button(Texts.of("◀ All maps"));
    all.setId("compare-all-maps");
    all.setMinWidth(USE_PREF_SIZE);
    Tip.on(all, Texts.of("Back to all maps (Esc)"));
    all.setOnAction(event -> showAll());
    all.visibleProperty()
        .bind(first.maps().enlargedProperty().or(second.maps().enlargedProperty()));
    all.managedProperty().bind(all.visibleProperty());
    HBox controls = new HBox(all, colours, note);
    controls.getStyleClass().add("page-controls");
    controls.setAlignment(Pos.CENTER_LEFT);
    return controls;
  }

  private ColourMap colourMap() {
    for (ColourMap map : ColourMap.offered()) {
      if (map.name().equals(session.settings().colourMap)) {
        return map;
      }
    }
    return ColourMap.VIRIDIS;
  }

  private Node footer() {
    readOut.setId("compare-readout");
    readOut.setWrapText(true);
    readOut.setMinHeight(USE_PREF_SIZE);
    readOut.setMinWidth(0);
    readOut.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(readOut, Priority.ALWAYS);
    firstLegend.setMinWidth(USE_PREF_SIZE);
    secondLegend.setMinWidth(USE_PREF_SIZE);
    HBox footer = new HBox(readOut, firstLegend, secondLegend);
    footer.getStyleClass().add("page-footer");
    footer.setAlignment(Pos.CENTER_LEFT);
    return footer;
  }

  private static SourceImage seen(PictureResult result) {
    return result == null ? null : result.picture().seen();
  }

  /** The class of an output unit; empty in any other layer. */
  private String className(ModelView model, int unit, boolean ofFirst) {
    LayerPairs.Pair pair = companion.pairs().shownProperty().get();
    Layer layer = pair == null ? null : ofFirst ? pair.first() : pair.second();
    boolean scores = layer != null && layer.kind() == LayerKind.FULLY_CONNECTED && !layer.relu();
    return scores && model != null ? PredictionFormat.name(model.labels(), unit) : "";
  }

  /** Shows both layers, and both on the scale that has room for the numbers of either. */
  private void show() {
    LayerPairs.Pair pair = companion.pairs().shownProperty().get();
    ModelView main = session.modelProperty().get();
    ModelView other = companion.modelProperty().get();
    if (pair == null || main == null || other == null) {
      return;
    }
    NetworkNames names = NetworkNames.of(main, other);
    first.show(
        names.first(),
        pair.first(),
        session.activationsProperty().get(),
        lacking(names.first(), names.second(), pair.second()));
    second.show(
        names.second(),
        pair.second(),
        companion.activationsProperty().get(),
        lacking(names.second(), names.first(), pair.first()));
    ColourMap.Scale one = first.maps().range();
    ColourMap.Scale two = second.maps().range();
    if (one != null && two != null) {
      ColourMap.Scale both =
          new ColourMap.Scale(Math.min(one.from(), two.from()), Math.max(one.to(), two.to()));
      first.maps().drawFrom(both);
      second.maps().drawFrom(both);
    }
    boolean onlySecond = pair.first() == null;
    firstLegend.setManaged(!onlySecond);
    firstLegend.setOpacity(onlySecond ? 0 : 1);
    secondLegend.setManaged(onlySecond);
    secondLegend.setOpacity(onlySecond ? 1 : 0);
    PictureResult seenByFirst = session.resultProperty().get();
    PictureResult seenBySecond = companion.resultProperty().get();
    boolean cutOtherwise =
        seenByFirst != null && seenBySecond != null && seenByFirst.isCutOtherwise(seenBySecond);
    note.setText(PairMapsExhibit.note(cutOtherwise));
    read();
  }

  private static String lacking(String name, String otherName, Layer more) {
    return more == null
        ? ""
        : Texts.of(
            "%s has no %s: here %s goes through one layer more.", name, more.name(), otherName);
  }

  private void tie(LayerMaps from, LayerMaps to, boolean fromFirst) {
    from.pointedProperty()
        .addListener(
            (o, old, unit) ->
                lead(
                    () -> {
                      to.point(unit == null ? null : partner(unit, fromFirst));
                      read();
                    }));
    from.enlargedProperty().addListener((o, old, large) -> lead(() -> to.setEnlarged(large)));
  }

  private void lead(Runnable change) {
    if (!following) {
      following = true;
      try {
        change.run();
      } finally {
        following = false;
      }
    }
  }

  private MapUnit partner(MapUnit unit, boolean ofFirst) {
    LayerActivations here = shown(ofFirst);
    LayerActivations there = shown(!ofFirst);
    if (here == null || there == null) {
      return null;
    }
    int channel = LayerPairs.channel(unit.channel(), there.layer());
    return channel < 0
        ? null
        : new MapUnit(
            channel,
            LayerPairs.position(unit.y(), here.shape().height(), there.shape().height()),
            LayerPairs.position(unit.x(), here.shape().width(), there.shape().width()));
  }

  /** The activations that are shown on a side, or null. */
  private LayerActivations shown(boolean ofFirst) {
    LayerPairs.Pair pair = companion.pairs().shownProperty().get();
    Layer layer = pair == null ? null : ofFirst ? pair.first() : pair.second();
    LayerActivations activations =
        ofFirst ? session.activationsProperty().get() : companion.activationsProperty().get();
    return layer != null && activations != null && activations.layer().equals(layer)
        ? activations
        : null;
  }

  /** Says what is under the pointer, or else what is selected. */
  private void read() {
    MapUnit one = first.maps().pointedProperty().get();
    MapUnit two = second.maps().pointedProperty().get();
    boolean pointed = one != null || two != null;
    if (!pointed) {
      one = selected(session.selection(), shown(true));
      two = selected(companion.selection(), shown(false));
    }
    if (one == null && two == null) {
      readOut.setText(Texts.of("Point to read both values, click to enlarge"));
      return;
    }
    int channel = (one == null ? two : one).channel();
    StringBuilder text =
        new StringBuilder(
            pointed ? Texts.of("channel %d", channel) : Texts.of("Selected: channel %d", channel));
    append(text, session.modelProperty().get(), shown(true), one, true);
    append(text, companion.modelProperty().get(), shown(false), two, false);
    readOut.setText(text.toString());
  }

  private static MapUnit selected(Selection selection, LayerActivations activations) {
    int channel = selection.channelProperty().get();
    Position position = selection.positionProperty().get();
    if (activations == null
        || position == null
        || channel < 0
        || channel >= activations.shape().channels()
        || position.y() >= activations.shape().height()
        || position.x() >= activations.shape().width()) {
      return null;
    }
    return new MapUnit(channel, position.y(), position.x());
  }

  private void append(
      StringBuilder text,
      ModelView model,
      LayerActivations activations,
      MapUnit unit,
      boolean ofFirst) {
    if (unit == null || activations == null || model == null) {
      return;
    }
    NetworkNames names =
        NetworkNames.of(session.modelProperty().get(), companion.modelProperty().get());
    String network = ofFirst ? names.first() : names.second();
    String value = Numbers.exact(activations.at(unit.channel(), unit.y(), unit.x()));
    String called = className(model, unit.channel(), ofFirst).split(", ", 2)[0];
    text.append(" · ");
    text.append(
        called.isEmpty()
            ? Texts.of("%s y %d, x %d: %s", network, unit.y(), unit.x(), value)
            : Texts.of("%s y %d, x %d: %s (%s)", network, unit.y(), unit.x(), value, called));
  }

  private void keyPressed(KeyEvent event) {
    boolean large = first.maps().enlargedProperty().get() || second.maps().enlargedProperty().get();
    if (event.getCode() == KeyCode.ESCAPE && large) {
      showAll();
      event.consume();
    }
  }

  private void showAll() {
    first.maps().setEnlarged(false);
    second.maps().setEnlarged(false);
  }

  @Override
  public Optional<Exhibit> exhibit() {
    MapSheet one = first.sheet();
    MapSheet other = second.sheet();
    PictureResult answer = session.resultProperty().get();
    PictureResult otherAnswer = companion.resultProperty().get();
    if (answer == null || otherAnswer == null || one == null && other == null) {
      return Optional.empty();
    }
    Pair pair =
        new Pair(
            NetworkNames.of(answer.model(), otherAnswer.model()),
            Origins.of(session, answer),
            Origins.of(session, otherAnswer));
    return Optional.of(new PairMapsExhibit(pair, one, other, note.getText()));
  }
}
