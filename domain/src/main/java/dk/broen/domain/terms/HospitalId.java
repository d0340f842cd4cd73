package dk.broen.domain.terms;

/** The id of a hospital in the configuration, for example {@code auh}. */
public record HospitalId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
