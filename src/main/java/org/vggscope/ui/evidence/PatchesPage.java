package org.vggscope.ui.evidence;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.vggscope.explain.Patch;
import org.vggscope.explain.TopPatches;
import org.vggscope.explain.likes.LikedPicture;
import org.vggscope.export.Exhibit;
import org.vggscope.export.evidence.AtlasExhibit;
import org.vggscope.export.evidence.LikedExhibit;
import org.vggscope.export.evidence.PatchTexts;
import org.vggscope.export.evidence.PatchesExhibit;
import org.vggscope.model.Layer;
import org.vggscope.session.Session;
import org.vggscope.session.ViewState;
import org.vggscope.text.Texts;
import org.vggscope.ui.evidence.PatchesModel.Shown;
import org.vggscope.ui.evidence.PatchesModel.State;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Spinners;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.view.GivenFiles;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.SaveButton;
import org.vggscope.ui.view.ViewPane;

/** The nine patches out of a folder that drive a channel hardest, and the picture it likes. */
final class PatchesPage extends ViewPane {
  /** Room for the end of a folder's name, and for saying that there is none. */
  private static final double LEAST_NAME = 140;

  private static final int COLUMNS = 3;

  private final Session session;
  private final PatchesModel model;
  private final LikesModel likes;
  private final Button search = new Button(Texts.of("Search"));
  private final Button save;
  private final Label folder = new Label();
  private final Label waiting = new Label();
  private final VBox waitingBox = new VBox(waiting, search);
  private final Label title = new Label();
  private final Label summary = new Label();
  private final IntegerSpinnerValueFactory channels = new IntegerSpinnerValueFactory(0, 0);
  private final GridPane grid = new GridPane();
  private final VBox figure;
  private final AtlasGrid atlas;
  private final List<PatchTile> tiles = new ArrayList<>();
  private boolean following;

  PatchesPage(Owner owner, Session session, LikesModel likes) {
    this.session = session;
    model = new PatchesModel(owner, session);
    model.visibleProperty().bind(shownProperty());
    this.likes = likes;
    likes.patchesProperty().bind(model.shownProperty());
    likes.visibleProperty().bind(shownProperty());
    owner.atEnd(
        () -> {
          likes.patchesProperty().unbind();
          likes.visibleProperty().unbind();
        });
    save = new SaveButton(session, this, "patches-save");
    setId("patches-page");
    figure = figure();
    waiting.setId("patches-waiting");
    waiting.setWrapText(true);
    waiting.getStyleClass().add("note");
    waitingBox.getStyleClass().add("waiting");
    waitingBox.setAlignment(Pos.CENTER);
    search.setId("patches-search");
    search.setOnAction(event -> model.search());
    setTop(controls());
    atlas = new AtlasGrid(owner, likes, session.selection()::selectChannel);
    setCenter(new StackPane(figure, waitingBox, atlas));
    setRight(new LikesBox(owner, likes));
    setBottom(footer());
    model.stateProperty().addListener((o, old, state) -> describe());
    model.shownProperty().addListener((o, old, shown) -> describe());
    model.searchedProperty().addListener((o, old, searched) -> describeWork());
    owner.on(likes.subjectProperty(), () -> describe());
    owner.on(likes.shownProperty(), () -> describeSaving());
    owner.on(likes.atlas().atlasProperty(), () -> describe());
    owner.on(
        likes.atlas().wantedProperty(),
        () -> {
          describe();
          if (atlas.isVisible()) {
            // What it is opened for is moving about in it.
            atlas.requestFocus();
          }
        });
    owner.on(session.selection().layerProperty(), () -> describe());
    describe();
  }

  private Node controls() {
    Button choose = new Button(Texts.of("Folder…"));
    choose.setId("patches-folder");
    Tip.on(choose, Texts.of("Choose a folder; those in it are searched, too"));
    choose.setMinWidth(USE_PREF_SIZE);
    choose.setOnAction(event -> chooseFolder());
    folder.setId("patches-folder-name");
    folder.getStyleClass().add("muted");
    folder.setMinWidth(LEAST_NAME);
    folder.setMaxWidth(Double.MAX_VALUE);
    folder.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    HBox.setHgrow(folder, Priority.ALWAYS);
    Spinner<Integer> channel = Spinners.of("patches-channel", channels);
    Tip.on(channel, Texts.of("The channel of the selected layer"));
    channel.setAccessibleText(Texts.of("The channel of the selected layer"));
    channel.setMinWidth(USE_PREF_SIZE);
    channels
        .valueProperty()
        .addListener(
            (o, old, value) -> {
              if (!following && value != null) {
                session.selection().selectChannel(value);
              }
            });
    Label channelName = new Label(Texts.of("Channel"));
    channelName.setLabelFor(channel);
    channelName.setMinWidth(USE_PREF_SIZE);
    HBox controls = new HBox(choose, folder, channelName, channel, save);
    controls.getStyleClass().addAll("evidence-controls", "named");
    controls.setAlignment(Pos.CENTER_LEFT);
    return controls;
  }

