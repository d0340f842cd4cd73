package dk.broen.domain.stay;

import dk.broen.domain.directory.HospitalId;
import java.util.List;

/**
 * Where in the hospital. The name can betray the specialty: it goes only where a rule permits {@code FULL} content.
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
