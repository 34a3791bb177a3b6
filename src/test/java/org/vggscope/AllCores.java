package org.vggscope;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.vggscope.inference.ComputeEngine;

/** Does for the tests what {@link Main} does for the program before anything else runs. */
public final class AllCores implements LauncherSessionListener {
  @Override
  public void launcherSessionOpened(LauncherSession session) {
    ComputeEngine.claimAllCores();
  }
}
