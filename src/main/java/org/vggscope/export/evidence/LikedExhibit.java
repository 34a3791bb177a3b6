package org.vggscope.export.evidence;

import java.util.List;
import java.util.function.Supplier;
import org.vggscope.explain.TopPatches;
import org.vggscope.explain.likes.LikedPicture;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.PictureBlock;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.model.Layer;
import org.vggscope.model.Position;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;

/**
 * The picture that a channel likes, where no folder was searched for what it can be set beside.
 *
 * @param origin where the numbers come from, which may take long to say
 */
public record LikedExhibit(LikedPicture liked, Supplier<About> origin) implements Exhibit {
  private static final double SIDE = 256;
  private static final double GAP = 3;

  private Layer layer() {
    return liked.objective().layer();
  }

  @Override
  public String name() {
    return "%s-channel%d-likes".formatted(layer().name(), liked.channel());
  }

  @Override
  public About about() {
    return about(
        origin.get().with("layer", layer().name()).with("channel", liked.channel()), liked);
  }

  /** The same and how the picture was made. */
  static About about(About about, LikedPicture liked) {
    Position at = liked.objective().at();
    return about
        .with("likedDrive", liked.drive())
        .with("likedSteps", liked.steps())
        .with("likedSeed", liked.seed())
        .with("likedSize", liked.picture().width())
        .with("likedAt", at == null ? null : List.of(at.y(), at.x()));
  }

  /** The picture and, below it, how it was made. */
  static Block block(LikedPicture liked, TopPatches found, double side) {
    return Block.column(
        GAP,
        List.of(
            Words.plain(LikedTexts.title(liked.objective().layer(), liked.channel())),
            new PictureBlock(liked.picture(), side),
            Words.small(LikedTexts.made(liked, found))));
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    return new Sheet(LikedTexts.title(layer(), liked.channel()), about.text("model"), about)
        .add(new PictureBlock(liked.picture(), SIDE))
        .add(Words.small(LikedTexts.made(liked, null)))
        .figure(look);
  }

  /** A line a pixel. */
  @Override
  public Table table() {
    Table.Builder table = Table.of("y", "x", "red", "green", "blue");
    int width = liked.picture().width();
    int[] pixels = liked.picture().pixels();
    for (int i = 0; i < pixels.length; i++) {
      table.row(
          i / width, i % width, pixels[i] >> 16 & 0xff, pixels[i] >> 8 & 0xff, pixels[i] & 0xff);
    }
    return table.build();
  }
}
