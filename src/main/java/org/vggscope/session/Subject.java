package org.vggscope.session;

import java.util.Set;

/**
 * What long work can be about, and what a change changes: work ends when what it is about changes.
 * Work about nothing of this is ended by its own cancel only.
 */
public enum Subject {
  /** The picture, as the loaded network sees it. */
  PICTURE,
  /** The loaded network. */
  NETWORK,
  /** The picture, as the second network sees it. */
  SECOND_PICTURE,
  /** The network that the loaded one is compared with. */
  SECOND_NETWORK;

  /** Work on the loaded network's answer to the picture. */
  public static final Set<Subject> ANSWER = Set.of(PICTURE, NETWORK);

  /** Work on both networks, whatever the picture. */
  public static final Set<Subject> BOTH_NETWORKS = Set.of(NETWORK, SECOND_NETWORK);

  /** Work on both networks' answers to the picture. */
  public static final Set<Subject> BOTH_ANSWERS = Set.of(values());
}
