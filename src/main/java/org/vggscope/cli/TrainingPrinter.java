package org.vggscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.vggscope.inference.LearningNetwork;
import org.vggscope.report.JsonWriter;
import org.vggscope.training.Diagnosis;
import org.vggscope.training.Recipe;
import org.vggscope.training.Training;
import org.vggscope.training.TrainingEvent;

/** Tells a terminal what happens in a training: a line an epoch, or JSON, a line a step. */
final class TrainingPrinter implements Training.Listener {
  private static final int SKIPPED_NAMED = 5;

  private final Console console;
  private final ProgressLine line;
  private final boolean json;
  private final Recipe recipe;
  private int steps;
  private long first;
  private long began;
  private OutputLostError lost;

  TrainingPrinter(Console console, ProgressLine line, ReportFormat format, Recipe recipe) {
    this.console = console;
    this.line = line;
    this.json = format == ReportFormat.JSON;
    this.recipe = recipe;
  }

  @Override
  public void happened(TrainingEvent event, LearningNetwork network) {
    if (event instanceof TrainingEvent.Started started) {
      began(started);
    } else if (event instanceof TrainingEvent.Lost lacking) {
      console.error(lacking.what().english());
    } else if (event instanceof TrainingEvent.Step step) {
      stepped(step);
    } else if (event instanceof TrainingEvent.Epoch epoch) {
      line.interrupt();
      print(json ? node(epoch) + "\n" : text(epoch));
    } else if (event instanceof TrainingEvent.Ended ended) {
      line.interrupt();
      console.error(
          switch (ended.why()) {
            case DONE -> "All epochs are done; best validation accuracy " + percent(ended.best());
            case PLATEAU ->
                "Validation accuracy gets no better and the rate is not cut again; best "
                    + percent(ended.best());
            case STOPPED -> "Stopped at step %d; --resume goes on".formatted(ended.step());
          });
      if (lost != null && !lost.isReaderGone()) {
        throw lost;
      }
    }
  }

  /** A training is not lost with its lines: it goes on without a reader, or on a full disk. */
  private void print(String text) {
    if (lost == null) {
      try {
        console.print(text);
      } catch (OutputLostError e) {
        lost = e;
      }
    }
  }

  private void began(TrainingEvent.Started started) {
    steps = started.stepsAnEpoch();
    first = started.step();
    began = System.nanoTime();
    console.error(
        "%s, %s parameters; %s: %,d pictures to learn from, %,d to be measured by, %d classes"
            .formatted(
                started.network().name(),
                Text.count(started.network().parameters()),
                started.data().title(),
                started.data().training().count(),
                started.data().validation().count(),
                started.data().training().classes().size()));
    List<String> skipped = started.data().skipped();
    skipped.stream().limit(SKIPPED_NAMED).forEach(console::error);
    if (!skipped.isEmpty()) {
      console.error("%d pictures could not be read and are left out".formatted(skipped.size()));
    }
    Diagnosis diagnosis = started.diagnosis();
    if (diagnosis == null) {
      console.error("Going on after step %d".formatted(started.step()));
    } else if (json) {
      print(node(diagnosis) + "\n");
    } else {
      console.error("The start: " + diagnosis.verdict().english());
    }
  }

  private void stepped(TrainingEvent.Step step) {
    if (json) {
      ObjectNode node = JsonWriter.object();
      node.put("event", "step");
      node.put("step", step.step());
      node.put("epoch", step.epoch());
      node.put("loss", step.loss());
      node.put("accuracy", step.accuracy());
      node.put("rate", step.rate());
      node.put("picturesPerSecond", step.picturesPerSecond());
      print(node + "\n");
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    long left = (long) recipe.epochs() * steps - step.step();
    long remaining = Math.round(seconds / (step.step() - first) * left);
    line.show(
        "epoch %d of %d, step %d of %d, loss %.3f, %d:%02d left at most"
            .formatted(
                step.epoch(),
                recipe.epochs(),
                step.position(),
                steps,
                step.loss(),
                remaining / 60,
                remaining % 60),
        false);
  }

  private String text(TrainingEvent.Epoch epoch) {
    return String.format(
        Locale.ROOT,
        "epoch %d  loss %.4f  accuracy %s  validation %s%s  rate %.2g  %.0f pictures/s%n",
        epoch.epoch(),
        epoch.loss(),
        percent(epoch.accuracy()),
        percent(epoch.validation()),
        epoch.better() ? " (best)" : "",
        epoch.rate(),
        epoch.picturesPerSecond());
  }

  private static ObjectNode node(TrainingEvent.Epoch epoch) {
    ObjectNode node = JsonWriter.object();
    node.put("event", "epoch");
    node.put("step", epoch.step());
    node.put("epoch", epoch.epoch());
    node.put("loss", epoch.loss());
    node.put("accuracy", epoch.accuracy());
    node.put("validation", epoch.validation());
    node.put("better", epoch.better());
    node.put("rate", epoch.rate());
    node.put("picturesPerSecond", epoch.picturesPerSecond());
    ArrayNode rows = node.putArray("confusion");
    for (List<Integer> counts : epoch.confusion()) {
      ArrayNode row = rows.addArray();
      counts.forEach(row::add);
    }
    return node;
  }

  private static ObjectNode node(Diagnosis diagnosis) {
    ObjectNode node = JsonWriter.object();
    node.put("event", "start");
    node.put("hopeful", diagnosis.hopeful());
    node.put("verdict", diagnosis.verdict().english());
    ArrayNode layers = node.putArray("layers");
    for (LearningNetwork.Spread spread : diagnosis.spreads()) {
      ObjectNode layer = layers.addObject();
      layer.put("layer", spread.layer().name());
      layer.put("activations", spread.activations());
      layer.put("gradients", spread.gradients());
    }
    return node;
  }

  private static String percent(double share) {
    return share < 0 ? "none yet" : Text.percent(share);
  }
}
