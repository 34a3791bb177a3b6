package org.vggscope.lesson.grammar;

/** What an argument names. */
public enum Kind {
  /** A layer by its name, or first, last, last-conv. */
  LAYER,
  /** A whole number, or a figure. */
  WHOLE,
  /** Any number, or a figure. */
  NUMBER,
  /** A view, a page or a pane, by its id. */
  VIEW,
  /** A command of the window, by its id. */
  COMMAND,
  /** A picture that comes with the program, by its file's name. */
  SAMPLE,
  /** A network of the catalogue, by its id. */
  NETWORK,
  /** A preprocessing, by its name. */
  PREPROCESSING,
  /** What can be chosen in the view that is the argument before. */
  OPTION,
  /** What can be chosen for the option that is the argument before. */
  VALUE,
  /** Something that the view that is the argument before can do. */
  PERFORMANCE,
  /** A figure of a layer, by its name. */
  FIGURE,
  /** What the weights of a training begin with: he, glorot, normal:0.01. */
  INIT
}
