package org.vggscope.ui.picture;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.TilePane;
import org.vggscope.picture.SourceImage;
import org.vggscope.session.PictureSource;
import org.vggscope.session.RecentPicture;
import org.vggscope.session.Session;
import org.vggscope.text.Texts;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.LiveScroll;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.pixels.FxImages;

/**
 * The last pictures, the latest first; a click, Enter or Space opens one again. The Tab key enters
 * it once, the arrow keys move inside it.
 */
final class RecentStrip extends LiveScroll {
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
  private static final double TILE = 58;
  private static final double PICTURE = 48;

  private final Session session;
  private final TilePane tiles = new TilePane();
  private final List<Thumbnail> thumbnails = new ArrayList<>();

  /** A picture that was chosen here moves to the front, and the focus goes with it. */
  private PictureSource chosen;

  RecentStrip(Owner owner, Session session) {
    this.session = session;
    setId("recent-pictures");
    getStyleClass().add("recent-strip");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    tiles.getStyleClass().add("tiles");
    tiles.setPrefTileWidth(TILE);
    tiles.setPrefTileHeight(TILE);
    // As wide as it is given, never asking for more.
    tiles.setPrefColumns(1);
    setContent(tiles);
    setMinHeight(TILE + 6);
    setPrefHeight(TILE + 6);
    addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    owner.on(session.recent(), () -> show(session.recent()));
    owner.on(session.sourceProperty(), () -> mark());
    show(session.recent());
  }

  private void show(List<RecentPicture> pictures) {
    List<Thumbnail> before = List.copyOf(thumbnails);
    thumbnails.clear();
    for (RecentPicture picture : pictures) {
      thumbnails.add(
          before.stream()
              .filter(thumbnail -> thumbnail.picture == picture)
              .findFirst()
              .orElseGet(() -> new Thumbnail(picture)));
    }
    tiles.getChildren().setAll(thumbnails);
    mark();
    for (Thumbnail thumbnail : thumbnails) {
      if (!before.contains(thumbnail) && thumbnail.picture.source().equals(chosen)) {
        chosen = null;
        thumbnail.requestFocus();
      }
    }
  }

  private void mark() {
    PictureSource current = session.sourceProperty().get();
    Thumbnail entry = null;
    for (Thumbnail thumbnail : thumbnails) {
      boolean isCurrent = thumbnail.picture.source().equals(current);
      thumbnail.mark(isCurrent);
      entry = isCurrent || entry == null ? thumbnail : entry;
    }
    enterAt(thumbnails.stream().filter(Thumbnail::isFocused).findFirst().orElse(entry));
  }

  private void enterAt(Thumbnail entry) {
    for (Thumbnail thumbnail : thumbnails) {
      thumbnail.setFocusTraversable(thumbnail == entry);
    }
  }

  private void move(KeyEvent event) {
    boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
    if (!plain || !(event.getTarget() instanceof Thumbnail focused)) {
      return;
    }
    int index = thumbnails.indexOf(focused);
    int columns =
        Math.max(1, (int) ((tiles.getWidth() + tiles.getHgap()) / (TILE + tiles.getHgap())));
    int wanted =
        switch (event.getCode()) {
          case LEFT -> index - 1;
          case RIGHT -> index + 1;
          case UP -> index - columns;
          case DOWN -> index + columns;
          case HOME -> 0;
          case END -> thumbnails.size() - 1;
          case ENTER -> {
            focused.fire();
            yield index;
          }
          default -> Integer.MIN_VALUE;
        };
    if (wanted != Integer.MIN_VALUE) {
      event.consume();
      if (wanted >= 0 && wanted < thumbnails.size()) {
        thumbnails.get(wanted).requestFocus();
      }
    }
  }

  private void reveal(Thumbnail thumbnail) {
    double hidden = tiles.getHeight() - getViewportBounds().getHeight();
    if (hidden > 0) {
      double top = thumbnail.getBoundsInParent().getMinY();
      double bottom = thumbnail.getBoundsInParent().getMaxY();
      double shown = getVvalue() * hidden;
      if (top < shown) {
        setVvalue(top / hidden);
      } else if (bottom > shown + getViewportBounds().getHeight()) {
        setVvalue((bottom - getViewportBounds().getHeight()) / hidden);
      }
    }
  }

  private final class Thumbnail extends Button {
    private final RecentPicture picture;

    Thumbnail(RecentPicture picture) {
      this.picture = picture;
      getStyleClass().add("recent-picture");
      SourceImage small = picture.thumbnail();
      ImageView view = new ImageView(FxImages.of(small));
      view.setPreserveRatio(true);
      view.setFitWidth(Math.min(PICTURE, PICTURE * small.width() / small.height()));
      setGraphic(view);
      setMinSize(TILE, TILE);
      setMaxSize(TILE, TILE);
      Tip.on(this, picture.source().name());
      setOnAction(
          event -> {
            chosen = picture.source();
            session.open(List.of(picture.source()));
          });
      focusedProperty()
          .addListener(
              (o, old, focused) -> {
                if (focused) {
                  enterAt(this);
                  reveal(this);
                }
              });
    }

    void mark(boolean isCurrent) {
      pseudoClassStateChanged(CURRENT, isCurrent);
      String name = picture.source().name();
      setAccessibleText(
          isCurrent ? Texts.of("%s, shown now", name) : Texts.of("%s, open again", name));
    }
  }
}
