package org.vggscope.ui.evidence;

import java.util.Arrays;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import org.vggscope.session.Selection;
import org.vggscope.text.Texts;
import org.vggscope.ui.evidence.RankingModel.Sheet;
import org.vggscope.ui.kit.Owner;

/**
 * The channels of the selected layer below each other. A click selects one for all panes; its box,
 * a double click, Space or Enter switch it off and on.
 */
final class ChannelList extends ListView<Integer> {
  private static final double ROW_HEIGHT = 30;

  private final AblationModel model;
  private final RankingModel ranking;
  private final Selection selection;
  private boolean following;

  ChannelList(Owner owner, AblationModel model, RankingModel ranking, Selection selection) {
    this.model = model;
    this.ranking = ranking;
    this.selection = selection;
    setId("ablation-channels");
    getStyleClass().add("channel-list");
    setAccessibleText(
        Texts.of("The channels of the selected layer; Space switches one off and on"));
    setFixedCellSize(ROW_HEIGHT);
    setCellFactory(list -> new ChannelCell(model, ranking));
    ranking.sheetProperty().addListener((o, old, sheet) -> renew(old, sheet));
    model.ablationProperty().addListener((o, old, ablation) -> refresh());
    owner.on(selection.channelProperty(), () -> follow());
    getSelectionModel()
        .selectedItemProperty()
        .addListener(
            (o, old, channel) -> {
              if (!following && channel != null) {
                selection.selectChannel(channel);
              }
            });
    addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
    setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            toggle();
          }
        });
    renew(null, ranking.sheetProperty().get());
  }

  private void keyPressed(KeyEvent event) {
    switch (event.getCode()) {
      case SPACE, ENTER -> toggle();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void toggle() {
    Integer channel = getSelectionModel().getSelectedItem();
    Sheet sheet = ranking.sheetProperty().get();
    if (channel != null && sheet != null) {
      model.toggleChannel(sheet.layer(), channel);
    }
  }

  private void renew(Sheet old, Sheet sheet) {
    following = true;
    if (sheet == null) {
      getItems().clear();
    } else if (old != null && Arrays.equals(old.channels(), sheet.channels())) {
      refresh();
    } else {
      getItems().setAll(Arrays.stream(sheet.channels()).boxed().toList());
      scrollTo(0);
    }
    following = false;
    follow();
  }

  private void follow() {
    following = true;
    int channel = selection.channelProperty().get();
    if (channel == Selection.NONE) {
      getSelectionModel().clearSelection();
    } else if (!Integer.valueOf(channel).equals(getSelectionModel().getSelectedItem())) {
      getSelectionModel().select(Integer.valueOf(channel));
      scrollTo(Integer.valueOf(channel));
    }
    following = false;
  }
}
