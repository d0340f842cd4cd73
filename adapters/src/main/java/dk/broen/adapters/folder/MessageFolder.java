package dk.broen.adapters.folder;

import dk.broen.domain.terms.HospitalId;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The folders of a hospital, from its configuration.
 *
 * @param in where the hospital puts its messages
 * @param out where it finds the answers
 * @param every the pause between two looks
 */
public record MessageFolder(HospitalId hospital, Path in, Path out, Duration every) {
}
