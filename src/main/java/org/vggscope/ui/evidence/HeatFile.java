package org.vggscope.ui.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceFormats;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;

/**
 * The numbers of a heat map as files hold them.
 *
 * @param map what was found
 * @param byLogit whether occlusion's numbers are those of the logit
 */
record HeatFile(HeatMap map, boolean byLogit) {

  private Evidence evidence() {
    return map.answer().evidence(byLogit);
  }

  Table table() {
    return EvidenceFormats.table(evidence());
  }

  void writeNumpy(OutputStream stream) throws IOException {
    EvidenceFormats.writeNumpy(evidence(), stream);
  }

  /** What was asked, and the numbers row by row. */
  ObjectNode json() {
    HeatRequest request = map.request();
    ObjectNode object = JsonWriter.object();
    object.put("image", request.picture().picture().source().name());
    object.put("model", request.picture().model().id());
    object.put("method", request.wanted().method().id());
    object.setAll(JsonWriter.prediction(map.about()));
    object.setAll(map.answer().facts());
    if (map.answer().hasLogit()) {
      object.put("drop", byLogit ? "logit" : "probability");
    }
    Evidence evidence = evidence();
    JsonWriter.addNumbers(object.putArray("values"), evidence.values(), evidence.width());
    return object;
  }
}
