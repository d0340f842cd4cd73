package dk.broen.domain.terms;

/** The id of a unit in the configuration, for example {@code aarhus-bostoette-nord}. */
public record UnitId(String value) implements Comparable<UnitId> {
    @Override
    public int compareTo(UnitId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
