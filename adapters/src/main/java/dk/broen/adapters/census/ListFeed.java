package dk.broen.adapters.census;

import dk.broen.domain.census.ListRules;
import dk.broen.domain.terms.HospitalId;
import dk.broen.mappings.census.ListForm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** The lists of a hospital, from its configuration. */
public record ListFeed(HospitalId hospital, Source source, Duration every, ListForm form, ListRules rules) {
    /** Where a list is read. */
    public sealed interface Source {}

    /** The newest file of a folder. Files are left where they are. Names that begin with a dot or end with .tmp or .part are not read. */
    public record Folder(Path path) implements Source {}

    /** The answer to GET. */
    public record Web(URI url) implements Source {}
}
