package dk.broen.hub.inbox;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Unit;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.UnitFunction;
import dk.broen.domain.terms.UnitId;

/** The names by which people know the units and functions of their municipality. */
record Names(Directory directory) {
    /** The name of a unit; its id if the configuration has it no more. */
    String unit(UnitId unit, MunicipalityCode municipality) {
        return directory.municipality(municipality).flatMap(one -> one.unit(unit)).map(Unit::name).orElse(unit.value());
    }

    String title(UnitFunction function, MunicipalityCode municipality) {
        return directory.municipality(municipality).map(known -> known.titleOf(function)).orElse(function.code());
    }
}
