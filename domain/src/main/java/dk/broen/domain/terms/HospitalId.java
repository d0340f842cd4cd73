package dk.broen.domain.terms;

/** The name a sending hospital has in configuration, e.g. {@code auh}. */
public record HospitalId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
