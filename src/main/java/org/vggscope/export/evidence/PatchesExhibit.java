package org.vggscope.export.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.vggscope.explain.Patch;
import org.vggscope.explain.TopPatches;
import org.vggscope.explain.likes.LikedPicture;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.Outline;
import org.vggscope.export.PictureBlock;
import org.vggscope.export.Sheet;
import org.vggscope.export.Swatch;
import org.vggscope.export.Words;
import org.vggscope.picture.SourceImage;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;

/**
 * The patches of many pictures that drive a channel hardest.
 *
 * @param found for all channels of the layer
 * @param channel the one that is shown
 * @param patches of it, the hardest first
 * @param liked the picture that the channel likes; null where there is none
 * @param origin where the numbers come from, which may take long to say
 */
public record PatchesExhibit(
    TopPatches found, int channel, List<Patch> patches, LikedPicture liked, Supplier<About> origin)
    implements Exhibit {
  private static final int COLUMNS = 3;
  private static final double SIDE = 160;
  private static final double LIKED = 256;
  private static final double GAP = 16;
  private static final double LINES = 3;

  public PatchesExhibit {
    patches = List.copyOf(patches);
  }

  @Override
  public String name() {
    return "%s-channel%d-patches".formatted(found.layer().name(), channel);
  }

  @Override
  public About about() {
    About about =
        origin
            .get()
            .with("preprocessing", found.preprocessing().name())
            .with("layer", found.layer().name())
            .with("channel", channel)
            .with("pictures", found.asked())
            .with("skipped", found.skipped());
    return liked == null ? about : LikedExhibit.about(about, liked);
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    Sheet sheet =
        new Sheet(
            PatchTexts.title(found, channel),
            "%s · %s".formatted(about.text("model"), PatchTexts.searched(found)),
            about);
    int longest = patches.stream().mapToInt(PatchesExhibit::longer).max().orElse(1);
    double scale = longest > SIDE ? SIDE / longest : Math.floor(SIDE / longest);
    sheet.add(
        Block.grid(COLUMNS, GAP, patches.stream().map(patch -> tile(patch, scale, look)).toList()));
    if (patches.stream().anyMatch(PatchesExhibit::reachesBeyond)) {
      sheet.add(new Swatch(Look::line, Texts.of("padding")));
    }
    if (liked != null) {
      sheet.add(LikedExhibit.block(liked, found, LIKED));
    }
    return sheet.figure(look);
  }

  private static int longer(Patch patch) {
    return Math.max(patch.window().width(), patch.window().height());
  }

  /** What it is stands above, so that it is at one height in all tiles of a row. */
  private static Block tile(Patch patch, double scale, Look look) {
    return Block.column(
        LINES,
        List.of(
            Words.plain(Numbers.brief(patch.peak().activation())),
            Words.elided(String.valueOf(patch.peak().picture().getFileName()), Words.SMALL, SIDE)
                .coloured(Look::faint),
            picture(patch, scale, look)));
  }

  /** A frame is left of a picture that cannot be read any more. */
  private static Block picture(Patch patch, double scale, Look look) {
    if (patch.pixels().length == 0) {
      double width = scale * patch.window().width();
      double height = scale * patch.window().height();
      return Block.of(
          width,
          height,
          (x, y, shade, onto) -> new Outline(width, height, 1).paint(x, y, shade.line(), onto));
    }
    int[] pixels =
        Arrays.stream(patch.pixels()).map(pixel -> pixel == 0 ? look.line() : pixel).toArray();
    return new PictureBlock(
        new SourceImage("", patch.window().width(), patch.window().height(), pixels),
        scale * longer(patch));
  }

  private static boolean reachesBeyond(Patch patch) {
    return Arrays.stream(patch.pixels()).anyMatch(pixel -> pixel == 0);
  }

  /** A line a patch; the box is in pixels of the picture as the network sees it. */
  @Override
  public Table table() {
    Table.Builder table =
        Table.of(
            "layer",
            "channel",
            "rank",
            "image",
            "activation",
            "y",
            "x",
            "top",
            "left",
            "height",
            "width");
    for (int i = 0; i < patches.size(); i++) {
      Patch patch = patches.get(i);
      table.row(
          found.layer().name(),
          channel,
          i + 1,
          patch.peak().picture().toString(),
          patch.peak().activation(),
          patch.peak().y(),
          patch.peak().x(),
          patch.window().top(),
          patch.window().left(),
          patch.window().height(),
          patch.window().width());
    }
    return table.build();
  }
}
