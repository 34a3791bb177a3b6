package org.vggscope.ui.receptivefield;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.vggscope.export.About;
import org.vggscope.export.field.LayersExhibit;
import org.vggscope.model.Configuration;
import org.vggscope.model.LayerTable;
import org.vggscope.model.NetworkSpec;
import org.vggscope.support.Phrase;
import org.vggscope.text.Texts;

/** Which networks' tables there are, and which two are compared. Needs no screen. */
final class TableModel {
  /** Which columns are seen. */
  enum Columns {
    GEOMETRY(Texts.key("Geometry")),
    COST(Texts.key("Cost")),
    ALL(Texts.key("All columns"));

    private final String title;

    Columns(String title) {
      this.title = title;
    }

    String title() {
      return Texts.of(title);
    }
  }

  private final ObservableList<LayerTable> choices = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<LayerTable> left = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<LayerTable> right = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Columns> columns =
      new ReadOnlyObjectWrapper<>(Columns.GEOMETRY);

  /** What is on the right in a new window. */
  private final LayerTable usual;

  private LayerTable loaded;
  private String loadedName;
  private String loadedTitle;

  TableModel() {
    choices.setAll(LayerTable.published());
    left.set(LayerTable.of(Configuration.D));
    usual = choices.get(Configuration.values().length);
    right.set(usual);
  }

  /** The tables that can be chosen: the loaded network's first, then the paper's and AlexNet's. */
  ObservableList<LayerTable> choices() {
    return choices;
  }

  ReadOnlyObjectProperty<LayerTable> leftProperty() {
    return left.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<LayerTable> rightProperty() {
    return right.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Columns> columnsProperty() {
    return columns.getReadOnlyProperty();
  }

  /** What to call a table: its network, and whether that is the loaded one. */
  String title(LayerTable table) {
    return table == loaded ? Texts.of("Loaded: %s", loadedTitle) : Texts.of(table.network());
  }

  /** The tables that are compared; one when both are the same. */
  private Stream<LayerTable> shown() {
    return Stream.of(left.get(), right.get()).distinct();
  }

  /** Whether the loaded network's table is one of them. */
  boolean isLoadedShown() {
    return shown().anyMatch(table -> table == loaded);
  }

  /** What is seen, to be taken away; there the loaded network has the name that files give it. */
  LayersExhibit exhibit(Supplier<About> origin) {
    return new LayersExhibit(
        shown()
            .map(
                table ->
                    new LayersExhibit.Network(
                        table,
                        table == loaded
                            ? Phrase.of("Loaded: %s", loadedName)
                            : Phrase.of(table.network())))
            .toList(),
        origin);
  }

  void chooseLeft(LayerTable table) {
    left.set(table);
  }

  void chooseRight(LayerTable table) {
    right.set(table);
  }

  /** Chooses both by their networks; what is not among the choices is as in a new window. */
  void choose(String leftNetwork, String rightNetwork) {
    left.set(named(leftNetwork, loaded == null ? LayerTable.of(Configuration.D) : loaded));
    right.set(named(rightNetwork, usual));
  }

  private LayerTable named(String network, LayerTable otherwise) {
    return choices.stream()
        .filter(table -> table.network().equals(network))
        .findFirst()
        .orElse(otherwise);
  }

  void chooseColumns(Columns wanted) {
    columns.set(wanted);
  }

  /**
   * A network was loaded or reads pictures of another size; it is shown on the left, unless another
   * one was chosen there after an earlier one was loaded.
   *
   * @param name what files call it
   * @param title what people call it
   */
  void load(String name, String title, NetworkSpec architecture, int height, int width) {
    // A name that stays, for it is written into files and found again in what was kept.
    LayerTable next = LayerTable.of("Loaded: " + name, architecture, height, width);
    if (next.equals(loaded)) {
      return;
    }
    LayerTable before = loaded;
    loaded = next;
    loadedName = name;
    loadedTitle = title;
    List<LayerTable> tables = new ArrayList<>(choices);
    tables.remove(before);
    tables.add(0, next);
    boolean shown = before == null || left.get() == before;
    boolean shownRight = before != null && right.get() == before;
    choices.setAll(tables);
    if (shown) {
      left.set(next);
    }
    if (shownRight) {
      right.set(next);
    }
  }
}
