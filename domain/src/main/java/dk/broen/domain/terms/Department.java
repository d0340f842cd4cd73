package dk.broen.domain.terms;

import java.util.List;

/**
 * A department of a hospital. Its name can reveal the specialty: the name is told only to functions that may see the ward by configuration.
 *
 * @param codes ward, service, facility and SOR codes as sent, the most specific first
 */
public record Department(HospitalId hospital, String name, List<String> codes) {
    public Department {
        codes = List.copyOf(codes);
    }

    @Override
    public String toString() {
        return "Department[" + hospital + "]";
    }
}
