package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.vggscope.model.Labels;
import org.vggscope.model.Prediction;
import org.vggscope.report.JsonWriter;
import org.vggscope.report.Table;

/** How often a network was right, picture by picture and class by class. */
final class EvaluationTally {
  private static final int FIVE = 5;

  /**
   * A picture that was called otherwise.
   *
   * @param truth index of its class
   * @param first the class that came first
   * @param rank of its class, 1 the first
   */
  private record Wrong(String image, int truth, Prediction first, int rank) {}

  private final Labels labels;
  private final int[] images;
  private final int[] top1;
  private final int[] top5;

  /** Rows the truth, columns the class that came first. */
  private final int[][] confusion;

  private final List<Wrong> wrong = new ArrayList<>();
  private int skipped;

  EvaluationTally(Labels labels) {
    this.labels = labels;
    images = new int[labels.size()];
    top1 = new int[labels.size()];
    top5 = new int[labels.size()];
    confusion = new int[labels.size()][labels.size()];
  }

  void add(String image, List<Prediction> ranked, int truth) {
    Prediction first = ranked.get(0);
    images[truth]++;
    confusion[truth][first.index()]++;
    if (first.index() == truth) {
      top1[truth]++;
    } else {
      int rank =
          ranked.stream().filter(each -> each.index() == truth).findFirst().orElseThrow().rank();
      wrong.add(new Wrong(image, truth, first, rank));
    }
    if (ranked.stream().limit(FIVE).anyMatch(each -> each.index() == truth)) {
      top5[truth]++;
    }
  }

  void skip() {
    skipped++;
  }

  int skipped() {
    return skipped;
  }

  int images() {
    return sum(images);
  }

  /** Share from 0 to 1; null when nothing was counted. */
  Double top1() {
    return share(sum(top1), images());
  }

  /** As {@link #top1}, for the first five. */
  Double top5() {
    return share(sum(top5), images());
  }

  private static int sum(int[] counts) {
    int sum = 0;
    for (int count : counts) {
      sum += count;
    }
    return sum;
  }

  private static Double share(int right, int of) {
    return of == 0 ? null : (double) right / of;
  }

  /** Accuracy by class, of the classes that there are pictures of. */
  Table classes() {
    Table.Builder table = Table.of("index", "id", "label", "images", "top1", "top5");
    for (int i = 0; i < images.length; i++) {
      if (images[i] > 0) {
        table.row(
            i,
            labels.id(i),
            labels.name(i),
            images[i],
            share(top1[i], images[i]),
            share(top5[i], images[i]));
      }
    }
    return table.build();
  }

  /** How often pictures of one class were called another, where that happened. */
  Table confusion() {
    Table.Builder table = Table.of("truth", "truthLabel", "predicted", "predictedLabel", "images");
    for (int truth = 0; truth < confusion.length; truth++) {
      for (int first = 0; first < confusion.length; first++) {
        if (confusion[truth][first] > 0) {
          table.row(truth, labels.name(truth), first, labels.name(first), confusion[truth][first]);
        }
      }
    }
    return table.build();
  }

  /** Every picture that was called otherwise. */
  Table wrong() {
    Table.Builder table =
        Table.of(
            "image", "truth", "truthLabel", "rank", "predicted", "predictedLabel", "probability");
    for (Wrong each : wrong) {
      table.row(
          each.image,
          each.truth,
          labels.name(each.truth),
          each.rank,
          each.first.index(),
          each.first.name(),
          each.first.probability());
    }
    return table.build();
  }

  /** The three tables, and the whole confusion matrix, rows the truth in the order of classes. */
  void addTo(ObjectNode node) {
    JsonWriter.addRows(node.putArray("classes"), classes());
    ArrayNode matrix = node.putArray("confusion");
    for (int[] row : confusion) {
      ArrayNode cells = matrix.addArray();
      for (int count : row) {
        cells.add(count);
      }
    }
    JsonWriter.addRows(node.putArray("wrong"), wrong());
  }
}
