package org.vggscope.ui.evidence;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.vggscope.explain.TopPatches;
import org.vggscope.explain.likes.Atlas;
import org.vggscope.explain.likes.LikedPicture;
import org.vggscope.explain.likes.LikesRequest;
import org.vggscope.export.evidence.LikedTexts;
import org.vggscope.picture.SourceImage;
import org.vggscope.text.Texts;
import org.vggscope.ui.evidence.LikesModel.Subjected;
import org.vggscope.ui.kit.Owner;
import org.vggscope.ui.kit.controls.Tip;
import org.vggscope.ui.kit.pixels.Inks;
import org.vggscope.ui.kit.pixels.PixelSurface;
import org.vggscope.ui.kit.pixels.Raster;

/** What a channel likes, beside the patches that drive it. */
final class LikesBox extends VBox {
  /** Sides of most pictures go into it a whole number of times. */
  private static final double SIDE = 192;

  private final LikesModel model;
  private final PixelSurface surface = new PixelSurface(this::paint);
  private final Pane holder = new Pane(surface);
  private final Label title = new Label();
  private final Label note = new Label();
  private final Label dead = new Label();
  private final ProgressBar progress = new ProgressBar();
  private final Button make = new Button();
  private final Button cancel = new Button(Texts.of("Cancel"));
  private final Button makeAll = new Button();
  private final ToggleButton all = new ToggleButton();

  LikesBox(Owner owner, LikesModel model) {
    this.model = model;
    setId("liked");
    getStyleClass().addAll("evidence-side", "evidence-side-content");
    title.setId("liked-title");
    title.getStyleClass().add("evidence-strong");
    note.setId("liked-note");
    note.getStyleClass().add("muted");
    dead.setId("liked-dead");
    for (Label label : new Label[] {title, note, dead}) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    holder.setId("liked-picture");
    holder.setMinSize(SIDE, SIDE);
    holder.setMaxSize(SIDE, SIDE);
    surface.resizeRelocate(0, 0, SIDE, SIDE);
    progress.setMaxWidth(SIDE);
    progress.setMinWidth(SIDE);
    make.setId("liked-make");
    make.setOnAction(event -> model.make());
    cancel.setId("liked-cancel");
    cancel.setOnAction(event -> model.stop());
    makeAll.setId("liked-make-all");
    Tip.on(makeAll, Texts.of("In the background; they are kept on the disk for the next time"));
    makeAll.setOnAction(event -> model.atlas().make());
    all.setId("liked-all");
    all.selectedProperty().bindBidirectional(model.atlas().wantedProperty());
    getChildren().setAll(title, holder, dead, note, progress, make, cancel, makeAll, all);
    owner.on(model.atlas().atlasProperty(), () -> describeAll());
    owner.on(model.atlas().makingProperty(), () -> describeAll());
    owner.on(model.subjectProperty(), () -> describe());
    owner.on(model.shownProperty(), () -> describe());
    owner.on(model.growingProperty(), () -> describe());
    owner.on(model.patchesProperty(), () -> describe());
    describe();
  }

  private void describe() {
    Subjected about = model.subjectProperty().get();
    LikedPicture liked = model.shownProperty().get();
    LikesModel.Growing grown = model.growingProperty().get();
    boolean growing = grown != null;
    int most = growing ? grown.steps() : LikesRequest.STEPS;
    setVisible(about != null);
    if (about == null) {
      return;
    }
    TopPatches found = found(about);
    title.setText(LikedTexts.title(about.layer(), about.channel()));
    show(holder, liked != null);
    show(dead, found != null && found.best(about.channel()).isEmpty());
    dead.setText(dead.isVisible() ? LikedTexts.dead(found, about.channel()) : "");
    note.setText(
        liked == null
            ? Texts.of("Gradient ascent makes the picture that drives it hardest, from noise on.")
            : growing
                ? Texts.of("Step %,d of %,d, seed %d", liked.steps(), most, liked.seed())
                : LikedTexts.made(liked, found));
    show(progress, growing);
    progress.setProgress(liked == null ? 0 : (double) liked.steps() / most);
    show(cancel, growing);
    show(make, !growing && (liked == null || liked.steps() < LikesRequest.STEPS));
    make.setText(
        liked == null ? Texts.of("Make it") : Texts.of("Make it in %,d steps", LikesRequest.STEPS));
    holder.setAccessibleText(title.getText());
    surface.repaint();
    describeAll();
  }

  private void describeAll() {
    Subjected about = model.subjectProperty().get();
    Atlas atlas = model.atlas().atlasProperty().get();
    int made = atlas == null ? 0 : atlas.pictures().size();
    show(makeAll, about != null && model.atlas().isPossible());
    if (about != null) {
      int channels = about.layer().outputs();
      makeAll.setText(
          made == 0
              ? Texts.of("Make all %,d", channels)
              : Texts.of("Make the other %,d", channels - made));
    }
    show(all, made > 0);
    all.setText(Texts.of("See all %,d at once", made));
  }

  /** What a search of the folder found for the layer; null where there was none. */
  private TopPatches found(Subjected about) {
    PatchesModel.Shown beside = model.patchesProperty().get();
    return beside == null || !beside.found().layer().equals(about.layer()) ? null : beside.found();
  }

  private static void show(javafx.scene.Node node, boolean wanted) {
    node.setVisible(wanted);
    node.setManaged(wanted);
  }

  private void paint(Raster raster, Inks inks) {
    LikedPicture liked = model.shownProperty().get();
    if (liked != null) {
      paint(raster, liked.picture(), 0, 0, raster.width(), raster.height());
    }
  }

  /** Paints a picture as large as is wanted, square by square, as far as it lies in a raster. */
  static void paint(Raster raster, SourceImage picture, int left, int top, int width, int height) {
    for (int y = Math.max(0, -top); y < height && top + y < raster.height(); y++) {
      int row = (int) ((y + 0.5) / height * picture.height()) * picture.width();
      for (int x = 0; x < width && left + x < raster.width(); x++) {
        int column = (int) ((x + 0.5) / width * picture.width());
        raster.set(left + x, top + y, 0xff000000 | picture.pixels()[row + column]);
      }
    }
  }
}
