package org.vggscope.ui.training.parallel;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import org.vggscope.text.Texts;

/**
 * Devices in a row, each with its part of the weights and of the batch, and arrows to what they
 * share, as wide as what crosses there.
 */
final class ParallelDrawing extends Region {
  private static final double HEIGHT = 118;
  private static final double BOX = 52;
  private static final double MOST_WIDTH = 96;
  private static final double LEAST_PITCH = 64;
  private static final double GAP = 12;
  private static final double INSET = 7;
  private static final double LINE = 104;
  private static final double WIDEST = 14;
  private static final double NARROWEST = 1;
  private static final double HEAD = 9;
  private static final double LEAST_SLICE = 1.5;

  private final boolean byData;
  private final List<Device> drawn = new ArrayList<>();
  private final Label more = styled(new Label(), "more");
  private final Rectangle shared = styled(new Rectangle(), "shared");
  private int devices;
  private double strength;

  /**
   * @param byData whether the batch is split and gradients cross; else the weights are split, and
   *     activations cross
   */
  ParallelDrawing(String id, boolean byData) {
    this.byData = byData;
    setId(id);
    getStyleClass().addAll("parallel-drawing", byData ? "by-data" : "by-model");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getChildren().addAll(more, shared);
    setMinWidth(0);
  }

  /**
   * Draws.
   *
   * @param strength of the arrows, from 0 to 1 for the widest
   * @param meaning what is drawn, for those who cannot see it
   */
  void show(int devicesNow, double strengthNow, String meaning) {
    devices = devicesNow;
    strength = strengthNow;
    setAccessibleText(meaning);
    requestLayout();
  }

  /** Width of an arrow, in pixels. */
  double arrowWidth() {
    return NARROWEST + (WIDEST - NARROWEST) * strength;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 480;
  }

  @Override
  protected double computePrefHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected double computeMinHeight(double width) {
    return HEIGHT;
  }

  @Override
  protected void layoutChildren() {
    int places = (int) Math.min(devices, Math.floor(getWidth() / LEAST_PITCH));
    boolean any = devices >= 2 && places >= 2;
    shared.setVisible(any);
    // They stay, for whoever drags the slider has them drawn again and again.
    while (drawn.size() < places) {
      Device device = new Device();
      drawn.add(device);
      getChildren().add(device);
      device.applyCss();
    }
    double pitch = Math.min(MOST_WIDTH + GAP, getWidth() / Math.max(1, places));
    // What is left out stands before the last one.
    int omitted = places < devices ? places - 2 : -1;
    for (int place = 0; place < drawn.size(); place++) {
      boolean last = place == places - 1;
      drawn.get(place).setVisible(any && place < places && place != omitted);
      drawn.get(place).setLayoutX(place * pitch + GAP / 2);
      drawn.get(place).place(pitch - GAP, last ? devices - 1 : place);
    }
    more.setVisible(any && omitted >= 0);
    if (more.isVisible()) {
      more.setText(Texts.of("… %d more", devices - places + 1));
      more.resizeRelocate(omitted * pitch, 0, pitch, BOX);
    }
    shared.setX(GAP / 2);
    shared.setY(LINE);
    shared.setWidth(Math.max(0, places * pitch - GAP));
    shared.setHeight(3);
  }

  private static <S extends Node> S styled(S shape, String style) {
    shape.getStyleClass().add(style);
    shape.setManaged(false);
    return shape;
  }

  /** A device, what it has, and what it sends and receives. */
  private final class Device extends Group {
    private final Rectangle box = styled(new Rectangle(), "device");
    private final Rectangle allWeights = styled(new Rectangle(), "weights-whole");
    private final Rectangle weights = styled(new Rectangle(), "weights");
    private final Rectangle allPictures = styled(new Rectangle(), "pictures-whole");
    private final Rectangle pictures = styled(new Rectangle(), "pictures");
    private final Line sent = styled(new Line(), "arrow-shaft");
    private final Polygon sentHead = styled(new Polygon(), "arrow-head");
    private final Line received = styled(new Line(), "arrow-shaft");
    private final Polygon receivedHead = styled(new Polygon(), "arrow-head");

    Device() {
      setManaged(false);
      box.setArcWidth(8);
      box.setArcHeight(8);
      getChildren().addAll(box, allWeights, weights, allPictures, pictures);
      getChildren().addAll(sent, sentHead, received, receivedHead);
    }

    void place(double width, int index) {
      double half = (width - 3 * INSET) / 2;
      put(box, 0, 1, width, BOX);
      put(allWeights, INSET, INSET + 1, half, BOX - 2 * INSET);
      put(allPictures, 2 * INSET + half, INSET + 1, half, BOX - 2 * INSET);
      slice(weights, INSET, half, byData ? -1 : index);
      slice(pictures, 2 * INSET + half, half, byData ? index : -1);
      double wide = Math.min(arrowWidth(), half);
      double apart = (half + INSET) / 2;
      arrow(sent, sentHead, width / 2 - apart, wide, BOX + 3, LINE - 2);
      arrow(received, receivedHead, width / 2 + apart, wide, LINE - 2, BOX + 3);
    }

    /** All of something, or with an index from 0 its slice. */
    private void slice(Rectangle part, double x, double width, int index) {
      double all = BOX - 2 * INSET;
      double height = index < 0 ? all : Math.max(LEAST_SLICE, all / devices);
      double top = index < 0 ? 0 : Math.min(all - height, index * all / devices);
      put(part, x, INSET + 1 + top, width, height);
    }

    private void put(Rectangle part, double x, double y, double width, double height) {
      part.setX(x);
      part.setY(y);
      part.setWidth(width);
      part.setHeight(height);
    }

    private void arrow(Line shaft, Polygon head, double x, double wide, double from, double to) {
      double neck = to - Math.signum(to - from) * HEAD;
      shaft.setStartX(x);
      shaft.setStartY(from);
      shaft.setEndX(x);
      shaft.setEndY(neck);
      shaft.setStrokeWidth(wide);
      double side = wide / 2 + 3;
      head.getPoints().setAll(x - side, neck, x + side, neck, x, to);
    }
  }
}
