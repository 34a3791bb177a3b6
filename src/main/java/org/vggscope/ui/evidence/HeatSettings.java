package org.vggscope.ui.evidence;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.vggscope.explain.IntegratedGradients;
import org.vggscope.export.evidence.HeatExhibit;
import org.vggscope.export.evidence.HeatMethod;
import org.vggscope.session.ViewState;

/**
 * What a person chooses about heat maps. The patch and its step are remembered as shares of the
 * input's shorter side, so that they suit a larger input too.
 */
final class HeatSettings {
  static final int MOST_STEPS = 1000;

  /** Side of the patch, as a share of the input's shorter side. */
  private double patchShare;

  /** Step of the patch, as a share of the same. */
  private double stepShare;

  private final ObjectProperty<HeatMethod> method = new SimpleObjectProperty<>();

  /** Until there is an input, it is as small as one can be. */
  private final ReadOnlyIntegerWrapper side = new ReadOnlyIntegerWrapper(1);

  private final IntegerProperty patch = new SimpleIntegerProperty();
  private final IntegerProperty step = new SimpleIntegerProperty();
  private final IntegerProperty steps = new SimpleIntegerProperty();
  private final BooleanProperty logit = new SimpleBooleanProperty();
  private final DoubleProperty opacity = new SimpleDoubleProperty();
  private final DoubleProperty threshold = new SimpleDoubleProperty();

  /** The input has changed at this moment, and with it what the shares come to. */
  private boolean following;

  HeatSettings() {
    apply(ViewState.NONE);
    patch.addListener((o, old, now) -> patchChanged());
    step.addListener((o, old, now) -> stepChanged());
  }

  /** What was chosen, as values that stay. */
  ViewState capture() {
    return ViewState.NONE
        .with("method", method.get())
        .with("opacity", opacity.get())
        .with("threshold", threshold.get())
        .with("patch", patchShare)
        .with("step", stepShare)
        .with("byLogit", logit.get())
        .with("steps", steps.get());
  }

  /** Takes choices back. */
  void apply(ViewState state) {
    method.set(state.choice("method", HeatMethod.GRAD_CAM));
    opacity.set(state.number("opacity", 0, 1, HeatExhibit.OPACITY));
    threshold.set(state.number("threshold", 0, 1, HeatExhibit.THRESHOLD));
    patchShare = state.number("patch", 0.001, 1, 0.125);
    stepShare = state.number("step", 0.001, 1, 0.0625);
    logit.set(state.flag("byLogit", false));
    steps.set((int) state.number("steps", 1, MOST_STEPS, IntegratedGradients.STEPS));
    resize();
  }

  private static double within(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  /** Another input, whose shorter side has so many pixels. */
  void follow(int shorter) {
    if (shorter != side.get()) {
      following = true;
      side.set(shorter);
      following = false;
      resize();
    }
  }

  /** The patch and its step are what their shares come to. */
  private void resize() {
    following = true;
    patch.set(pixels(patchShare, side.get()));
    step.set(Math.min(patch.get(), pixels(stepShare, side.get())));
    following = false;
  }

  private static int pixels(double share, int shorter) {
    return (int) within(Math.round(share * shorter), 1, shorter);
  }

  private void patchChanged() {
    if (!following) {
      patchShare = (double) patch.get() / side.get();
      // A patch that jumps further than it is wide would leave pixels out.
      step.set(Math.min(step.get(), patch.get()));
    }
  }

  private void stepChanged() {
    if (!following) {
      stepShare = (double) step.get() / side.get();
      patch.set(Math.max(step.get(), patch.get()));
    }
  }

  /** Has something told of every change after which another map is wanted. */
  void addListener(Runnable action) {
    method.addListener((o, old, now) -> action.run());
    patch.addListener((o, old, now) -> unlessFollowing(action));
    step.addListener((o, old, now) -> unlessFollowing(action));
    steps.addListener((o, old, now) -> action.run());
  }

  private void unlessFollowing(Runnable action) {
    if (!following) {
      action.run();
    }
  }

  ObjectProperty<HeatMethod> methodProperty() {
    return method;
  }

  /** The shorter side of the input, which no patch is larger than. */
  ReadOnlyIntegerProperty sideProperty() {
    return side.getReadOnlyProperty();
  }

  /** Side of the patch, in pixels of the network's input. */
  IntegerProperty patchProperty() {
    return patch;
  }

  /** From one patch to the next, in the same pixels; never larger than the patch. */
  IntegerProperty stepProperty() {
    return step;
  }

  /** Steps of integrated gradients. */
  IntegerProperty stepsProperty() {
    return steps;
  }

  /** Whether occlusion shows what the logit loses in place of the probability. */
  BooleanProperty logitProperty() {
    return logit;
  }

  /** How much the map covers the picture, 0 to 1. */
  DoubleProperty opacityProperty() {
    return opacity;
  }

  /** Share of the largest size below which numbers are left out. */
  DoubleProperty thresholdProperty() {
    return threshold;
  }
}
