package dk.broen.domain.terms;

/** The name a unit has in configuration, e.g. {@code aarhus-bostoette-nord}. */
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
