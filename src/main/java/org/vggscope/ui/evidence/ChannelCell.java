package org.vggscope.ui.evidence;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.vggscope.explain.AblationRanking.Entry;
import org.vggscope.model.MapStatistics;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.evidence.RankingModel.Sheet;
import org.vggscope.ui.kit.controls.ProbabilityBar;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.maps.ChannelPicture;

/** One channel: whether it is on, its feature map, and its number as a bar. */
final class ChannelCell extends ListCell<Integer> {
  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
  private static final PseudoClass GAIN = PseudoClass.getPseudoClass("gain");
  private static final double MAP_SIDE = 24;

  private final AblationModel model;
  private final RankingModel ranking;
  private final CheckBox on = new CheckBox();
  private final ChannelPicture map = new ChannelPicture(MAP_SIDE);
  private final ProbabilityBar bar = new ProbabilityBar();
  private final Label number = new Label();
  private final HBox content = new HBox(on, map, bar, number);

  ChannelCell(AblationModel model, RankingModel ranking) {
    this.model = model;
    this.ranking = ranking;
    getStyleClass().add("channel-cell");
    content.getStyleClass().add("content");
    content.setAlignment(Pos.CENTER_LEFT);
    on.setFocusTraversable(false);
    on.setOnAction(event -> toggle());
    bar.setMinWidth(20);
    HBox.setHgrow(bar, Priority.ALWAYS);
    number.getStyleClass().add("number");
    setPrefWidth(0);
  }

  private void toggle() {
    Sheet sheet = ranking.sheetProperty().get();
    if (sheet != null && getItem() != null) {
      model.toggleChannel(sheet.layer(), getItem());
    }
  }

  @Override
  protected void updateItem(Integer channel, boolean empty) {
    super.updateItem(channel, empty);
    Sheet sheet = ranking.sheetProperty().get();
    boolean there = !empty && channel != null && sheet != null && channel < sheet.numbers().length;
    setGraphic(there ? content : null);
    if (!there) {
      Tip.off(this);
      setAccessibleText(null);
      pseudoClassStateChanged(OFF, false);
      return;
    }
    boolean off = model.ablationProperty().get().isOff(sheet.layer(), channel);
    pseudoClassStateChanged(OFF, off);
    setId("channel-" + channel);
    on.setId("channel-" + channel + "-on");
    on.setSelected(!off);
    on.setText(String.valueOf(channel));
    boolean maps = sheet.activations() != null && sheet.activations().shape().area() > 1;
    map.setVisible(maps);
    map.setManaged(maps);
    map.show(maps ? sheet.activations() : null, channel);
    double value = sheet.numbers()[channel];
    double largest = sheet.largest();
    bar.show(largest > 0 ? Math.abs(value) / largest : 0);
    bar.pseudoClassStateChanged(GAIN, value < 0);
    number.setText(Numbers.brief(value));
    String what = describe(sheet, channel);
    Tip.on(this, what);
    setAccessibleText(off ? Texts.of("%s, switched off", what) : what);
  }

  private static String describe(Sheet sheet, int channel) {
    String layer = sheet.layer().name();
    Entry entry = sheet.entry(channel);
    if (entry != null) {
      return Texts.of(
          "%s, channel %d: without it the logit is %s (%s lower), the probability %s",
          layer,
          channel,
          Numbers.brief(entry.logit()),
          Numbers.brief(entry.logitDrop()),
          Numbers.percent(entry.probability()));
    }
    if (sheet.activations() == null) {
      return Texts.of("%s, channel %d", layer, channel);
    }
    MapStatistics statistics = sheet.activations().statistics(channel);
    return Texts.of(
        "%s, channel %d: mean %s, largest %s",
        layer, channel, Numbers.brief(statistics.mean()), Numbers.brief(statistics.maximum()));
  }
}
