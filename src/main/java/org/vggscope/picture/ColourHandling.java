package org.vggscope.picture;

/**
 * What becomes of a picture's embedded colour profile. It changes the numbers that the network
 * reads: PyTorch's usual way of loading a picture (Pillow's {@code convert('RGB')}) ignores the
 * profile.
 */
public enum ColourHandling {
  /** Colours are turned to sRGB, so that the network sees what a person sees. */
  SRGB,
  /** The stored numbers are taken for sRGB, as PyTorch's usual way of loading does. */
  AS_STORED
}
