package dk.broen.domain.given;

import dk.broen.domain.terms.UnitFunction;

/** Functions that no rule names: the hub knows them from configuration alone. */
public final class Functions {
    public static final UnitFunction JOBCENTRE = new UnitFunction("JOBCENTRE");
    public static final UnitFunction SUBSTANCE_USE = new UnitFunction("SUBSTANCE_USE");
    public static final UnitFunction HOME_CARE = new UnitFunction("HOME_CARE");
    public static final UnitFunction DUTY_DESK = new UnitFunction("DUTY_DESK");

    private Functions() {}
}
