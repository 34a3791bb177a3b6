package org.vggscope.ui.compare;

import java.io.File;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import org.vggscope.export.compare.AgreementExhibit;
import org.vggscope.export.compare.AgreementTexts;
import org.vggscope.export.compare.PictureNames;
import org.vggscope.inference.Agreement;
import org.vggscope.session.PictureSource;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.dialog.Dialogs;
import org.vggscope.ui.view.Exhibits;
import org.vggscope.ui.view.GivenFiles;

/** How far both networks agree on a folder of pictures, and on which they do not. */
final class AgreementBox extends VBox {
  private final Session session;
  private final ComparisonModel model;
  private final Label summary = new Label();
  private final ListView<Agreement.Answer> list = new ListView<>();

  private PictureNames called;

  private final Button choose = new Button(Texts.of("Choose folder…"));
  private final Button save = new Button(Texts.of("Save…"));

  AgreementBox(Owner owner, Session session, ComparisonModel model) {
    this.session = session;
    this.model = model;
    setId("compare-agreement");
    getStyleClass().add("agreement");
    setMinWidth(0);
    summary.setId("agreement-summary");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    list.setId("agreement-list");
    list.setAccessibleText(Texts.of("Pictures, those on which the networks differ first"));
    list.setCellFactory(view -> cell());
    list.setOnMouseClicked(event -> open());
    list.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            open();
          }
        });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(header(), summary, list);
    owner.on(model.agreementProperty(), () -> describe());
    owner.on(model.agreeingProperty(), () -> describe());
    describe();
  }

  private Node header() {
    Label title = new Label(Texts.of("On a folder of pictures"));
    title.getStyleClass().add("section-title");
    title.setWrapText(true);
    choose.setId("agreement-choose");
    Tip.on(choose, Texts.of("Ask both networks about all pictures of a folder"));
    choose.setOnAction(
        event -> {
          if (model.agreeingProperty().get()) {
            model.stopAgreeing();
          } else {
            chooseFolder();
          }
        });
    choose.setMinWidth(USE_PREF_SIZE);
    save.setId("agreement-save");
    save.setMinWidth(USE_PREF_SIZE);
    Tip.on(save, Texts.of("Save all answers"));
    save.setOnAction(event -> save());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header = new HBox(title, space, choose, save);
    header.setAlignment(Pos.CENTER_LEFT);
    header.getStyleClass().add("agreement-header");
    return header;
  }

  private void chooseFolder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(Texts.of("A folder of pictures to ask both networks about"));
    File before = new File(session.settings().directory);
    if (before.isDirectory()) {
      chooser.setInitialDirectory(before);
    }
    File folder = Dialogs.ask(getScene().getWindow(), chooser::showDialog);
    if (folder != null) {
      session.settings().directory = folder.toString();
      GivenFiles.use(session, folder, model::agreeOn);
    }
  }

  private void save() {
    model
        .pair()
        .map(
            pair ->
                new AgreementExhibit(
                    pair,
                    List.of(
                        session.modelProperty().get().id(),
                        session.companion().modelProperty().get().id()),
                    model.agreementProperty().get()))
        .ifPresent(exhibit -> Exhibits.save(session, exhibit, getScene().getWindow()));
  }

  private void describe() {
    Agreement found = model.agreementProperty().get();
    boolean busy = model.agreeingProperty().get();
    choose.setText(busy ? Texts.of("Stop") : Texts.of("Choose folder…"));
    save.setDisable(found == null);
    list.setVisible(found != null);
    if (found == null) {
      list.getItems().clear();
      summary.setText(
          busy
              ? Texts.of("Asking both networks about the pictures …")
              : Texts.of(
                  "Choose a folder: how often do both put the same class first, and on which"
                      + " pictures do they differ most?"));
      return;
    }
    called = new PictureNames(found);
    list.getItems().setAll(found.answers());
    summary.setText(
        found.answers().isEmpty()
            ? AgreementTexts.summary(found)
            : Texts.of("%s %s", AgreementTexts.summary(found), Texts.of("A click opens one.")));
  }

  private void open() {
    Agreement.Answer chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      session.open(List.of(new PictureSource.File(chosen.picture())));
    }
  }

  private ListCell<Agreement.Answer> cell() {
    return new ListCell<>() {
      @Override
      protected void updateItem(Agreement.Answer answer, boolean empty) {
        super.updateItem(answer, empty);
        setText(
            empty || answer == null
                ? null
                : AgreementTexts.line(answer, called.of(answer.picture())));
        Tip.on(this, empty || answer == null ? null : answer.picture().toString());
      }
    };
  }
}
