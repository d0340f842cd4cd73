package dk.broen.domain.terms;

import java.util.List;

/**
 * Where in the hospital. The name can betray the specialty: it is told only to functions that configuration lets see the ward.
 *
 * @param codes ward, service and SOR codes as sent, most specific first
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
