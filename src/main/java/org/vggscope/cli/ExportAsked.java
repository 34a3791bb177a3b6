package org.vggscope.cli;

import java.nio.file.Path;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.Origin;
import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.ModelSource;
import org.vggscope.session.NetworkNames;
import org.vggscope.support.FileSums;
import org.vggscope.weights.ModelCatalog;

/**
 * A network that pictures are asked of to be exported.
 *
 * @param preprocessing of pictures
 * @param sums finds the sum of its file
 */
record ExportAsked(
    ModelOptions.Chosen chosen, LoadedModel model, Preprocessing preprocessing, FileSums sums) {
  ExportAsked(ModelOptions.Chosen chosen, LoadedModel model, InputOptions inputs, FileSums sums) {
    this(chosen, model, inputs.preprocessing(chosen.file()), sums);
  }

  Analysis analyse(SourceImage picture) {
    return model.analyse(picture, preprocessing, () -> false);
  }

  /** Whether nobody says that the weights want what they are taken to want. */
  boolean isAssumed() {
    return chosen.file().assumption() != null;
  }

  /**
   * Where its numbers come from.
   *
   * @param analysis what it made of a picture; null for the network alone
   */
  Supplier<About> origin(Analysis analysis) {
    return analysis == null
        ? Origin.of(chosen.id(), () -> chosen.checksum(sums))
        : Origin.of(
            chosen.id(),
            () -> chosen.checksum(sums),
            analysis.picture().source().name(),
            preprocessing);
  }

  /** What it is beside another one. */
  ExportSubject.Second comparedWith(ExportAsked first, Analysis analysis) {
    NetworkNames names =
        NetworkNames.of(
            first.model.architecture().name(),
            first.source(),
            model.architecture().name(),
            source());
    return new ExportSubject.Second(model, analysis, names, origin(analysis));
  }

  private ModelSource source() {
    ModelCatalog catalog = ModelCatalog.bundled();
    return catalog.contains(chosen.source())
        ? new ModelSource.Catalogued(catalog.entry(chosen.source()))
        : new ModelSource.OwnFile(Path.of(chosen.source()));
  }
}
