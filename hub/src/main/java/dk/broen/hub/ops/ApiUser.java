package dk.broen.hub.ops;

import dk.broen.domain.terms.MunicipalityCode;
import java.util.Collection;
import java.util.Optional;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** Who asks on the API. One with a municipality sees and changes what concerns it only; one without, nothing, unless an operator. */
public final class ApiUser extends User {
    private static final long serialVersionUID = 1L;
    private static final GrantedAuthority OPERATOR = new SimpleGrantedAuthority("ROLE_OPERATOR");
    private final String municipality;

    ApiUser(String name, String passwordHash, String municipality, Collection<? extends GrantedAuthority> roles) {
        super(name, passwordHash, roles);
        this.municipality = municipality;
    }

    /** Whether all municipalities are open to one who is tied to none. */
    public boolean isOperator() {
        return getAuthorities().contains(OPERATOR);
    }

    public Optional<MunicipalityCode> municipality() {
        return Optional.of(municipality).filter(code -> !code.isEmpty()).map(MunicipalityCode::new);
    }
}
