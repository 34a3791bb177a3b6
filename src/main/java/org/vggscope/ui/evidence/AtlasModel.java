package org.vggscope.ui.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.vggscope.explain.likes.Atlas;
import org.vggscope.explain.likes.AtlasFile;
import org.vggscope.explain.likes.LikesRequest;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Layer;
import org.vggscope.session.LongWork;
import org.vggscope.session.ModelSource;
import org.vggscope.session.ModelView;
import org.vggscope.session.Notice;
import org.vggscope.session.Session;
import org.vggscope.session.Steps;
import org.vggscope.session.Subject;
import org.vggscope.support.Problem;
import org.vggscope.text.Texts;
import org.vggscope.weights.UserFolders;

/**
 * What all channels of the selected layer like: from the program or from the disk, where it is kept
 * by the network's fingerprint, otherwise made in the background when a person wants it.
 */
final class AtlasModel {
  /** Which layer it is about. */
  record Layered(ModelView model, Layer layer) {}

  private final Session session;
  private final Path folder = UserFolders.ofUser().likes();
  private final ReadOnlyObjectWrapper<Atlas> atlas = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Layered> making = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private Layered about;

  AtlasModel(Session session) {
    this.session = session;
  }

  /** What there is of the layer that is looked at; null while there is nothing. */
  ReadOnlyObjectProperty<Atlas> atlasProperty() {
    return atlas.getReadOnlyProperty();
  }

  /** Which layer's atlas is being made; null while none is. */
  ReadOnlyObjectProperty<Layered> makingProperty() {
    return making.getReadOnlyProperty();
  }

  /** Whether a person wants to see all channels at once. */
  BooleanProperty wantedProperty() {
    return wanted;
  }

  /** Whether channels of the layer are left that no picture was made for, and one could be. */
  boolean isPossible() {
    return about != null
        && !about.model().source().isFleeting()
        && !about.equals(making.get())
        && (atlas.get() == null || atlas.get().pictures().size() < about.layer().outputs());
  }

  /** Another layer is looked at; null for none. */
  void look(Layered now) {
    if (Objects.equals(now, about)) {
      return;
    }
    about = now;
    atlas.set(null);
    if (now != null) {
      session.<Optional<Atlas>>ask(
          atlas,
          (network, analysis, cancelled) -> find(now, network),
          found -> found.ifPresent(part -> has(now, part)));
    }
  }

  private Optional<Atlas> find(Layered now, LoadedModel network) throws IOException {
    ModelSource source = now.model().source();
    if (source.isFleeting() || !now.model().architecture().equals(network.architecture())) {
      return Optional.empty();
    }
    boolean bundled = source instanceof ModelSource.Catalogued known && known.entry().bundled();
    return AtlasFile.find(bundled ? source.id() : null, folder, network, now.layer());
  }

  private void has(Layered whose, Atlas part) {
    if (whose.equals(about)) {
      atlas.set(part);
    }
  }

  /** Makes what there is not yet. What is done when it is cancelled is kept. */
  void make() {
    Layered now = about;
    if (!isPossible()) {
      return;
    }
    making.set(now);
    session.compute(
        this,
        new LongWork<Atlas, Atlas>(
            Texts.of("Making what the channels of %s like", now.layer().name()),
            Set.of(Subject.NETWORK),
            (desk, steps) -> answer(now, desk.model(), steps)),
        part -> has(now, part),
        whole -> making.set(null),
        () -> stopped(now));
  }

  /** Whoever cancelled it knows; whoever chose another network may not. */
  private void stopped(Layered now) {
    making.set(null);
    if (session.wishProperty().get().network() != null
        || session.modelProperty().get() != now.model()) {
      session.say(
          Notice.information(
              Texts.of(
                  "Another network is chosen, so no more is made of what the channels of %s like."
                      + " What there is is kept; making it again goes on from there.",
                  now.layer().name())));
    }
  }

  private Atlas answer(Layered now, LoadedModel network, Steps<Atlas> steps) throws IOException {
    if (network == null || !network.architecture().equals(now.model().architecture())) {
      return null;
    }
    String mark = AtlasFile.mark(network, now.layer());
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw Problem.refused("%s is a file; what is made is to be kept in a folder there", folder);
    }
    Files.createDirectories(folder);
    return Atlas.make(
        network,
        now.layer(),
        LikesRequest.usualSide(network.architecture(), now.layer()),
        Atlas.STEPS,
        LikesModel.SEED,
        AtlasFile.read(folder, mark, now.layer()),
        part -> {
          AtlasFile.write(folder, mark, part);
          steps.tell(part);
        },
        steps::reached,
        steps::isCancelled);
  }
}
