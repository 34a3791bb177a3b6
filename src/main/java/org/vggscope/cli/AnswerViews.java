package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vggscope.cli.ExportView.Takes;
import org.vggscope.explain.AblationEffect;
import org.vggscope.explain.AblationRanking;
import org.vggscope.explain.EffectiveField;
import org.vggscope.explain.EvidenceAnswer;
import org.vggscope.explain.Patch;
import org.vggscope.explain.TopPatches;
import org.vggscope.explain.TrialReport;
import org.vggscope.explain.likes.Atlas;
import org.vggscope.explain.likes.AtlasFile;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Origin;
import org.vggscope.export.evidence.AblationExhibit;
import org.vggscope.export.evidence.AtlasExhibit;
import org.vggscope.export.evidence.HeatExhibit;
import org.vggscope.export.evidence.OffText;
import org.vggscope.export.evidence.PatchesExhibit;
import org.vggscope.export.field.FieldExhibit;
import org.vggscope.export.field.LayersExhibit;
import org.vggscope.export.field.StacksExhibit;
import org.vggscope.export.picture.PictureExhibit;
import org.vggscope.export.picture.PredictionsExhibit;
import org.vggscope.export.picture.TrialsExhibit;
import org.vggscope.inference.LoadedModel;
import org.vggscope.inference.PreprocessingTrials;
import org.vggscope.model.Ablation;
import org.vggscope.model.AlexNet;
import org.vggscope.model.LayerTable;
import org.vggscope.model.NestedFields;
import org.vggscope.model.Position;
import org.vggscope.model.Prediction;
import org.vggscope.model.PreprocessingVariants;
import org.vggscope.model.ReceptiveField;
import org.vggscope.model.Shape;
import org.vggscope.model.Unit;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.PictureFolder;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.TensorPicture;
import org.vggscope.session.settings.KeptPreprocessings;
import org.vggscope.session.settings.SettingsStore;
import org.vggscope.support.Phrase;
import org.vggscope.support.Problem;
import org.vggscope.weights.ModelCatalog;
import org.vggscope.weights.UserFolders;

/** The views of the picture, of fields and of the answer, as {@code export} writes them. */
final class AnswerViews {
  static final List<ExportView> ALL =
      List.of(
          new ExportView(
              "picture",
              "the picture with the part that the network sees",
              EnumSet.of(Takes.PICTURE),
              AnswerViews::picture),
          new ExportView(
              "prediction",
              "what the network takes the picture for",
              EnumSet.of(Takes.PICTURE),
              subject -> new PredictionsExhibit(ranked(subject), subject.origin())),
          new ExportView(
              "receptivefield.picture",
              "the fields of a unit and of those below, and which pixels count for it",
              EnumSet.of(Takes.PICTURE, Takes.LAYER, Takes.POSITION),
              EnumSet.of(Takes.CHANNEL),
              AnswerViews::field),
          new ExportView(
              "receptivefield.stacks",
              "stacks of 3 x 3 kernels beside larger ones",
              Set.of(),
              subject ->
                  new StacksExhibit(
                      StacksExhibit.CHANNELS, StacksExhibit.SIDE, Origin.ofProgram())),
          new ExportView(
              "receptivefield.table",
              "the layers of the network and of AlexNet",
              Set.of(),
              AnswerViews::layers),
          new ExportView(
              "evidence.heat",
              "which pixels speak for a class",
              EnumSet.of(Takes.PICTURE, Takes.CLASS, Takes.METHOD),
              EnumSet.of(Takes.LAYER),
              AnswerViews::heat),
          new ExportView(
              "evidence.ablation",
              "what becomes of the answer with parts switched off",
              EnumSet.of(Takes.PICTURE, Takes.CLASS, Takes.OFF),
              EnumSet.of(Takes.LAYER),
              AnswerViews::ablation),
          new ExportView(
              "evidence.patches",
              "the patches of a folder of pictures that drive a channel hardest",
              EnumSet.of(Takes.LAYER, Takes.CHANNEL, Takes.FOLDER),
              AnswerViews::patches),
          new ExportView(
              "evidence.likes",
              "what the channels of a layer like, where an atlas of it was made",
              EnumSet.of(Takes.LAYER),
              AnswerViews::likes),
          new ExportView(
              "preprocessing",
              "the picture under every preprocessing",
              EnumSet.of(Takes.PICTURE),
              AnswerViews::trials));

  private AnswerViews() {}

  private static Exhibit picture(ExportSubject subject) {
    PreparedPicture picture = subject.analysis().picture();
    return new PictureExhibit(
        picture, TensorPicture.seen(picture, subject.model().preprocessing()), subject.origin());
  }

  private static List<Prediction> ranked(ExportSubject subject) {
    List<Prediction> ranked = subject.analysis().ranked();
    if (ranked.isEmpty()) {
      throw Problem.refused("%s names no classes", subject.model().id());
    }
    return ranked;
  }

  private static Exhibit field(ExportSubject subject) {
    LoadedModel model = subject.model();
    PreparedPicture picture = subject.analysis().picture();
    InputTensor input = picture.input();
    Shape shape = subject.analysis().activations().shape(subject.layer());
    Position wanted = subject.options().position();
    Position at = wanted == null ? new Position(shape.height() / 2, shape.width() / 2) : wanted;
    if (at.y() >= shape.height() || at.x() >= shape.width()) {
      throw Problem.refused(
          "--position %d,%d: the maps of %s are %d x %d",
          at.y(), at.x(), subject.layer().name(), shape.height(), shape.width());
    }
    Unit unit = new Unit(subject.layer(), subject.options().channel(-1), at.y(), at.x());
    return new FieldExhibit(
        picture.seen(),
        NestedFields.of(
            model.architecture(), input.height(), input.width(), subject.layer(), at.y(), at.x()),
        EffectiveField.of(model, subject.analysis().activations(), unit, () -> false),
        subject.origin());
  }

