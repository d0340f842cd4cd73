package dk.broen.domain.terms;

/**
 * What a unit does for a citizen (domain.md §2). The functions that the code uses are constants. All functions are listed in
 * {@code config/functions.yaml}, where a municipality can add its own.
 */
public record UnitFunction(String code) implements Comparable<UnitFunction> {
    public static final UnitFunction COORDINATOR = new UnitFunction("COORDINATOR");
    public static final UnitFunction SOCIAL_SERVICES = new UnitFunction("SOCIAL_SERVICES");
    public static final UnitFunction HOUSING_SUPPORT = new UnitFunction("HOUSING_SUPPORT");
    public static final UnitFunction SUPPORT_CONTACT = new UnitFunction("SUPPORT_CONTACT");
    public static final UnitFunction RESIDENCE = new UnitFunction("RESIDENCE");
    /** The citizen's general practitioner (egen læge), recorded as a service. */
    public static final UnitFunction GP = new UnitFunction("GP");

    @Override
    public int compareTo(UnitFunction other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
