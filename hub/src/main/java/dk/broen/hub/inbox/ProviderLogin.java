package dk.broen.hub.inbox;

import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** A person who logged in at the login provider. */
final class ProviderLogin extends DefaultOidcUser implements LoggedIn {
    private static final long serialVersionUID = 1L;
    private final transient Person person;

    ProviderLogin(OidcUser user, Person person) {
        super(AuthorityUtils.createAuthorityList("ROLE_" + person.role()), user.getIdToken(), user.getUserInfo());
        this.person = person;
    }

    @Override
    public Person person() {
        return person;
    }
}
