package org.vggscope.ui.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vggscope.session.ViewState;

/** All views of the window: what tabs, lists, saved states and tests read. */
public final class Views {
  private final List<ViewEntry> all = new ArrayList<>();

  /**
   * @param panes in their order, with their pages
   * @throws IllegalArgumentException when two have the same id
   */
  public Views(List<ViewEntry> panes) {
    Set<String> ids = new HashSet<>();
    for (ViewEntry pane : panes) {
      all.add(pane);
      all.addAll(pane.pages());
    }
    for (ViewEntry entry : all) {
      if (!ids.add(entry.id())) {
        throw new IllegalArgumentException("Two views are called " + entry.id());
      }
    }
  }

  /** Every pane, followed by its pages. */
  public List<ViewEntry> all() {
    return List.copyOf(all);
  }

  public Optional<ViewEntry> find(String id) {
    return all.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /** The view that is looked at: the page, where a pane has pages. Side panes do not count. */
  public Optional<ViewEntry> open() {
    return all.stream()
        .filter(entry -> entry.isShown() && !entry.isSide())
        .reduce((pane, page) -> page);
  }

  /** The pane that is looked at. Side panes do not count. */
  public Optional<ViewEntry> openPane() {
    return all.stream()
        .filter(entry -> entry.isPane() && entry.isShown() && !entry.isSide())
        .reduce((one, next) -> next);
  }

  /** What was chosen in each, by its id. */
  public Map<String, ViewState> capture() {
    Map<String, ViewState> states = new HashMap<>();
    all.forEach(entry -> states.put(entry.id(), entry.capture()));
    return states;
  }

  /** Ends all of them for good. */
  public void dispose() {
    all.forEach(ViewEntry::dispose);
  }

  /** Takes choices back; a view that is not built yet does so when it is. */
  public void apply(Map<String, ViewState> states) {
    all.forEach(entry -> entry.apply(states.getOrDefault(entry.id(), ViewState.NONE)));
  }
}