  private VBox figure() {
    grid.getStyleClass().add("patch-grid");
    for (int i = 0; i < TopPatches.COUNT; i++) {
      PatchTile tile = new PatchTile(i + 1);
      int index = i;
      tile.setOnAction(event -> open(index));
      tiles.add(tile);
      grid.add(tile, i % COLUMNS, i / COLUMNS);
    }
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / COLUMNS);
      grid.getColumnConstraints().add(column);
      RowConstraints row = new RowConstraints();
      row.setPercentHeight(100.0 * COLUMNS / TopPatches.COUNT);
      grid.getRowConstraints().add(row);
    }
    title.setId("patches-title");
    title.getStyleClass().add("evidence-strong");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    VBox.setVgrow(grid, Priority.ALWAYS);
    VBox whole = new VBox(title, grid);
    whole.getStyleClass().addAll("figure", "patch-figure");
    return whole;
  }

  private Node footer() {
    summary.setId("patches-summary");
    summary.setMinWidth(0);
    HBox footer = new HBox(summary);
    footer.getStyleClass().add("evidence-footer");
    return footer;
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Texts.of("Choose a folder of pictures"));
    Path present = model.folder();
    if (present != null && present.toFile().isDirectory()) {
      chooser.setInitialDirectory(present.toFile());
    }
    File chosen = Dialogs.ask(getScene().getWindow(), chooser::showDialog);
    GivenFiles.use(session, chosen, this::choose);
  }

  /** Takes another folder and searches it. */
  void choose(Path chosen) {
    model.choose(chosen);
    describe();
  }

  private void open(int index) {
    Shown shown = model.shownProperty().get();
    if (shown != null && shown.patches() != null && index < shown.patches().size()) {
      model.open(shown.patches().get(index).peak());
    }
  }

  private void describe() {
    State state = model.stateProperty().get();
    Shown shown = model.shownProperty().get();
    Layer layer = session.selection().layerProperty().get();
    folder.setText(
        model.folder() == null ? Texts.of("No folder chosen yet") : model.folder().toString());
    boolean found = state == State.FOUND && shown != null;
    boolean whole = isWhole();
    atlas.setVisible(whole);
    figure.setVisible(found && !whole);
    waitingBox.setVisible(!found && !whole);
    search.setVisible(state == State.READY);
    search.setManaged(search.isVisible());
    describeSaving();
    summary.setText("");
    if (layer != null) {
      following = true;
      channels.setMax(layer.outputs() - 1);
      LikesModel.Subjected subject = likes.subjectProperty().get();
      if (found) {
        channels.setValue(shown.channel());
      } else if (subject != null) {
        channels.setValue(subject.channel());
      }
      following = false;
      search.setText(Texts.of("Search for %s", layer.name()));
      search.setMnemonicParsing(false);
    }
    if (found) {
      show(shown);
    } else {
      describeWork();
    }
  }

  /** Whether all channels are seen at once. */
  private boolean isWhole() {
    return likes.atlas().wantedProperty().get() && likes.atlas().atlasProperty().get() != null;
  }

  private void describeSaving() {
    save.setDisable(exhibit().isEmpty());
  }

  private void show(Shown shown) {
    title.setText(PatchTexts.title(shown.found(), shown.channel()));
    for (int i = 0; i < tiles.size(); i++) {
      List<Patch> patches = shown.patches();
      tiles.get(i).show(patches != null && i < patches.size() ? patches.get(i) : null);
    }
    summary.setText(Texts.of("%s · a click opens one", PatchTexts.searched(shown.found())));
  }

  private void describeWork() {
    State state = model.stateProperty().get();
    PatchSearch.Searched searched = model.searchedProperty().get();
    waiting.setText(
        switch (state) {
          case NOTHING -> Texts.of("Waiting for the first picture …");
          case NO_FOLDER ->
              Texts.of("Choose a folder of pictures to find those that drive a channel hardest.");
          case READY -> Texts.of("The folder was not searched for this layer yet.");
          case SEARCHING ->
              searched == null
                  ? Texts.of("Searching …")
                  : Texts.of("%,d of %,d pictures …", searched.done(), searched.all());
          case FOUND -> "";
        });
  }

  @Override
  public ViewState capture() {
    Path folder = model.folder();
    boolean whole = likes.atlas().wantedProperty().get();
    ViewState state = whole ? ViewState.NONE.with("all", true) : ViewState.NONE;
    return folder == null ? state : state.with("folder", folder);
  }

  @Override
  public void apply(ViewState state) {
    model.expect(state.text("folder", ""));
    likes.atlas().wantedProperty().set(state.flag("all", false));
  }

  @Override
  public Optional<Exhibit> exhibit() {
    Shown shown = model.shownProperty().get();
    LikedPicture liked = likes.shownProperty().get();
    if (isWhole()) {
      return Optional.of(
          new AtlasExhibit(likes.atlas().atlasProperty().get(), Origins.ofNetwork(session)));
    }
    if (shown != null && shown.patches() != null && model.stateProperty().get() == State.FOUND) {
      return Optional.of(
          new PatchesExhibit(
              shown.found(), shown.channel(), shown.patches(), liked, Origins.ofNetwork(session)));
    }
    return Optional.ofNullable(liked)
        .map(picture -> new LikedExhibit(picture, Origins.ofNetwork(session)));
  }
}
