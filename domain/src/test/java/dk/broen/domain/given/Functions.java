package dk.broen.domain.given;

import dk.broen.domain.terms.UnitFunction;

/** Functions that the code does not name: the hub knows them only from configuration. */
public final class Functions {
    public static final UnitFunction JOBCENTRE = new UnitFunction("JOBCENTRE");
    public static final UnitFunction SUBSTANCE_USE = new UnitFunction("SUBSTANCE_USE");
    public static final UnitFunction HOME_CARE = new UnitFunction("HOME_CARE");
    public static final UnitFunction POLICE = new UnitFunction("POLICE");
    public static final UnitFunction DUTY_DESK = new UnitFunction("DUTY_DESK");

    private Functions() {}
}
