package dk.broen.domain.terms;

/** Regionskode, for example {@code 1082} (danish-standards.md §4). Not an enum: regions merge, so their codes are dated configuration. */
public record RegionCode(String value) {
    @Override
    public String toString() {
        return value;
    }
}
