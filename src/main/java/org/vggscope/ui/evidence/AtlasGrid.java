package org.vggscope.ui.evidence;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.vggscope.explain.likes.Atlas;
import org.vggscope.explain.likes.LikedPicture;
import org.vggscope.model.MapUnit;
import org.vggscope.model.Shape;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.painted.ScrolledGrid;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.MapLayout;
import org.vggscope.ui.kit.pixels.Outline;
import org.vggscope.ui.kit.pixels.Raster;

/** What all channels of a layer like, side by side; a click selects the channel. */
final class AtlasGrid extends ScrolledGrid {
  private static final double LARGEST = 256;

  private final LikesModel model;
  private final IntConsumer selecting;
  private final Outline pointedTile = new Outline("liked-grid-pointed", "pointed-map");
  private final Outline selectedTile = new Outline("liked-grid-selected", "selected-map");
  private Atlas laidOut;
  private int pointed = -1;

  /** Wanted width of a tile in units of the screen; 0 fits them to the window. */
  private double size;

  /**
   * @param owner whom its listeners go with
   * @param selecting selects a channel
   */
  AtlasGrid(Owner owner, LikesModel model, IntConsumer selecting) {
    super(
        "liked-grid",
        "map-grid",
        Texts.of("What each channel of the layer likes; the arrow keys select one"),
        "liked-scroll");
    this.model = model;
    this.selecting = selecting;
    marks().getChildren().addAll(pointedTile, selectedTile);
    owner.on(model.atlas().atlasProperty(), () -> requestLayout());
    owner.on(model.subjectProperty(), () -> follow());
    setOnMouseExited(event -> point(-1, -1));
    setOnMouseClicked(this::clicked);
  }

  private void clicked(MouseEvent event) {
    MapUnit hit = hit(event.getX(), event.getY());
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress() && hit != null) {
      selecting.accept(hit.channel());
    }
  }

  @Override
  protected void point(double x, double y) {
    MapUnit hit = x < 0 ? null : hit(x, y);
    pointed = hit == null ? -1 : hit.channel();
    placeMarks();
  }

  @Override
  protected int cursor() {
    LikesModel.Subjected subject = model.subjectProperty().get();
    return subject == null ? -1 : subject.channel();
  }

  @Override
  protected void moveTo(int rank) {
    selecting.accept(rank);
  }

  @Override
  protected void open() {
    model.atlas().wantedProperty().set(false);
  }

  @Override
  protected void zoom(boolean enlarge, double x, double y) {
    zoom(enlarge);
  }

  @Override
  public void zoom(boolean enlarge) {
    if (mapLayout() != null) {
      size = Math.min(LARGEST, mapLayout().nextSize(enlarge) / density());
      requestLayout();
    }
  }

  @Override
  public void fit() {
    size = 0;
    requestLayout();
  }

  private void follow() {
    if (mapLayout() != null && isTile(cursor())) {
      reveal(cursor());
    }
    placeMarks();
  }

  private boolean isTile(int channel) {
    return channel >= 0 && laidOut != null && channel < laidOut.pictures().size();
  }

  @Override
  protected MapLayout lay(double width, double height) {
    laidOut = model.atlas().atlasProperty().get();
    if (laidOut == null) {
      return null;
    }
    int side = laidOut.pictures().get(0).picture().width();
    Shape shape = new Shape(laidOut.pictures().size(), side, side);
    MapLayout.Metrics metrics = MapLayout.Metrics.of(density());
    int pixels = (int) (width * density());
    return size > 0
        ? MapLayout.sized(shape, pixels, metrics, size * density())
        : MapLayout.fitted(shape, pixels, (int) (height * density()), metrics);
  }

  @Override
  protected void laid(MapLayout before) {
    super.laid(before);
    if (before == null) {
      follow();
    }
  }

  @Override
  protected void paint(Raster raster, Inks inks) {
    raster.clear(inks.ground());
    MapLayout layout = mapLayout();
    if (layout == null || laidOut == null) {
      return;
    }
    List<LikedPicture> pictures = laidOut.pictures();
    int scrolled = (int) Math.round(scroll() * density());
    int end = layout.endRank(scrolled + raster.height());
    for (int rank = layout.firstRank(scrolled); rank < end; rank++) {
      int top = layout.top(rank) - scrolled;
      LikesBox.paint(
          raster,
          pictures.get(rank).picture(),
          layout.left(rank),
          top,
          layout.mapWidth(),
          layout.mapHeight());
      if (layout.hasCaptions()) {
        digits().write(raster, rank, layout.left(rank), top + layout.mapHeight(), inks.text());
      }
    }
  }

  @Override
  protected void placeMarks() {
    place(pointedTile, pointed);
    place(selectedTile, cursor());
  }

  private void place(Outline outline, int channel) {
    boolean seen = mapLayout() != null && isTile(channel);
    outline.setVisible(seen);
    if (seen) {
      frame(outline, channel);
    }
  }
}
