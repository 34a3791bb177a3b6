package org.vggscope.ui.training.own;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.vggscope.session.FrameKeeper;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.training.own.OwnClass;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.training.asking.Beside;

/** A class in the list: its name, where its pictures are, how many they are. */
final class OwnClassRow extends HBox {
  private static final double NAME = 150;
  private static final double COUNT = 110;

  private final TextField name = new TextField();
  private final Label where = new Label();
  private final Label count = new Label();
  private final Beside counting = new Beside();
  private final Runnable changed;
  private final Button more;
  private List<Path> from;
  private int pictures;

  /**
   * @param changed told when its name or its number of pictures is another
   * @param choose asks for more pictures of it
   * @param remove takes it out of the list
   */
  OwnClassRow(
      OwnClass own, Runnable changed, Consumer<OwnClassRow> choose, Consumer<OwnClassRow> remove) {
    this.changed = changed;
    this.from = own.places();
    getStyleClass().add("own-class");
    setAlignment(Pos.CENTER_LEFT);
    name.setText(own.name());
    name.setPrefWidth(NAME);
    name.setMinWidth(NAME);
    name.getStyleClass().add("own-class-name");
    name.setAccessibleText(Texts.of("Name of the class"));
    name.textProperty().addListener((o, old, now) -> changed.run());
    where.getStyleClass().add("training-said");
    where.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    where.setMaxWidth(Double.MAX_VALUE);
    where.setMinWidth(0);
    HBox.setHgrow(where, Priority.ALWAYS);
    count.getStyleClass().add("own-class-count");
    count.setMinWidth(COUNT);
    count.setAlignment(Pos.CENTER_RIGHT);
    more = button(Texts.of("Add…"), "own-class-add", choose);
    Tip.on(more, Texts.of("Add pictures to this class"));
    Button gone = button(Texts.of("Remove"), "own-class-remove", remove);
    getChildren().addAll(name, where, count, more, gone);
    takeDrops();
    count();
  }

  private Button button(String text, String style, Consumer<OwnClassRow> action) {
    Button button = new Button(text);
    button.getStyleClass().add(style);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> action.accept(this));
    return button;
  }

  /**
   * While the camera is on, what it sees as long as a button is held is the class's.
   *
   * @param owner whom the row's listeners go with
   * @param failed told one line when a picture cannot be written
   */
  void takeFrames(Owner owner, Session session, Consumer<String> failed) {
    FrameKeeper keeper = new FrameKeeper(session, folder -> add(List.of(folder)), failed);
    Button hold = new Button(Texts.of("Hold for camera"));
    hold.getStyleClass().add("own-class-camera");
    hold.setMinWidth(USE_PREF_SIZE);
    Tip.on(
        hold,
        Texts.of(
            "As long as this is held, by the mouse or by Space, what the camera sees is kept"));
    hold.armedProperty()
        .addListener(
            (o, old, held) -> {
              if (held) {
                keeper.begin(name.getText());
              } else {
                keeper.end();
              }
            });
    hold.managedProperty().bind(hold.visibleProperty());
    hold.setVisible(session.camera().stateProperty().get().isOn());
    owner.on(
        session.camera().stateProperty(),
        state -> {
          if (hold.isFocused() && !state.isOn()) {
            // The key that is still held is for no other button.
            requestFocus();
          }
          hold.setVisible(state.isOn());
        });
    owner.on(session.camera().seenProperty(), keeper::keep);
    owner.atEnd(keeper::end);
    getChildren().add(getChildren().indexOf(more), hold);
  }

  /** Pictures that are dropped on it are its; folders are for the list around it. */
  private void takeDrops() {
    setOnDragOver(
        event -> {
          if (isPictures(event.getDragboard().getFiles())) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
          }
        });
    setOnDragDropped(
        event -> {
          List<File> files = event.getDragboard().getFiles();
          if (isPictures(files)) {
            add(files.stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
          }
        });
  }

  private static boolean isPictures(List<File> files) {
    return files != null && !files.isEmpty() && files.stream().noneMatch(File::isDirectory);
  }

  /** Takes more pictures, or folders of them. */
  void add(List<Path> more) {
    List<Path> all = new ArrayList<>(from);
    more.stream().filter(each -> !all.contains(each)).forEach(all::add);
    from = List.copyOf(all);
    count();
  }

  private void count() {
    List<Path> folders = from.stream().filter(Files::isDirectory).toList();
    where.setText(
        from.isEmpty()
            ? Texts.of("drop pictures here")
            : folders.stream().map(Path::toString).collect(Collectors.joining(", ")));
    Tip.on(where, from.stream().map(Path::toString).collect(Collectors.joining("\n")));
    show(-1);
    OwnClass asked = new OwnClass("", from);
    counting.ask(
        () -> {
          try {
            return asked.pictures().size();
          } catch (IOException e) {
            // Whoever begins is told what is wrong with it.
            return 0;
          }
        },
        this::show);
  }

  private void show(int found) {
    pictures = found;
    count.setText(OwnClassesTexts.count(found));
    changed.run();
  }

  /** The class as it is now. */
  OwnClassesTexts.Listed listed() {
    return new OwnClassesTexts.Listed(new OwnClass(name.getText(), from), pictures);
  }

  /** Goes to its name, to have it changed. */
  void askForName() {
    name.requestFocus();
    name.selectAll();
  }
}
