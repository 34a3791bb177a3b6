package org.vggscope.cli;

import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerActivations;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.ColourHandling;
import org.vggscope.session.NetworkNames;

/**
 * What a view is made of.
 *
 * @param model the network; null for a view of a training
 * @param analysis what the network made of the picture; null for a view that takes none
 * @param second another network; null for a view of one
 * @param layer that was asked for; null for a view that takes none
 * @param request what else was asked for
 * @param preprocessing of pictures
 * @param assumed whether nobody says that the weights want what they are taken to want
 * @param origin where its numbers come from
 */
record ExportSubject(
    LoadedModel model,
    Analysis analysis,
    Second second,
    Layer layer,
    Request request,
    Preprocessing preprocessing,
    boolean assumed,
    Supplier<About> origin) {
  /**
   * What was asked for.
   *
   * @param options of a view of layers
   * @param answers of a view of the answer
   * @param classes the class that is asked about
   * @param evidence how each method finds evidence
   * @param runs of which training
   * @param colours what becomes of colour profiles
   */
  record Request(
      ExportOptions options,
      AnswerOptions answers,
      ClassOption classes,
      EvidenceOptions evidence,
      RunOptions runs,
      ColourHandling colours) {}

  /**
   * The network that another one is compared with.
   *
   * @param analysis what it made of the picture
   * @param names what to call both
   * @param origin where its numbers come from
   */
  record Second(LoadedModel model, Analysis analysis, NetworkNames names, Supplier<About> origin) {}

  ExportOptions options() {
    return request.options();
  }

  AnswerOptions answers() {
    return request.answers();
  }

  ClassOption classes() {
    return request.classes();
  }

  EvidenceOptions evidence() {
    return request.evidence();
  }

  ColourHandling colours() {
    return request.colours();
  }

  /** The layer's activations on the picture. */
  LayerActivations activations() {
    return analysis.activations().copy(analysis.activations().layer(layer.name()));
  }
}
