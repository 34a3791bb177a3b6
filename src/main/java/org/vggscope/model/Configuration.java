package org.vggscope.model;

import java.util.List;
import org.vggscope.support.Problem;

/**
 * The columns of Table 1 in Simonyan and Zisserman, "Very Deep Convolutional Networks for
 * Large-Scale Image Recognition" (2014). VGG16 is D, VGG19 is E.
 */
public enum Configuration {
  A("A", false, kernels(1, 1, 2, 2, 2)),
  A_LRN("A-LRN", true, kernels(1, 1, 2, 2, 2)),
  B("B", false, kernels(2, 2, 2, 2, 2)),
  C(
      "C",
      false,
      List.of(List.of(3, 3), List.of(3, 3), List.of(3, 3, 1), List.of(3, 3, 1), List.of(3, 3, 1))),
  D("D", false, kernels(2, 2, 3, 3, 3)),
  E("E", false, kernels(2, 2, 4, 4, 4));

  /** Number of blocks, each ended by a pooling. */
  public static final int BLOCKS = 5;

  private final String paperName;
  private final boolean normalized;
  private final List<List<Integer>> kernels;

  Configuration(String paperName, boolean normalized, List<List<Integer>> kernels) {
    this.paperName = paperName;
    this.normalized = normalized;
    this.kernels = kernels;
  }

  private static List<List<Integer>> kernels(int... counts) {
    return java.util.Arrays.stream(counts)
        .mapToObj(count -> java.util.Collections.nCopies(count, 3))
        .toList();
  }

  /** The name in the paper: {@code A-LRN}. */
  public String paperName() {
    return paperName;
  }

  /** The name that people use: {@code VGG16} for D. C, which also has 16 layers, is "VGG16 (C)". */
  public String commonName() {
    return switch (this) {
      case A -> "VGG11";
      case A_LRN -> "VGG11 (A-LRN)";
      case B -> "VGG13";
      case C -> "VGG16 (C)";
      case D -> "VGG16";
      case E -> "VGG19";
    };
  }

  /** Sides of the convolutions' kernels, block by block. */
  public List<List<Integer>> kernels() {
    return kernels;
  }

  /** Whether the first convolution is followed by local response normalisation. */
  public boolean isNormalized() {
    return normalized;
  }

  /** Layers with weights: 16 for D. */
  public int weightLayers() {
    return kernels.stream().mapToInt(List::size).sum() + 3;
  }

  /**
   * The configuration of the paper's name.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static Configuration of(String paperName) {
    for (Configuration configuration : values()) {
      if (configuration.paperName.equals(paperName)) {
        return configuration;
      }
    }
    throw Problem.refused(
        "No configuration is called '%s'; the paper has A, A-LRN, B, C, D and E", paperName);
  }
}
