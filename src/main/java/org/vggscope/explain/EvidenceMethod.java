package org.vggscope.explain;

/** How evidence for a class is found. */
public enum EvidenceMethod {
  GRAD_CAM("grad-cam", false),
  GUIDED("guided", false),
  INTEGRATED("integrated", true),
  OCCLUSION("occlusion", true);

  private final String id;
  private final boolean signed;

  EvidenceMethod(String id, boolean signed) {
    this.id = id;
    this.signed = signed;
  }

  /** Its name in data and on the command line. */
  public String id() {
    return id;
  }

  /** Whether its numbers speak against a class, too. */
  public boolean isSigned() {
    return signed;
  }

  @Override
  public String toString() {
    return id;
  }
}
