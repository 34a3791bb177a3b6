package org.vggscope.export.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Outline;
import org.vggscope.export.PictureBlock;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.model.Preprocessing;
import org.vggscope.picture.CropBox;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.NumpyFile;
import org.vggscope.picture.PreparedPicture;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.Figure;
import org.vggscope.report.Mix;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;

/**
 * The picture with the part that the network sees, and what that looks like to it.
 *
 * @param prepared the picture and what was done to it
 * @param taken the part as the network takes it, with colours swapped, too dark, too light where it
 *     is not prepared as the weights want it
 * @param origin where it comes from, which may take long to say
 */
public record PictureExhibit(PreparedPicture prepared, SourceImage taken, Supplier<About> origin)
    implements Exhibit {
  private static final double SIDE = 420;
  private static final double SEEN = 260;
  private static final double GAP = 24;
  private static final double LINES = 6;
  private static final double DIMMED = 0.6;
  private static final double HALO = 4;
  private static final double LINE = 2;
  private static final int LIGHT = 0xffffff;

  /** Pixels that are kept of the picture for one of the drawing, which may be drawn larger. */
  private static final int SHARPNESS = 2;

  @Override
  public String name() {
    return "picture";
  }

  @Override
  public About about() {
    return origin.get();
  }

  @Override
  public Figure figure(Look look) {
    SourceImage source = prepared.taken();
    List<Block> left = new ArrayList<>();
    left.add(
        Words.plain(Texts.of("%d × %d pixels", source.width(), source.height()))
            .coloured(Look::faint));
    left.add(boxed(look));
    if (source.note() != null) {
      left.add(Words.wrapped(Texts.of(source.note()), Words.PLAIN, SIDE).coloured(Look::faint));
    }
    List<Block> right = new ArrayList<>();
    right.add(Words.plain(Texts.of("What the network sees")));
    right.add(new PictureBlock(taken, SEEN));
    right.add(
        Words.plain(Texts.of("%d × %d pixels", taken.width(), taken.height()))
            .coloured(Look::faint));
    right.add(Words.plain(Texts.of("Preprocessing: %s", prepared.preprocessing().name())));
    for (String step : steps(prepared.preprocessing())) {
      right.add(Words.wrapped(step, Words.PLAIN, SEEN).coloured(Look::faint));
    }
    About about = about();
    return new Sheet(source.name(), about.text("model"), about)
        .add(Block.row(GAP, List.of(Block.column(LINES, left), Block.column(LINES, right))))
        .figure(look);
  }

  /** The parts of a preprocessing's description; a size is not broken over two lines. */
  public static List<String> steps(Preprocessing preprocessing) {
    return List.of(Texts.of(preprocessing.describe()).replace(" × ", "\u00a0×\u00a0").split(" · "));
  }

  /** The whole picture, dimmed where the network does not see it. */
  private Block boxed(Look look) {
    SourceImage source = prepared.taken();
    SourceImage less = source.within((int) (SHARPNESS * SIDE));
    double shrunk = (double) less.width() / source.width();
    CropBox box = prepared.box();
    int[] pixels = less.pixels().clone();
    for (int i = 0; i < pixels.length; i++) {
      int row = i / less.width();
      double x = (i % less.width() + 0.5) / shrunk;
      double y = (row + 0.5) / shrunk;
      boolean inside =
          x >= box.x() && x < box.x() + box.width() && y >= box.y() && y < box.y() + box.height();
      if (!inside) {
        pixels[i] = Mix.of(pixels[i], look.ground(), DIMMED);
      }
    }
    PictureBlock picture =
        new PictureBlock(new SourceImage(source.name(), less.width(), less.height(), pixels), SIDE);
    double scale = picture.scale() * shrunk;
    Outline outline = new Outline(box.width() * scale, box.height() * scale, LINE);
    return Block.of(
        picture.width(),
        picture.height(),
        (x, y, shade, onto) -> {
          picture.paint(x, y, shade, onto);
          double left = x + box.x() * scale;
          double top = y + box.y() * scale;
          outline.thick(HALO).paint(left, top, LIGHT, onto);
          outline.paint(left, top, Look.LIGHT.accent(), onto);
        });
  }

  /** One line; the box is in pixels of the picture. */
  @Override
  public Table table() {
    SourceImage source = prepared.taken();
    CropBox box = prepared.box();
    return Table.of(
            "width",
            "height",
            "box_x",
            "box_y",
            "box_width",
            "box_height",
            "seen_width",
            "seen_height")
        .row(
            source.width(),
            source.height(),
            box.x(),
            box.y(),
            box.width(),
            box.height(),
            prepared.seen().width(),
            prepared.seen().height())
        .build();
  }

  /** What the first convolution reads, {@code (channel, height, width)}. */
  @Override
  public Optional<NumpyFile.Array> array() {
    InputTensor input = prepared.input();
    return Optional.of(
        new NumpyFile.Array(
            List.of(input.shape().channels(), input.height(), input.width()), input.values()));
  }
}
