package dk.broen.hub.inbox;

import dk.broen.domain.followup.Addressee;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import dk.broen.domain.terms.RegionCode;
import dk.broen.domain.terms.UnitId;
import dk.broen.hub.settings.InboxRole;
import dk.broen.routes.followup.AnswerNotice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who has logged in, and what she may see: the notices of her units, the work items of her municipality or of the wards of her hospital,
 * or which work items the hospitals of her region have.
 *
 * @param login unique among those who log in the same way
 * @param name as colleagues read it
 */
public record Person(String login, String name, InboxRole role, Optional<MunicipalityCode> municipality, Set<UnitId> units,
    Optional<HospitalId> hospital, Optional<RegionCode> region) {
    public Person {
        units = Set.copyOf(units);
        if (role.isMunicipal() != municipality.isPresent() || role.readsNotices() == units.isEmpty()
            || role.isWard() != hospital.isPresent() || role.isRegional() != region.isPresent()) {
            throw new IllegalArgumentException("the role " + role + " has another place");
        }
        if (signature(name, login).length() > AnswerNotice.LONGEST_BY) {
            throw new IllegalArgumentException("the name and the login are too long to sign an answer");
        }
    }

    /** @param units ids; blanks are left out, and so is a place without text */
    static Person of(String login, String name, InboxRole role, String municipality, List<String> units, String hospital,
        String region) {
        return new Person(login, name, role, Optional.of(municipality).filter(code -> !code.isBlank()).map(MunicipalityCode::new),
            units.stream().map(String::strip).filter(unit -> !unit.isEmpty()).map(UnitId::new).collect(Collectors.toUnmodifiableSet()),
            Optional.of(hospital).filter(id -> !id.isBlank()).map(HospitalId::new),
            Optional.of(region).filter(code -> !code.isBlank()).map(RegionCode::new));
    }

    /** Who it was, for the audit log and the answers. */
    String who() {
        return signature(name, login);
    }

    private static String signature(String name, String login) {
        return name + " (" + login + ")";
    }

    /** The work items that she may read and answer. Who reads notices has none: the administrator of the municipality has them. */
    Set<Addressee> addressees() {
        return Stream
            .concat(municipality.filter(code -> role == InboxRole.MUNICIPALITY).<Addressee>map(Addressee.OneMunicipality::new).stream(),
                hospital.<Addressee>map(Addressee.Ward::new).stream())
            .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String toString() {
        return "Person[" + role + "]";
    }
}
