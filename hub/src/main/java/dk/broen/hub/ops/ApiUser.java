package dk.broen.hub.ops;

import dk.broen.domain.terms.MunicipalityCode;
import java.util.Collection;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/**
 * A user of the API. A user with a municipality reads and writes only facts that concern this municipality. A user without a municipality
 * reads and writes no facts, except an operator.
 */
public final class ApiUser extends User {
    private static final long serialVersionUID = 1L;
    private static final GrantedAuthority OPERATOR = new SimpleGrantedAuthority("ROLE_OPERATOR");
    private final String municipality;

    ApiUser(String name, String passwordHash, String municipality, Collection<? extends GrantedAuthority> roles) {
        super(name, passwordHash, roles);
        this.municipality = municipality;
    }

    /** Whether the user has the role OPERATOR. An operator without a municipality may access the facts of all municipalities. */
    public boolean isOperator() {
        return getAuthorities().contains(OPERATOR);
    }

    public Optional<MunicipalityCode> municipality() {
        return Optional.of(municipality).filter(code -> !code.isEmpty()).map(MunicipalityCode::new);
    }
}
