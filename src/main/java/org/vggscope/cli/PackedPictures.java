package org.vggscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.vggscope.inference.LoadedModel;
import org.vggscope.model.Labels;
import org.vggscope.model.Look;
import org.vggscope.model.Prediction;
import org.vggscope.picture.InputTensor;
import org.vggscope.picture.Preprocessor;
import org.vggscope.picture.SourceImage;
import org.vggscope.support.Problem;
import org.vggscope.training.DataSet;
import org.vggscope.training.PictureSet;

/** The pictures of a data set that a network is measured by: those that none learns from. */
final class PackedPictures {
  /** What is set apart where nothing is, is the same every time. */
  private static final long SEED = 1;

  /** Pictures of a set are small. */
  private static final int AT_ONCE = 32;

  private final DataSet data;
  private final List<Integer> classes = new ArrayList<>();
  private final String by;

  /**
   * Opens a set.
   *
   * @throws IOException when it cannot be read
   * @throws IllegalArgumentException when its classes are not the network's
   */
  PackedPictures(Path given, Labels labels) throws IOException {
    data = DataSet.open(given, SEED);
    List<String> names = set().classes();
    for (String name : names) {
      classes.add(index(labels, name));
    }
    boolean named = !classes.contains(-1);
    if (!named && labels.size() != names.size()) {
      throw Problem.refused(
          "Its classes are %s, which the network does not know by name; it has %d classes, not %d",
          Text.list(names), labels.size(), names.size());
    }
    by = named ? "name" : "index";
    if (!named) {
      classes.clear();
      IntStream.range(0, names.size()).forEach(classes::add);
    }
  }

  private static int index(Labels labels, String name) {
    for (int i = 0; i < labels.size(); i++) {
      if (labels.name(i).toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return -1;
  }

  private PictureSet set() {
    return data.validation();
  }

  /** How the classes were found: by name, or as the network numbers them. */
  String by() {
    return by;
  }

  int count() {
    return set().count();
  }

  /** Asks a network about all of them. */
  void ask(LoadedModel model, List<Look> looks, EvaluationTally counts, Progress progress) {
    int done = 0;
    while (done < count()) {
      List<List<InputTensor>> inputs =
          IntStream.range(done, Math.min(count(), done + AT_ONCE))
              .parallel()
              .mapToObj(i -> inputs(i, looks))
              .toList();
      for (List<Prediction> answer : Models.askEach(model, inputs)) {
        counts.add(set().name(done), answer, classes.get(set().labels()[done]));
        progress.done(++done);
      }
    }
  }

  private List<InputTensor> inputs(int index, List<Look> looks) {
    SourceImage picture = set().picture(index);
    return looks.stream().map(look -> Preprocessor.prepare(picture, look).input()).toList();
  }
}
