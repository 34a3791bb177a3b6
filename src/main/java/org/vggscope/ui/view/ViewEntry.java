package org.vggscope.ui.view;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.vggscope.export.Exhibit;
import org.vggscope.session.ViewState;
import org.vggscope.ui.kit.Owner;

/**
 * A view as it is registered: known, named and found before anybody has looked at it, for it is
 * built only then.
 */
public final class ViewEntry {
  private final String id;
  private final String title;
  private final String hint;
  private final List<ViewEntry> pages;
  private final Function<Owner, ? extends View> maker;
  private final Owner owner = new Owner();
  private List<KeyHint> keys = List.of();
  private ViewEntry parent;
  private Runnable opener = () -> {};
  private View view;

  /** What the view gives before anybody has chosen anything in it. */
  private ViewState asNew = ViewState.NONE;

  /** What the view takes back as soon as it is built. */
  private ViewState waiting = ViewState.NONE;

  /**
   * A view without pages.
   *
   * @param id a name that stays, whatever the texts; a page's begins with its pane's and a dot
   * @param title what to call it
   * @param hint what it is about, in a sentence; may be empty
   * @param maker builds it, given whom its listeners go with
   */
  public ViewEntry(String id, String title, String hint, Function<Owner, ? extends View> maker) {
    this(id, title, hint, List.of(), (owner, pages) -> maker.apply(owner));
  }

  /**
   * A view of several pages.
   *
   * @param maker builds it, given whom its listeners go with, and its pages
   */
  public ViewEntry(
      String id,
      String title,
      String hint,
      List<ViewEntry> pages,
      BiFunction<Owner, List<ViewEntry>, ? extends View> maker) {
    this.id = id;
    this.title = title;
    this.hint = hint;
    this.pages = List.copyOf(pages);
    this.maker = owner -> maker.apply(owner, this.pages);
    this.pages.forEach(page -> page.parent = this);
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  /** What it is called outside of its pane: {@code Evidence › Heat map}. */
  public String fullTitle() {
    return parent == null ? title : parent.fullTitle() + " › " + title;
  }

  public String hint() {
    return hint;
  }

  /** Says which keys its controls take, as F1 lists them. */
  public ViewEntry withKeys(KeyHint... taken) {
    keys = List.of(taken);
    return this;
  }

  /** The keys that its controls take; those of its pages are theirs. */
  public List<KeyHint> keys() {
    return keys;
  }

  /** Whether it is a pane and not a page of one. */
  public boolean isPane() {
    return parent == null;
  }

  public List<ViewEntry> pages() {
    return pages;
  }

  /** The view, which is built when it is asked for the first time. */
  public View view() {
    if (view == null) {
      view = maker.apply(owner);
      asNew = view.capture();
      view.apply(waiting);
    }
    return view;
  }

  /** Whether the view is seen now. */
  public boolean isShown() {
    return view != null && view.shownProperty().get();
  }

  /** Whether it is beside what is looked at, and always there. */
  public boolean isSide() {
    return view != null && view.isSide();
  }

  /** What it shows, to be taken away; a page that does not know leaves it to its pane. */
  public Optional<Exhibit> exhibit() {
    Optional<Exhibit> own = view().exhibit();
    return own.isPresent() || parent == null ? own : parent.view().exhibit();
  }

  /** What was chosen in it; nothing, whether it is built or not, where it is as a new one. */
  ViewState capture() {
    if (view == null) {
      return waiting;
    }
    ViewState now = view.capture();
    return now.equals(asNew) ? ViewState.NONE : now;
  }

  void apply(ViewState state) {
    waiting = state;
    if (view != null) {
      view.apply(state);
    }
  }

  /** Says how its container brings it to the front. */
  public void setOpener(Runnable action) {
    opener = action;
  }

  /** Brings it to the front, with its pane. */
  public void open() {
    if (parent != null) {
      parent.open();
    }
    opener.run();
  }

  /** Ends it and its pages for good: nothing listens for it any more. */
  public void dispose() {
    pages.forEach(ViewEntry::dispose);
    owner.dispose();
    view = null;
  }
}
