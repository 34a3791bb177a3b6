package org.vggscope.ui.window;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.dialog.Dialogs;

/** Asks of which layers a report shows maps, kernels and fields: a row a block. */
final class ReportDialog {
  private static final double WIDTH = 460;
  private static final double GAP = 10;
  private static final double PADDING = 12;

  private final Map<Layer, CheckBox> boxes = new LinkedHashMap<>();

  /**
   * @param chosen those that are shown unless somebody says otherwise
   */
  ReportDialog(NetworkSpec network, List<Layer> chosen) {
    for (Layer layer : network.layers()) {
      CheckBox box = new CheckBox(layer.name());
      box.setMnemonicParsing(false);
      box.setId("report-layer-" + layer.name());
      box.setMinWidth(CheckBox.USE_PREF_SIZE);
      box.setSelected(chosen.contains(layer));
      boxes.put(layer, box);
    }
  }

  /**
   * Asks.
   *
   * @param next is given the layers that were chosen, in the order of the network
   */
  void show(Window owner, Consumer<List<Layer>> next) {
    ButtonType go = new ButtonType(Texts.of("Choose a file…"), ButtonBar.ButtonData.OK_DONE);
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(Texts.of("Save a report"));
    dialog.getDialogPane().setId("report-dialog");
    dialog
        .getDialogPane()
        .getButtonTypes()
        .addAll(go, new ButtonType(Texts.of("Cancel"), ButtonBar.ButtonData.CANCEL_CLOSE));
    dialog.getDialogPane().lookupButton(go).setId("report-go");
    Label question =
        new Label(Texts.of("Layers whose maps, kernels and receptive fields are shown:"));
    question.setWrapText(true);
    VBox content = new VBox(GAP, question, rows());
    content.setPrefWidth(WIDTH);
    content.setPadding(new Insets(PADDING));
    dialog.getDialogPane().setContent(content);
    dialog
        .resultProperty()
        .addListener(
            (o, old, answer) -> {
              if (answer == go) {
                next.accept(chosen());
              }
            });
    Dialogs.show(dialog, owner);
  }

  private GridPane rows() {
    GridPane rows = new GridPane();
    rows.setHgap(GAP);
    rows.setVgap(GAP);
    int row = -1;
    int column = 0;
    int block = 0;
    for (Map.Entry<Layer, CheckBox> each : boxes.entrySet()) {
      if (row < 0 || each.getKey().block() != block) {
        block = each.getKey().block();
        row++;
        column = 0;
      }
      rows.add(each.getValue(), column++, row);
    }
    return rows;
  }

  private List<Layer> chosen() {
    return boxes.entrySet().stream()
        .filter(each -> each.getValue().isSelected())
        .map(Map.Entry::getKey)
        .toList();
  }
}
