package org.vggscope.picture;

import org.vggscope.model.Preprocessing;

/**
 * A picture made ready for a network.
 *
 * @param source the picture it came from
 * @param taken that picture as the preprocessing takes it out of its file; nearly always the same
 * @param preprocessing what was done to it
 * @param box the part of {@code taken} that the network sees
 * @param seen that part as the network sees it, scaled and cropped, before mean and deviation
 * @param input what {@code conv1_1} reads
 */
public record PreparedPicture(
    SourceImage source,
    SourceImage taken,
    Preprocessing preprocessing,
    CropBox box,
    SourceImage seen,
    InputTensor input) {}
