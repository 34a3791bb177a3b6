package org.vggscope.ui.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
    return byLogit && map.byLogit() != null ? map.byLogit() : map.evidence();
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
    object.put("method", request.method().title());
    object.setAll(JsonWriter.prediction(map.about()));
    switch (request.method()) {
      case GRAD_CAM -> object.put("layer", request.layer().name());
      case OCCLUSION ->
          object
              .put("patch", request.patch())
              .put("step", request.step())
              .put("drop", byLogit ? "logit" : "probability");
      case INTEGRATED -> object.put("firstSteps", request.steps()).put("note", map.note());
      case GUIDED -> {
        // It has no choices of its own.
      }
    }
    Evidence evidence = evidence();
    ArrayNode rows = object.putArray("values");
    for (int y = 0; y < evidence.height(); y++) {
      ArrayNode row = rows.addArray();
      for (int x = 0; x < evidence.width(); x++) {
        row.add(evidence.values()[y * evidence.width() + x]);
      }
    }
    return object;
  }
}