  /** As the window has them at first. */
  private static Exhibit layers(ExportSubject subject) {
    LoadedModel model = subject.model();
    int side = model.architecture().inputSize();
    LayerTable alexNet = LayerTable.of(AlexNet.published());
    return new LayersExhibit(
        List.of(
            new LayersExhibit.Network(
                LayerTable.of("Loaded: " + model.id(), model.architecture(), side, side),
                Phrase.of("Loaded: %s", model.id())),
            new LayersExhibit.Network(alexNet, Phrase.of(alexNet.network()))),
        subject.origin());
  }

  /** The class that was asked for, or the most probable one. */
  private static Prediction asked(ExportSubject subject) {
    List<Prediction> ranked = ranked(subject);
    Integer index = subject.classes().index(subject.model().labels());
    return index == null
        ? ranked.get(0)
        : ranked.stream()
            .filter(prediction -> prediction.index() == index)
            .findFirst()
            .orElseThrow();
  }

  private static Exhibit heat(ExportSubject subject) {
    Prediction about = asked(subject);
    PreparedPicture picture = subject.analysis().picture();
    EvidenceAnswer answer =
        subject
            .evidence()
            .request(
                subject.answers().method(),
                subject.model().architecture(),
                subject.layer() == null ? null : subject.layer().name(),
                about.index())
            .find(
                subject.model().network(),
                picture.input(),
                subject.analysis().activations(),
                share -> {},
                () -> false);
    return new HeatExhibit(
        picture.seen(),
        answer,
        false,
        about,
        HeatExhibit.OPACITY,
        HeatExhibit.THRESHOLD,
        subject.origin());
  }

  private static Exhibit ablation(ExportSubject subject) {
    LoadedModel model = subject.model();
    Prediction about = asked(subject);
    String wanted = subject.answers().off();
    Ablation off = OffText.read(wanted, model.architecture().layers());
    if (off.isEmpty() && !wanted.isBlank()) {
      throw Problem.refused(
          "--off %s: %s has no such part; write it as \"conv3_2:0 17;conv4_1:relu\"",
          Problem.oneLine(wanted), model.id());
    }
    AblationRanking ranking =
        subject.answers().isRanked()
            ? AblationRanking.of(
                model.network(),
                subject.analysis().activations(),
                subject.layer(),
                about.index(),
                share -> {},
                () -> false)
            : null;
    return new AblationExhibit(
        AblationEffect.of(model, subject.analysis(), off, () -> false),
        model.architecture().layers(),
        ranking,
        subject.origin());
  }

  private static Exhibit patches(ExportSubject subject) throws IOException {
    LoadedModel model = subject.model();
    Path folder = subject.answers().folder();
    List<Path> pictures = PictureFolder.list(folder);
    if (pictures.isEmpty()) {
      throw Problem.refused("%s has no pictures in it; choose a folder that has", folder);
    }
    TopPatches found =
        TopPatches.search(
            model.network(),
            subject.layer(),
            pictures,
            subject.preprocessing(),
            subject.colours(),
            share -> {},
            () -> false);
    ReceptiveField field = model.architecture().receptiveFields().get(subject.layer());
    List<Patch> patches = new ArrayList<>();
    for (TopPatches.Peak peak : found.best(subject.options().channel())) {
      patches.add(Patch.cut(found, peak, field));
    }
    return new PatchesExhibit(
        found,
        subject.options().channel(),
        patches,
        atlas(subject).flatMap(atlas -> atlas.of(subject.options().channel())).orElse(null),
        subject.origin());
  }

  private static Optional<Atlas> atlas(ExportSubject subject) throws IOException {
    String id = subject.model().id();
    ModelCatalog catalog = ModelCatalog.bundled();
    boolean bundled =
        catalog.contains(id)
            && catalog.entry(id).bundled()
            && catalog.entry(id).sha256().equals(subject.origin().get().text("checksum"));
    return AtlasFile.find(
        bundled ? id : null, UserFolders.ofUser().likes(), subject.model(), subject.layer());
  }

  private static Exhibit likes(ExportSubject subject) throws IOException {
    Atlas atlas =
        atlas(subject)
            .orElseThrow(
                () ->
                    Problem.refused(
                        "No atlas of %s was made; Evidence > Top patches in the window makes one",
                        subject.layer().name()));
    return new AtlasExhibit(atlas, subject.origin());
  }

  private static Exhibit trials(ExportSubject subject) {
    ranked(subject);
    LoadedModel model = subject.model();
    PreparedPicture picture = subject.analysis().picture();
    return new TrialsExhibit(
        new TrialReport(
            picture.source().name(),
            model.id(),
            subject.assumed(),
            TrialsExhibit.TOP,
            PreprocessingTrials.all(
                model,
                picture.source(),
                PreprocessingVariants.of(
                    model.preprocessing(),
                    model.architecture().inputSize(),
                    KeptPreprocessings.saved(SettingsStore.ofUser().load(), model.preprocessing())),
                share -> {},
                trial -> {},
                () -> false)),
        subject.origin());
  }
}
