package dk.broen.domain.directory;

/** Regionskode, e.g. {@code 1082} (danish-standards §4). Dated configuration, no enum: regions merge. */
public record RegionCode(String value) {
    @Override
    public String toString() {
        return value;
    }
}
