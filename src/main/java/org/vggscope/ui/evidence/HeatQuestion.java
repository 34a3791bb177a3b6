package org.vggscope.ui.evidence;

import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Prediction;
import org.vggscope.model.Predictions;
import org.vggscope.session.LongQuestion;

/** Finds the evidence that is asked for, on the background thread. */
record HeatQuestion(HeatRequest request) implements LongQuestion<HeatMap> {

  @Override
  public HeatMap answer(
      LoadedModel model, Analysis analysis, DoubleConsumer progress, BooleanSupplier cancelled) {
    if (analysis.picture() != request.picture().picture()) {
      return null;
    }
    Prediction about =
        Predictions.ranked(analysis.activations().logits(), model.labels()).stream()
            .filter(prediction -> prediction.index() == request.classIndex())
            .findFirst()
            .orElseThrow();
    return new HeatMap(
        request,
        about,
        request
            .wanted()
            .find(
                model.network(),
                analysis.picture().input(),
                analysis.activations(),
                progress,
                cancelled));
  }
}
