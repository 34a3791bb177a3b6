package org.vggscope.export.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.vggscope.explain.Evidence;
import org.vggscope.explain.EvidenceAnswer;
import org.vggscope.explain.EvidenceFormats;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.ColourScale;
import org.vggscope.export.Exhibit;
import org.vggscope.export.HeatPicture;
import org.vggscope.export.Look;
import org.vggscope.export.PictureBlock;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.model.Prediction;
import org.vggscope.picture.NumpyFile;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.ColourMap;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;
import org.vggscope.text.format.Numbers;

/**
 * Which pixels speak for a class, over the picture.
 *
 * @param seen what the network sees
 * @param answer what was found
 * @param byLogit whether occlusion's numbers are what the logit loses
 * @param asked the class as the network sees it
 * @param opacity of the colours over the picture, 0 to 1
 * @param threshold share of the largest size below which numbers are left out, 0 to 1
 * @param origin where the numbers come from, which may take long to say
 */
public record HeatExhibit(
    SourceImage seen,
    EvidenceAnswer answer,
    boolean byLogit,
    Prediction asked,
    double opacity,
    double threshold,
    Supplier<About> origin)
    implements Exhibit {
  /** What a new window has. */
  public static final double OPACITY = 0.65;

  public static final double THRESHOLD = 0.1;

  private static final double SIDE = 512;
  private static final double WORDS = 300;
  private static final double GAP = 24;
  private static final double LINES = 8;

  /** The colours of evidence: signed where it can speak against the class. */
  public static ColourMap colours(boolean signed) {
    return signed ? ColourMap.DIVERGING : ColourMap.MAGMA;
  }

  private Evidence evidence() {
    return answer.evidence(byLogit);
  }

  private ColourMap.Scale scale() {
    return colours(answer.request().method().isSigned()).scale(0, evidence().largest());
  }

  @Override
  public String name() {
    return "%s-%s"
        .formatted(answer.request().method().id(), asked.name())
        .replaceAll("[^\\p{L}\\p{N}.-]+", "-")
        .toLowerCase(Locale.ROOT);
  }

  /** With the class and how it was found. */
  @Override
  public About about() {
    About found =
        origin
            .get()
            .with("method", answer.request().method().id())
            .with("index", asked.index())
            .with("id", asked.id())
            .with("label", asked.label())
            .with("rank", asked.rank())
            .with("logit", asked.logit())
            .with("probability", asked.probability())
            .with("drop", answer.hasLogit() ? byLogit ? "logit" : "probability" : null);
    for (Map.Entry<String, JsonNode> fact : answer.facts().properties()) {
      found = found.with(fact.getKey(), plain(fact.getValue()));
    }
    return found;
  }

  /** Words and numbers as they are, so that tables say them without JSON's quotes. */
  private static Object plain(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.isNumber() ? value.numberValue() : value;
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    HeatMethod method = HeatMethod.of(answer.request().method());
    boolean signed = method.isSigned();
    double cut = threshold * evidence().largest();
    SourceImage painted =
        new HeatPicture(
                seen,
                evidence().values(),
                look.colours(colours(signed)),
                scale(),
                cut,
                opacity,
                false)
            .painted();
    Block words =
        Block.column(
            LINES,
            List.of(
                Words.wrapped(HeatTexts.about(asked), Words.PLAIN, WORDS),
                Words.wrapped(method.shows(), Words.PLAIN, WORDS),
                Words.wrapped(HeatTexts.note(answer), Words.PLAIN, WORDS),
                Words.wrapped(method.limit(), Words.PLAIN, WORDS).coloured(Look::faint)));
    return new Sheet(
            method.title(),
            HeatTexts.caption(answer, asked, about.text("picture"), about.text("model")),
            about)
        .add(Block.row(GAP, List.of(new PictureBlock(painted, SIDE), words)))
        .add(
            new ColourScale(
                (share, shade) -> shade(share, cut, shade),
                Numbers.brief(scale().from()),
                (signed ? "+" : "") + Numbers.brief(scale().to()),
                ""))
        .add(Words.small(HeatTexts.unit(answer.request().method(), byLogit)))
        .figure(look);
  }

  /** What is left out has no colour. */
  private int shade(double share, double cut, Look look) {
    double value = scale().from() + share * (scale().to() - scale().from());
    return Math.abs(value) < cut
        ? look.line()
        : look.colours(colours(answer.request().method().isSigned())).colour(share);
  }

  /** A line a pixel of the network's input. */
  @Override
  public Table table() {
    return EvidenceFormats.table(evidence());
  }

  /** {@code (height, width)} of the network's input. */
  @Override
  public Optional<NumpyFile.Array> array() {
    return Optional.of(EvidenceFormats.array(evidence()));
  }
}
