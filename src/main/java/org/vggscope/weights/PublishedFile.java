package org.vggscope.weights;

import java.util.Optional;

/**
 * What is known of a weight file that others publish and this program opens but does not fetch.
 *
 * @param file its name
 * @param title what network it holds
 * @param format its kind
 * @param preprocessing what its pictures must go through, by name
 * @param source its address
 * @param size in bytes, where it can be cited
 * @param checksum {@code sha256:} or {@code sha1:} and hexadecimal digits, where it can be cited
 * @param checksumFrom who says so
 */
public record PublishedFile(
    String file,
    String title,
    String format,
    String preprocessing,
    String source,
    Optional<Long> size,
    Optional<String> checksum,
    Optional<String> checksumFrom) {}
