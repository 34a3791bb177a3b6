package org.vggscope.training;

import org.vggscope.inference.ComputeEngine;
import org.vggscope.inference.LearningNetwork;
import org.vggscope.model.NetworkSpec;
import org.vggscope.model.Shape;

/**
 * One step of a network that is as small as it can be, after which all is loaded that the first
 * step of any training loads.
 */
public final class Rehearsal {
  private static final double WIDTH = 0.07;
  private static final int SIDE = 32;

  private Rehearsal() {}

  /** Makes the step; nothing of it is left. */
  public static void run(ComputeEngine engine) {
    int devices = Runtime.getRuntime().availableProcessors();
    Shape input = new Shape(3, SIDE, SIDE);
    NetworkSpec network = new NetworkChoice("vgg-a", WIDTH, false).network(input, 2, 0.5);
    int items = 2 * devices;
    float[] pictures = new float[items * input.channels() * SIDE * SIDE];
    int[] labels = new int[items];
    try (LearningNetwork learning = new LearningNetwork(engine, network)) {
      learning.spreads(pictures, labels);
      learning.learn(pictures, labels, new LearningNetwork.Rates(1e-2, 0.9, 5e-4), devices, 0);
      learning.norms();
      learning.gradientNorms();
    }
  }
}
