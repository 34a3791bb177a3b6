package org.vggscope.ui.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import org.vggscope.explain.AblationRanking;
import org.vggscope.explain.AblationRanking.Entry;
import org.vggscope.inference.Csv;
import org.vggscope.model.Labels;
import org.vggscope.session.PictureResult;

/**
 * A ranking of channels as files hold it.
 *
 * @param ranking what was found
 * @param picture the picture that it is about
 */
record RankingFile(AblationRanking ranking, PictureResult picture) {

  /** A line a channel, the one that lowers the class's logit most first. */
  String csv() {
    StringBuilder text =
        new StringBuilder(
            Csv.line(
                List.of(
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
                    "probability_drop")));
    Labels labels = picture.model().labels();
    int rank = 1;
    for (Entry entry : ranking.entries()) {
      text.append(
          Csv.line(
              List.of(
                  picture.picture().source().name(),
                  picture.model().id(),
                  ranking.layer().name(),
                  String.valueOf(ranking.classIndex()),
                  labels.id(ranking.classIndex()),
                  labels.name(ranking.classIndex()),
                  String.valueOf(rank++),
                  String.valueOf(entry.channel()),
                  String.valueOf(entry.logit()),
                  String.valueOf(entry.probability()),
                  String.valueOf(entry.logitDrop()),
                  String.valueOf(entry.probabilityDrop()))));
    }
    return text.toString();
  }

  /** One object with the class as the whole network sees it, and the channels in an array. */
  String json() {
    Labels labels = picture.model().labels();
    ObjectNode object = new JsonMapper().createObjectNode();
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
    try {
      return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(object) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
