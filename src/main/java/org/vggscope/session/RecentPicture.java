package org.vggscope.session;

import org.vggscope.picture.SourceImage;

/**
 * A picture that was opened before.
 *
 * @param source where to read it again
 * @param thumbnail a small copy to show
 */
public record RecentPicture(PictureSource source, SourceImage thumbnail) {}
