package org.vggscope.ui.kernels;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.vggscope.explain.Contributions;
import org.vggscope.export.kernels.KernelRef;
import org.vggscope.export.kernels.KernelSheet;
import org.vggscope.export.kernels.KernelTexts;
import org.vggscope.export.kernels.LayerKernels;
import org.vggscope.export.kernels.TableDigits;
import org.vggscope.model.LayerActivations;
import org.vggscope.text.Texts;
import org.vggscope.text.format.Numbers;
import org.vggscope.ui.kit.controls.LiveScroll;
import org.vggscope.ui.kit.glossary.Explained;
import org.vggscope.ui.kit.glossary.Term;
import org.vggscope.ui.maps.ChannelPicture;

/** The numbers of the kernel under the pointer, or of the one that the arrow keys have reached. */
final class KernelDetail extends LiveScroll {
  private static final int COLOURS = 3;
  private static final double MAP_SIDE = 110;

  private final KernelsModel model;
  private LayerActivations activations;
  private final Label title = new Label();
  private final Label between = new Label();
  private final List<Label> tableTitles = new ArrayList<>();
  private final List<NumberTable> tables = new ArrayList<>();
  private final ChannelPicture output = new ChannelPicture(MAP_SIDE);
  private final Label outputTitle = new Label();
  private final GridPane figures = new GridPane();
  private final Label norm = figure("kernels-norm");
  private final Label absolute = figure("kernels-absolute");
  private final Label signed = figure("kernels-signed");
  private final Label absoluteTitle = new Label(Texts.of("Mean |contribution|"));
  private final Label signedTitle = new Label(Texts.of("Mean contribution"));

  /**
   * @param ways to the other panes
   * @param slide shows the kernel sliding over the map
   */
  KernelDetail(KernelsModel model, Node ways, Node slide) {
    this.model = model;
    setId("kernels-detail");
    getStyleClass().add("kernel-detail");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
    title.setId("kernels-detail-title");
    title.getStyleClass().add("detail-title");
    title.setWrapText(true);
    between.setId("kernels-detail-between");
    between.getStyleClass().add("muted");
    between.setWrapText(true);
    VBox content = new VBox(title, between, slide);
    content.getStyleClass().add("detail-content");
    for (int i = 0; i < COLOURS; i++) {
      Label name = new Label();
      name.getStyleClass().add("muted");
      NumberTable table = new NumberTable("kernels-table-" + i);
      tableTitles.add(name);
      tables.add(table);
      content.getChildren().add(new VBox(name, table));
    }
    figures.getStyleClass().add("numbers");
    Explained.words(absoluteTitle, Term.CONTRIBUTION);
    Explained.words(signedTitle, Term.CONTRIBUTION);
    addFigure(0, Explained.words(new Label(Texts.of("Norm")), Term.NORM), norm);
    addFigure(1, absoluteTitle, absolute);
    addFigure(2, signedTitle, signed);
    output.setId("kernels-output-map");
    VBox own = new VBox(outputTitle, output);
    own.managedProperty().bind(own.visibleProperty());
    own.visibleProperty().bind(output.visibleProperty());
    outputTitle.getStyleClass().add("muted");
    content.getChildren().addAll(figures, own, ways);
    setContent(content);
    model.sheetProperty().addListener((o, old, sheet) -> show());
    model.pointedProperty().addListener((o, old, kernel) -> show());
    model.cursorProperty().addListener((o, old, input) -> show());
    model.viewProperty().addListener((o, old, view) -> show());
    show();
  }

  private static Label figure(String id) {
    Label label = new Label();
    label.setId(id);
    label.getStyleClass().add("number");
    label.setWrapText(true);
    return label;
  }

  private void addFigure(int row, Label name, Label figure) {
    name.getStyleClass().add("muted");
    name.setWrapText(true);
    figures.add(name, 0, 2 * row);
    figures.add(figure, 0, 2 * row + 1);
  }

  /** Shows what comes of the output channel that is looked at, or nothing with null. */
  void showAnswer(LayerActivations answer) {
    activations = answer;
    showOutput();
  }

  private void showOutput() {
    KernelSheet sheet = model.sheet();
    KernelRef kernel = model.readOut();
    boolean there =
        sheet != null
            && kernel != null
            && activations != null
            && activations.layer().equals(sheet.kernels().layer())
            && activations.shape().area() > 1;
    output.setVisible(there);
    if (there) {
      outputTitle.setText(Texts.of("Map of channel %d", kernel.output()));
      output.show(activations, kernel.output());
    }
  }

  private void show() {
    showOutput();
    KernelSheet sheet = model.sheet();
    KernelRef kernel = model.readOut();
    if (sheet == null || kernel == null || !sheet.kernels().holds(kernel.output())) {
      return;
    }
    LayerKernels kernels = sheet.kernels();
    title.setText(KernelTexts.from(kernels, kernel));
    between.setText(KernelTexts.between(kernels, kernel));
    boolean filter = sheet.isFilters();
    TableDigits digits =
        TableDigits.ofKernels(
            kernels.values(),
            kernels.offset(kernel.output(), filter ? 0 : kernel.input()),
            kernels.side(),
            filter ? COLOURS : 1);
    for (int i = 0; i < COLOURS; i++) {
      boolean seen = filter || i == 0;
      int input = filter ? kernels.colourChannel(i) : kernel.input();
      tables.get(i).getParent().setVisible(seen);
      tables.get(i).getParent().setManaged(seen);
      if (seen) {
        tables
            .get(i)
            .show(
                kernels.values(),
                kernels.offset(kernel.output(), input),
                kernels.side(),
                sheet.scale(new KernelRef(kernel.output(), input)),
                digits);
        describe(tableTitles.get(i), filter ? kernels.colourName(input) : "", tables.get(i));
      }
    }
    boolean all = kernel.input() == KernelRef.ALL;
    norm.setText(
        Numbers.brief(
            all ? kernels.norm(kernel.output()) : kernels.norm(kernel.output(), kernel.input())));
    Contributions known = sheet.contributions();
    boolean contributes = known != null && !all && known.output() == kernel.output();
    for (Label each : List.of(absoluteTitle, absolute, signedTitle, signed)) {
      show(each, contributes);
    }
    if (contributes) {
      absolute.setText(
          Numbers.brief(known.absolute()[kernel.input()])
              + " · "
              + KernelTexts.rank(known.place(kernel.input()), kernels.inputs()));
      signed.setText(signed(known.signed()[kernel.input()]));
    }
  }

  private static void describe(Label title, String name, NumberTable table) {
    String unit = table.digits().unit();
    title.setText(name.isEmpty() || unit.isEmpty() ? name + unit : Texts.of("%s, %s", name, unit));
    show(title, !title.getText().isEmpty());
  }

  private static String signed(double contribution) {
    String number = Numbers.brief(contribution);
    if (contribution == 0 || Double.isNaN(contribution)) {
      return Texts.of("%s · changes nothing", number);
    }
    return contribution > 0 ? Texts.of("%s · adds", number) : Texts.of("%s · takes away", number);
  }

  private static void show(Region node, boolean seen) {
    node.setVisible(seen);
    node.setManaged(seen);
  }
}
