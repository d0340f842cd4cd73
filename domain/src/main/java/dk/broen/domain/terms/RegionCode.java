package dk.broen.domain.terms;

/** Regionskode, e.g. {@code 1082} (danish-standards §4). Dated configuration, no enum: regions merge. */
public record RegionCode(String value) {
    @Override
    public String toString() {
        return value;
    }
}
