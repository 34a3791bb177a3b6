package org.vggscope.ui.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.vggscope.explain.AblationRanking;
import org.vggscope.explain.AblationRanking.Entry;
import org.vggscope.model.Labels;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;
import org.vggscope.session.PictureResult;

/**
 * A ranking of channels as files hold it.
 *
 * @param ranking what was found
 * @param picture the picture that it is about
 */
record RankingFile(AblationRanking ranking, PictureResult picture) {

  /** A line a channel, the one that lowers the class's logit most first. */
  Table table() {
    Table.Builder table =
        Table.of(
            "image",
            "model",
            "layer",
            "index",
            "id",
            "label",
            "rank",
            "channel",
            "logit",
            "probability",
            "logit_drop",
            "probability_drop");
    Labels labels = picture.model().labels();
    int rank = 1;
    for (Entry entry : ranking.entries()) {
      table.row(
          picture.picture().source().name(),
          picture.model().id(),
          ranking.layer().name(),
          ranking.classIndex(),
          labels.id(ranking.classIndex()),
          labels.name(ranking.classIndex()),
          rank++,
          entry.channel(),
          entry.logit(),
          entry.probability(),
          entry.logitDrop(),
          entry.probabilityDrop());
    }
    return table.build();
  }

  /** One object with the class as the whole network sees it, and the channels in an array. */
  ObjectNode json() {
    Labels labels = picture.model().labels();
    ObjectNode object = JsonWriter.object();
    object.put("image", picture.picture().source().name());
    object.put("model", picture.model().id());
    object.put("layer", ranking.layer().name());
    object.put("index", ranking.classIndex());
    object.put("id", labels.id(ranking.classIndex()));
    object.put("label", labels.name(ranking.classIndex()));
    object.put("logit", ranking.logit());
    object.put("probability", ranking.probability());
    ArrayNode channels = object.putArray("channels");
    for (Entry entry : ranking.entries()) {
      channels
          .addObject()
          .put("channel", entry.channel())
          .put("logit", entry.logit())
          .put("probability", entry.probability())
          .put("logitDrop", entry.logitDrop())
          .put("probabilityDrop", entry.probabilityDrop());
    }
    return object;
  }
}
