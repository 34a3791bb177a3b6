package org.vggscope.model;

/** Which colour comes first in the planar tensor that {@code conv1_1} reads. */
public enum ChannelOrder {
  RGB,
  BGR
}
