package org.vggscope.export.evidence;

import java.util.List;
import java.util.function.Supplier;
import org.vggscope.explain.likes.Atlas;
import org.vggscope.explain.likes.LikedPicture;
import org.vggscope.export.About;
import org.vggscope.export.Block;
import org.vggscope.export.Exhibit;
import org.vggscope.export.Look;
import org.vggscope.export.PictureBlock;
import org.vggscope.export.Sheet;
import org.vggscope.export.Words;
import org.vggscope.model.Position;
import org.vggscope.report.Figure;
import org.vggscope.report.Table;
import org.vggscope.text.Texts;

/**
 * What the channels of a layer like, side by side.
 *
 * @param origin where the numbers come from, which may take long to say
 */
public record AtlasExhibit(Atlas atlas, Supplier<About> origin) implements Exhibit {
  private static final int COLUMNS = 16;
  private static final double SIDE = 64;
  private static final double GAP = 6;
  private static final double LINES = 2;

  @Override
  public String name() {
    return "%s-likes".formatted(atlas.layer().name());
  }

  @Override
  public About about() {
    LikedPicture first = atlas.pictures().get(0);
    Position at = first.objective().at();
    return origin
        .get()
        .with("layer", atlas.layer().name())
        .with("likedSteps", first.steps())
        .with("likedSeed", first.seed())
        .with("likedSize", first.picture().width())
        .with("likedAt", at == null ? null : List.of(at.y(), at.x()));
  }

  @Override
  public Figure figure(Look look) {
    About about = about();
    return new Sheet(
            Texts.of("What the channels of %s like", atlas.layer().name()),
            Texts.of(
                "%s · %,d of %,d channels, %,d steps, seed %d",
                about.text("model"),
                atlas.pictures().size(),
                atlas.layer().outputs(),
                atlas.pictures().get(0).steps(),
                atlas.pictures().get(0).seed()),
            about)
        .add(Block.grid(COLUMNS, GAP, atlas.pictures().stream().map(AtlasExhibit::tile).toList()))
        .figure(look);
  }

  private static Block tile(LikedPicture liked) {
    return Block.column(
        LINES,
        List.of(
            new PictureBlock(liked.picture(), SIDE),
            Words.small(String.valueOf(liked.channel())).coloured(Look::faint)));
  }

  /** A line a channel: how hard its picture drives it, before the ReLU. */
  @Override
  public Table table() {
    Table.Builder table = Table.of("layer", "channel", "likedDrive");
    for (LikedPicture liked : atlas.pictures()) {
      table.row(atlas.layer().name(), liked.channel(), liked.drive());
    }
    return table.build();
  }
}
