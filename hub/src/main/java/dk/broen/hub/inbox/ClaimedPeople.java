package dk.broen.hub.inbox;

import dk.broen.domain.municipality.Directory;
import dk.broen.domain.municipality.Municipality;
import dk.broen.hub.settings.InboxRole;
import dk.broen.hub.settings.InboxSettings.Claims;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * Reads from the claims of the login provider who a person is and what she may see. Refused is whoever lacks a claim, or whose claim names a role, a
 * municipality, a unit or a hospital that this hub does not know (deny by default).
 */
final class ClaimedPeople implements OAuth2UserService<OidcUserRequest, OidcUser> {
    static final String REFUSED = "claims_refused";
    private static final Logger LOG = LoggerFactory.getLogger(ClaimedPeople.class);
    private final OidcUserService provider = new OidcUserService();
    private final Claims claims;
    private final Directory directory;

    ClaimedPeople(Claims claims, Directory directory) {
        this.claims = claims;
        this.directory = directory;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser user = provider.loadUser(request);
        Optional<Person> person = read(user.getSubject(), user.getClaims());
        if (person.isEmpty()) {
            LOG.warn("BRN5121 inbox-login-refused reason=CLAIM_MISSING_OR_UNKNOWN");
            throw new OAuth2AuthenticationException(REFUSED);
        }
        return new ProviderLogin(user, person.get());
    }

    /** The person whom the claims describe; empty if they do not describe one whom this hub knows a place for. */
    Optional<Person> read(String subject, Map<String, Object> said) {
        Optional<InboxRole> role =
            Arrays.stream(InboxRole.values()).filter(one -> one.name().equals(text(said, claims.role()))).findFirst();
        if (role.isEmpty() || text(said, claims.name()).isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Person.of(subject, text(said, claims.name()), role.get(),
                role.get().isMunicipal() ? text(said, claims.municipality()) : "",
                role.get().readsNotices() ? texts(said, claims.units()) : List.of(),
                role.get().isWard() ? text(said, claims.hospital()) : "",
                role.get().isRegional() ? text(said, claims.region()) : "")).filter(this::isKnown);
        } catch (IllegalArgumentException incomplete) {
            return Optional.empty();
        }
    }

    private boolean isKnown(Person person) {
        boolean units = person.municipality().map(code -> directory.municipality(code)
            .filter(known -> hasAll(known, person)).isPresent()).orElse(true);
        return units && person.hospital().map(id -> directory.hospital(id).isPresent()).orElse(true)
            && person.region().map(directory::hasHospitals).orElse(true);
    }

    private static boolean hasAll(Municipality municipality, Person person) {
        return person.units().stream().allMatch(unit -> municipality.unit(unit).isPresent());
    }

    private static String text(Map<String, Object> said, String claim) {
        return said.get(claim) instanceof String text ? text.strip() : "";
    }

    private static List<String> texts(Map<String, Object> said, String claim) {
        return said.get(claim) instanceof Collection<?> list ? list.stream().map(Objects::toString).toList()
            : Stream.of(text(said, claim).split(",")).toList();
    }
}
