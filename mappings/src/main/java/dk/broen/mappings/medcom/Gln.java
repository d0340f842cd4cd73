package dk.broen.mappings.medcom;

import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.Identifier;

/** A GLN, also called EAN: the address of an organisation, 13 digits of which the last one is the check digit (danish-standards.md §4). */
final class Gln {
    static final String SYSTEM = "https://www.gs1.org/gln";
    private static final Set<String> SYSTEMS = Set.of(SYSTEM, "http://www.gs1.org/gln", "urn:oid:1.3.88");

    private Gln() {}

    static boolean claimed(Identifier identifier) {
        return SYSTEMS.contains(Objects.toString(identifier.getSystem(), ""));
    }

    static boolean valid(Identifier identifier) {
        String gln = Objects.toString(identifier.getValue(), "");
        if (!gln.matches("[0-9]{13}")) {
            return false;
        }
        int sum = 0;
        for (int place = 0; place < gln.length(); place++) {
            sum += (gln.charAt(place) - '0') * (place % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0;
    }
}
