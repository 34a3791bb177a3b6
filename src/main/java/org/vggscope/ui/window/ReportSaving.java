package org.vggscope.ui.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.stage.Window;
import org.vggscope.export.About;
import org.vggscope.export.Exhibit;
import org.vggscope.export.page.Chapter;
import org.vggscope.export.page.PictureReport;
import org.vggscope.export.page.ReportSubject;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Position;
import org.vggscope.model.Preprocessing;
import org.vggscope.model.PreprocessingVariants;
import org.vggscope.model.Unit;
import org.vggscope.report.HtmlWriter;
import org.vggscope.session.ModelView;
import org.vggscope.session.Selection;
import org.vggscope.session.Session;
import org.vggscope.support.AtomicFile;
import org.vggscope.support.OfferedName;
import org.vggscope.support.Phrase;
import org.vggscope.text.Texts;
import org.vggscope.ui.view.NewFile;
import org.vggscope.ui.view.Origins;
import org.vggscope.ui.view.Views;

/** Saves what there is to be seen of the picture and the network as one page. */
final class ReportSaving {
  /** Whose pages show two networks. */
  private static final String COMPARISON = "compare.";

  private final Session session;
  private final Views views;

  /** Names of the layers that were chosen the last time; null when nobody chose any. */
  private Set<String> wanted;

  ReportSaving(Session session, Views views) {
    this.session = session;
    this.views = views;
  }

  /** Whether there is something to be seen. */
  boolean isPossible() {
    return session.resultProperty().get() != null;
  }

  /** Asks of which layers, and where to, and saves it. */
  void ask(Window owner) {
    NetworkSpec network = session.resultProperty().get().model().architecture();
    new ReportDialog(network, layers(network))
        .show(
            owner,
            chosen -> {
              wanted = chosen.stream().map(Layer::name).collect(Collectors.toSet());
              askWhere(owner);
            });
  }

  private void askWhere(Window owner) {
    String name = session.resultProperty().get().picture().source().name();
    NewFile.ask(
        session,
        owner,
        Texts.of("Save a report"),
        OfferedName.of(name) + ".html",
        Texts.of("Page for a browser"),
        this::save);
  }

  /** Saves it; a failure leaves the file that was there before. */
  void save(Path file) {
    ModelView network = session.resultProperty().get().model();
    Supplier<About> origin = Origins.ofPicture(session);
    Unit chosen = chosen();
    List<Layer> layers = layers(network.architecture());
    List<Preprocessing> saved = session.savedPreprocessings().fitting(network.preprocessing());
    List<Exhibit> compared = compared();
    session.compute(
        this,
        Texts.of("Making the report"),
        (model, analysis, progress, cancelled) ->
            PictureReport.chapters(
                new ReportSubject(
                    model,
                    analysis,
                    layers,
                    chosen,
                    PreprocessingVariants.of(
                        model.preprocessing(), model.architecture().inputSize(), saved),
                    network.assumption() != null,
                    origin),
                progress,
                cancelled),
        found -> write(file, with(found, compared)),
        () -> {});
  }

  private void write(Path file, List<Chapter> chapters) {
    session.aside(
        Texts.of("Saving the report"),
        steps -> written(file, chapters, steps::isCancelled),
        failure -> NewFile.say(session, file, failure.orElse(null)));
  }

  private static Optional<IOException> written(
      Path file, List<Chapter> chapters, BooleanSupplier cancelled) {
    try {
      AtomicFile.write(
          file,
          stream -> {
            HtmlWriter.write(PictureReport.page(chapters), stream);
            if (cancelled.getAsBoolean()) {
              throw new CancellationException();
            }
          });
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  /**
   * Those that somebody chose, or else the usual ones and the one that somebody looks at, in the
   * order of the network.
   */
  private List<Layer> layers(NetworkSpec network) {
    if (wanted != null) {
      return network.layers().stream().filter(each -> wanted.contains(each.name())).toList();
    }
    List<Layer> usual = ReportSubject.usualLayers(network);
    Layer selected = session.selection().layerProperty().get();
    return network.layers().stream()
        .filter(layer -> usual.contains(layer) || layer.equals(selected))
        .toList();
  }

  /** What somebody looks at, as far as it is selected; else null. */
  private Unit chosen() {
    Layer layer = session.selection().layerProperty().get();
    int channel = session.selection().channelProperty().get();
    Position at = session.selection().positionProperty().get();
    return layer == null || channel == Selection.NONE || at == null
        ? null
        : new Unit(layer, channel, at.y(), at.x());
  }

  /** What is shown of two networks, while they are compared. */
  private List<Exhibit> compared() {
    return session.companion().onProperty().get()
        ? views.all().stream()
            .filter(entry -> entry.id().startsWith(COMPARISON))
            .flatMap(entry -> entry.view().exhibit().stream())
            .toList()
        : List.of();
  }

  private static List<Chapter> with(List<Chapter> found, List<Exhibit> compared) {
    List<Chapter> all = new ArrayList<>(found);
    if (!compared.isEmpty()) {
      all.add(new Chapter(Phrase.of("Two networks"), compared));
    }
    return all;
  }
}
