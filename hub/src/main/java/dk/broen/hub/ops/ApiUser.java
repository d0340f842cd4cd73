package dk.broen.hub.ops;

import dk.broen.domain.followup.Addressee;
import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/**
 * A user of the API. A user with a municipality reads and writes only facts that concern this municipality. A user without a municipality
 * reads and writes no facts, except an operator. A user with a hospital reads and answers the work items of its wards.
 */
public final class ApiUser extends User {
    private static final long serialVersionUID = 1L;
    private static final GrantedAuthority OPERATOR = new SimpleGrantedAuthority("ROLE_OPERATOR");
    private static final GrantedAuthority MUNICIPALITY = new SimpleGrantedAuthority("ROLE_MUNICIPALITY");
    private static final GrantedAuthority HOSPITAL = new SimpleGrantedAuthority("ROLE_HOSPITAL");
    private final String municipality;
    private final String hospital;

    /**
     * @param municipality empty for none
     * @param hospital empty for none
     */
    ApiUser(String name, String passwordHash, String municipality, String hospital, Collection<? extends GrantedAuthority> roles) {
        super(name, passwordHash, roles);
        this.municipality = municipality;
        this.hospital = hospital;
    }

    /** Whether the user has the role OPERATOR. An operator without a municipality may access the facts of all municipalities. */
    public boolean isOperator() {
        return getAuthorities().contains(OPERATOR);
    }

    /** The work items that the user may read and answer: those of its municipality and of the wards of its hospital. */
    public Set<Addressee> addressees() {
        Stream<Addressee> own = municipality().filter(code -> getAuthorities().contains(MUNICIPALITY))
            .<Addressee>map(Addressee.OneMunicipality::new).stream();
        Stream<Addressee> wards = hospital().filter(id -> getAuthorities().contains(HOSPITAL)).<Addressee>map(Addressee.Ward::new).stream();
        return Stream.concat(own, wards).collect(Collectors.toUnmodifiableSet());
    }

    /** The municipality for which the user acknowledges notices. */
    Optional<MunicipalityCode> acknowledging() {
        return municipality().filter(code -> getAuthorities().contains(MUNICIPALITY));
    }

    public Optional<HospitalId> hospital() {
        return Optional.of(hospital).filter(id -> !id.isEmpty()).map(HospitalId::new);
    }

    public Optional<MunicipalityCode> municipality() {
        return Optional.of(municipality).filter(code -> !code.isEmpty()).map(MunicipalityCode::new);
    }
}
