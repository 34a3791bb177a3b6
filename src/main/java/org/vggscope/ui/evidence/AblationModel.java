package org.vggscope.ui.evidence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.vggscope.export.evidence.Off;
import org.vggscope.export.evidence.OffText;
import org.vggscope.model.Ablation;
import org.vggscope.model.Layer;
import org.vggscope.model.NetworkSpec;
import org.vggscope.session.PictureResult;

/**
 * What of the network is switched off, and what became of its answer. It stays off when the picture
 * changes; another network begins whole. Use it from the window's thread.
 */
final class AblationModel {
  private final ReadOnlyObjectWrapper<Ablation> ablation =
      new ReadOnlyObjectWrapper<>(Ablation.NONE);
  private final ReadOnlyObjectWrapper<AblationAnswer> answer = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
  private final Deque<Ablation> earlier = new ArrayDeque<>();
  private final Deque<Ablation> later = new ArrayDeque<>();
  private PictureResult picture;
  private NetworkSpec architecture;

  /** What is to be off as soon as there is a network. */
  private String expected = "";

  /** Another picture, or null. */
  void show(PictureResult next) {
    picture = next;
    NetworkSpec now = next == null ? null : next.model().architecture();
    if (now != null && !now.equals(architecture)) {
      architecture = now;
      begin(OffText.read(expected, next.model().layers()));
      expected = "";
    }
    if (answer.get() != null && answer.get().picture() != next) {
      answer.set(null);
    }
  }

  /** What is off, as text that stays. */
  String capture() {
    return architecture == null ? expected : OffText.of(ablation.get());
  }

  /** Switches off what was off then, as soon as there is a network; that is no step of a person. */
  void apply(String off) {
    if (architecture == null) {
      expected = off;
      return;
    }
    Ablation next = OffText.read(off, layers());
    if (!next.equals(ablation.get())) {
      begin(next);
    }
  }

  private void begin(Ablation first) {
    earlier.clear();
    later.clear();
    step(first);
  }

  PictureResult picture() {
    return picture;
  }

  /** The layers of the network that is there. */
  List<Layer> layers() {
    return picture == null ? List.of() : picture.model().layers();
  }

  ReadOnlyObjectProperty<Ablation> ablationProperty() {
    return ablation.getReadOnlyProperty();
  }

  /** The last answer to the present picture, or null; it may be about an earlier ablation. */
  ReadOnlyObjectProperty<AblationAnswer> answerProperty() {
    return answer.getReadOnlyProperty();
  }

  /** Whether there is a step to take back. */
  ReadOnlyBooleanProperty undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** All that is off. */
  List<Off> parts() {
    return Off.of(ablation.get(), layers());
  }

  void toggleChannel(Layer layer, int channel) {
    change(ablation.get().withChannel(layer, channel, !ablation.get().isOff(layer, channel)));
  }

  /** Switches all channels of a layer off, or all on again when they are off. */
  void toggleLayer(Layer layer) {
    change(ablation.get().withLayer(layer, !ablation.get().isOff(layer)));
  }

  /** The layers of a layer's block that have a ReLU. */
  List<Layer> relus(Layer layer) {
    return layers().stream()
        .filter(other -> other.block() == layer.block() && other.relu())
        .toList();
  }

  /** Whether all ReLUs of a layer's block are left out. */
  boolean areRelusOff(Layer layer) {
    List<Layer> relus = relus(layer);
    return !relus.isEmpty() && relus.stream().allMatch(ablation.get()::isReluOff);
  }

  /** Leaves the ReLUs of a layer's block out, or puts them back when all are out. */
  void toggleRelus(Layer layer) {
    boolean off = !areRelusOff(layer);
    Ablation next = ablation.get();
    for (Layer each : relus(layer)) {
      next = next.withRelu(each, off);
    }
    change(next);
  }

  void putBack(Off part) {
    change(part.putBack(ablation.get()));
  }

  /** Puts everything back. */
  void reset() {
    change(Ablation.NONE);
  }

  /**
   * Takes the last step back.
   *
   * @return false when there is none
   */
  boolean undo() {
    if (earlier.isEmpty()) {
      return false;
    }
    later.push(ablation.get());
    step(earlier.pop());
    return true;
  }

  /**
   * Takes the last step again that was taken back.
   *
   * @return false when there is none
   */
  boolean redo() {
    if (later.isEmpty()) {
      return false;
    }
    earlier.push(ablation.get());
    step(later.pop());
    return true;
  }

  /** Whether a step was taken back. */
  boolean canRedo() {
    return !later.isEmpty();
  }

  private void step(Ablation next) {
    undoable.set(!earlier.isEmpty());
    ablation.set(next);
  }

  private void change(Ablation next) {
    if (!next.equals(ablation.get())) {
      earlier.push(ablation.get());
      later.clear();
      step(next);
    }
  }

  /** An answer; one about another picture comes too late. */
  void found(AblationAnswer found) {
    if (found.picture() == picture && found.effect().ablation().equals(ablation.get())) {
      answer.set(found);
    }
  }
}
