package org.vggscope.picture;

/**
 * The part of a picture that the network sees, in pixels of the {@link SourceImage}; fractions
 * occur because the crop is made after scaling.
 */
public record CropBox(double x, double y, double width, double height) {}
