package org.vggscope.session;

import org.vggscope.inference.Analysis;
import org.vggscope.inference.LoadedModel;

/**
 * What long work can work on, on the background thread. Only what it says that it is about stays
 * while it goes on; everything else may be another one after each of its steps.
 */
public interface Desk {
  /** The loaded network; null until it is there. */
  LoadedModel model();

  /** What it made of the current picture; null until there is one. */
  Analysis analysis();

  /** The second network and what it made of the same picture; null while there is none. */
  PairQuestion.Asked second();
}
