package org.vggscope.export.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.vggscope.explain.EffectiveField;
import org.vggscope.explain.EvidenceRequest;
import org.vggscope.explain.TrialReport;
import org.vggscope.export.About;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.evidence.HeatExhibit;
import org.vggscope.export.field.FieldExhibit;
import org.vggscope.export.kernels.KernelOrder;
import org.vggscope.export.kernels.KernelScale;
import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.export.kernels.KernelsExhibit;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.export.maps.MapExhibits;
import org.vggscope.export.maps.MapSheet;
import org.vggscope.export.network.NetworkExhibit;
import org.vggscope.export.picture.PictureExhibit;
import org.vggscope.export.picture.PredictionsExhibit;
import org.vggscope.export.picture.TrialsExhibit;
import org.vggscope.inference.MeanMap;
import org.vggscope.inference.PreprocessingTrials;
import org.vggscope.model.Layer;
import org.vggscope.model.LayerKind;
import org.vggscope.model.NestedFields;
import org.vggscope.model.Prediction;
import org.vggscope.model.Unit;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.TensorPicture;
import org.vggscope.report.Report;
import org.vggscope.report.Report.Flow;
import org.vggscope.report.Report.Part;
import org.vggscope.report.Report.Section;
import org.vggscope.report.Report.Tone;
import org.vggscope.report.Table;
import org.vggscope.support.Phrase;
import org.vggscope.text.Texts;

/** A report of what a network makes of a picture. The window and the command line make it here. */
public final class PictureReport {
  /** More rows than this of a table nobody reads on a page; files have them. */
  public static final int MOST_ROWS = 2000;

  /** What it has, in its order. */
  private static final List<Function<ReportSubject, Stream<Chapter>>> CHAPTERS =
      List.of(
          subject -> chapter(Phrase.of("The picture"), picture(subject)),
          subject -> classes(subject, Phrase.of("The answer"), PictureReport::answer),
          subject -> chapter(Phrase.of("The network"), network(subject)),
          PictureReport::layers,
          subject -> classes(subject, Phrase.of("Evidence"), PictureReport::evidence),
          subject -> classes(subject, Phrase.of("Preprocessing"), PictureReport::trials));

  private PictureReport() {}

  /**
   * Finds all that it shows, which takes seconds.
   *
   * @param progress told the share that is done
   * @return values that need nothing of the engine
   * @throws CancellationException when cancelled
   */
  public static List<Chapter> chapters(
      ReportSubject subject, DoubleConsumer progress, BooleanSupplier cancelled) {
    List<Chapter> chapters = new ArrayList<>();
    for (int i = 0; i < CHAPTERS.size(); i++) {
      CHAPTERS.get(i).apply(subject).forEach(each -> add(each, chapters, cancelled));
      progress.accept((i + 1.0) / CHAPTERS.size());
    }
    return chapters;
  }

  private static void add(Chapter chapter, List<Chapter> chapters, BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    chapters.add(chapter);
  }

  private static Stream<Chapter> chapter(Phrase heading, Exhibit... exhibits) {
    return Stream.of(new Chapter(heading, List.of(exhibits)));
  }

  /** Something that there is only of a network that names classes. */
  private static Stream<Chapter> classes(
      ReportSubject subject, Phrase heading, Function<ReportSubject, Exhibit> exhibit) {
    return subject.analysis().ranked().isEmpty()
        ? Stream.of()
        : chapter(heading, exhibit.apply(subject));
  }

  private static Exhibit picture(ReportSubject subject) {
    return new PictureExhibit(
        subject.analysis().picture(),
        TensorPicture.seen(subject.analysis().picture(), subject.model().preprocessing()),
        subject.origin());
  }

  private static Exhibit answer(ReportSubject subject) {
    return new PredictionsExhibit(subject.analysis().ranked(), subject.origin());
  }

  private static Exhibit network(ReportSubject subject) {
    Map<Layer, MeanMap> maps = new LinkedHashMap<>();
    for (Layer layer : subject.analysis().activations().layers()) {
      maps.put(layer, subject.analysis().activations().meanMap(layer));
    }
    return new NetworkExhibit(
        subject.model().architecture(),
        subject.analysis().picture().input().shape(),
        maps,
        subject.analysis().picture().seen(),
        subject.analysis().ranked().stream().limit(NetworkExhibit.CLASSES).toList(),
        subject.origin());
  }

