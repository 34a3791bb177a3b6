package org.vggscope.cli;

import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;

/**
 * What a view is made of.
 *
 * @param analysis what the network made of the picture; null for a view that takes none
 * @param layer that was asked for; null for a view that takes none
 * @param options what else was asked for
 * @param origin where its numbers come from
 */
record ExportSubject(
    LoadedModel model,
    Analysis analysis,
    Layer layer,
    ExportOptions options,
    Supplier<About> origin) {
  /** The layer's activations on the picture. */
  LayerActivations activations() {
    return analysis.activations().copy(analysis.activations().layer(layer.name()));
  }
}