  private static Stream<Chapter> layers(ReportSubject subject) {
    return subject.layers().stream()
        .map(layer -> new Chapter(Phrase.of("Layer %s", layer.name()), layer(subject, layer)));
  }

  private static List<Exhibit> layer(ReportSubject subject, Layer layer) {
    MapSheet maps = subject.maps(layer);
    Unit unit = subject.unit(maps);
    List<Exhibit> all = new ArrayList<>();
    all.add(MapExhibits.all(maps, subject.model().labels(), subject.origin()));
    if (layer.hasParameters()) {
      all.add(kernels(subject, unit));
    }
    if (layer.kind() != LayerKind.FULLY_CONNECTED) {
      all.add(field(subject, unit));
    }
    return all;
  }

  private static Exhibit kernels(ReportSubject subject, Unit unit) {
    LayerKernels kernels =
        LayerKernels.of(
            subject.model().network(),
            unit.layer(),
            subject.model().preprocessing().order(),
            unit.channel());
    return new KernelsExhibit(
        new KernelSheet(kernels, unit.channel(), KernelOrder.NORM, null, KernelScale.CHANNEL),
        subject.model().labels(),
        subject.origin());
  }

  private static Exhibit field(ReportSubject subject, Unit unit) {
    InputTensor input = subject.analysis().picture().input();
    return new FieldExhibit(
        subject.analysis().picture().seen(),
        NestedFields.of(
            subject.model().architecture(),
            input.height(),
            input.width(),
            unit.layer(),
            unit.y(),
            unit.x()),
        EffectiveField.of(subject.model(), subject.analysis().activations(), unit, () -> false),
        subject.origin());
  }

  /** Grad-CAM of the first class, which every network has that names classes. */
  private static Exhibit evidence(ReportSubject subject) {
    Prediction first = subject.analysis().ranked().get(0);
    List<Layer> usual = ReportSubject.usualLayers(subject.model().architecture());
    return new HeatExhibit(
        subject.analysis().picture().seen(),
        EvidenceRequest.gradCam(first.index(), usual.get(usual.size() - 1))
            .find(
                subject.model().network(),
                subject.analysis().picture().input(),
                subject.analysis().activations(),
                share -> {},
                () -> false),
        false,
        first,
        HeatExhibit.OPACITY,
        HeatExhibit.THRESHOLD,
        subject.origin());
  }

  private static Exhibit trials(ReportSubject subject) {
    return new TrialsExhibit(
        new TrialReport(
            subject.analysis().picture().source().name(),
            subject.model().id(),
            subject.assumed(),
            TrialsExhibit.TOP,
            PreprocessingTrials.all(
                subject.model(),
                subject.analysis().picture().source(),
                subject.variants(),
                share -> {},
                trial -> {},
                () -> false)),
        subject.origin());
  }

  /**
   * The page, in the language in force.
   *
   * @param chapters at least one with an exhibit
   */
  public static Report page(List<Chapter> chapters) {
    About about = chapters.get(0).exhibits().get(0).about();
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "",
            Flow.PLAIN,
            List.of(
                new Report.Paragraph(
                    Tone.FAINT,
                    Texts.of(
                        "The numbers of each drawing are folded away below it; what is unfolded is"
                            + " printed, too.")),
                new Report.Numbers(Texts.of("Where all this comes from"), table(about)))));
    for (Chapter chapter : chapters) {
      List<Part> parts = new ArrayList<>();
      for (Exhibit exhibit : chapter.exhibits()) {
        parts.add(new Report.Drawing(exhibit.figure(Look.LIGHT), exhibit.name()));
        parts.add(numbers(exhibit.table()));
      }
      sections.add(new Section(Texts.of(chapter.heading()), Flow.PLAIN, parts));
    }
    return new Report(
        Texts.of("%s as %s sees it", about.text("picture"), about.text("model")),
        Texts.language().id(),
        sections);
  }

  private static Table table(About about) {
    Table.Builder table = Table.of("name", "value");
    about.values().forEach(table::row);
    return table.build();
  }

  private static Part numbers(Table table) {
    int rows = table.rows().size();
    if (rows <= MOST_ROWS) {
      return new Report.Numbers(
          Texts.count(rows, "Its numbers, in one row", "Its numbers, in %d rows", rows), table);
    }
    return new Report.Numbers(
        Texts.of(
            "Its numbers: the first %d of %d rows; saved as CSV, the view has them all",
            MOST_ROWS, rows),
        new Table(table.columns(), table.rows().subList(0, MOST_ROWS)));
  }
}
