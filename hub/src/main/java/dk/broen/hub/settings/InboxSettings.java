package dk.broen.hub.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The web inbox, on the port of the API. Without people and without a login provider it is off: its pages do not exist.
 *
 * @param address where people reach the inbox, through the proxy that encrypts; absent: only on this machine. With https the session cookie is
 *     sent over https only
 * @param session a session ends after this time without a request
 * @param people who may log in with a password
 * @param oidc a login provider
 */
@ConsistentSettings
public record InboxSettings(
    @EncryptedOrLoopback @Nullable URI address,
    @DefaultValue("20m") Duration session,
    @Valid @DefaultValue List<Person> people,
    @Valid @DefaultValue Oidc oidc) implements ConsistentSettings.Checked {
    private static final Duration SHORTEST_SESSION = Duration.ofSeconds(10);
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);

    public InboxSettings {
        people = List.copyOf(people);
    }

    @Override
    public List<ConsistentSettings.Inconsistency> inconsistencies() {
        return Stream.of(sessionOutOfRange(), twoPeople(), notAnOrigin(), passwordsInTheOpen()).flatMap(Optional::stream).toList();
    }

    private Optional<ConsistentSettings.Inconsistency> sessionOutOfRange() {
        return session.compareTo(SHORTEST_SESSION) >= 0 && session.compareTo(LONGEST_SESSION) <= 0 ? Optional.empty()
            : Optional.of(new ConsistentSettings.Inconsistency("session", "must be from 10s to 12h"));
    }

    private Optional<ConsistentSettings.Inconsistency> twoPeople() {
        Set<String> logins = new HashSet<>();
        return people.stream().map(Person::login).filter(login -> !logins.add(login)).findFirst()
            .map(twice -> new ConsistentSettings.Inconsistency("people", "names the login " + twice + " twice: remove one of them"));
    }

    private Optional<ConsistentSettings.Inconsistency> notAnOrigin() {
        return address == null || Set.of("", "/").contains(address.getRawPath()) && address.getRawQuery() == null
            && address.getRawFragment() == null ? Optional.empty()
                : Optional.of(new ConsistentSettings.Inconsistency("address", "must be an address without path, as https://broen.example"));
    }

    /** Outside the demo, people log in from other machines. */
    private Optional<ConsistentSettings.Inconsistency> passwordsInTheOpen() {
        return isSet() && address == null ? Optional.of(new ConsistentSettings.Inconsistency("address",
            "must be set: people log in through a proxy with TLS, at an https address; http only on this machine")) : Optional.empty();
    }

    /** Whether anybody can log in by these settings. */
    public boolean isSet() {
        return !people.isEmpty() || oidc.isSet();
    }

    /** Whether people reach the inbox over TLS. */
    public boolean encrypted() {
        return address != null && "https".equalsIgnoreCase(address.getScheme());
    }

    /**
     * A person who logs in with a password.
     *
     * @param name as colleagues read it
     * @param password bcrypt hash
     * @param municipality code of four digits; for the roles of a municipality
     * @param units ids of units of the municipality; for the roles that read notices
     * @param hospital id of a hospital in {@code config/hospitals}; for WARD
     * @param region code of a region to which a hospital belongs; for SUPERVISOR
     */
    @ConsistentSettings
    public record Person(
        @NotBlank String login,
        @NotBlank String name,
        @Pattern(regexp = BroenSettings.BCRYPT, message = BroenSettings.IS_BCRYPT) @NotBlank String password,
        @NotNull InboxRole role,
        @Pattern(regexp = "(\\d{4})?", message = "must be a municipality code of four digits, in quotes")
        @DefaultValue("") String municipality,
        @DefaultValue List<String> units,
        @DefaultValue("") String hospital,
        @DefaultValue("") String region) implements ConsistentSettings.Checked {
        public Person {
            units = List.copyOf(units);
        }

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            return role == null ? List.of() : Stream.of(
                fits("municipality", role.isMunicipal(), !municipality.isEmpty()),
                fits("units", role.readsNotices(), !units.isEmpty()),
                fits("hospital", role.isWard(), !hospital.isEmpty()), fits("region", role.isRegional(), !region.isEmpty()))
                .flatMap(Optional::stream).toList();
        }

        private Optional<ConsistentSettings.Inconsistency> fits(String key, boolean needed, boolean set) {
            return needed == set ? Optional.empty() : Optional.of(new ConsistentSettings.Inconsistency(key,
                needed ? "must be set for the role " + role : "must not be set for the role " + role));
        }

        @Override
        public String toString() {
            return "Person[" + role + "]";
        }
    }

    /**
     * A login provider that speaks OpenID Connect.
     *
     * @param issuer its address, below which its configuration is found; absent: people log in with passwords only
     * @param claims which claims say who a person is and what she may see. A person of whom one is missing or unknown is refused
     */
    @ConsistentSettings
    public record Oidc(
        @EncryptedOrLoopback @Nullable URI issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @Valid @DefaultValue Claims claims) implements ConsistentSettings.Checked {
        /** Whether any of the settings is set. */
        public boolean isSet() {
            return issuer != null || !clientId.isEmpty() || !clientSecret.isEmpty();
        }

        @Override
        public List<ConsistentSettings.Inconsistency> inconsistencies() {
            if (!isSet()) {
                return List.of();
            }
            return Stream.of(Map.entry("issuer", issuer == null), Map.entry("clientId", clientId.isEmpty()),
                Map.entry("clientSecret", clientSecret.isEmpty())).filter(Map.Entry::getValue)
                .map(missing -> new ConsistentSettings.Inconsistency(missing.getKey(),
                    "must be set: a login provider needs issuer, client-id and client-secret"))
                .toList();
        }

        @Override
        public String toString() {
            return "Oidc[" + issuer + "]";
        }
    }

    /**
     * The names of claims.
     *
     * @param role one of the roles of the inbox
     * @param units ids of units: a list, or a text with commas
     */
    public record Claims(
        @NotBlank @DefaultValue("name") String name,
        @NotBlank @DefaultValue("broen_role") String role,
        @NotBlank @DefaultValue("broen_municipality") String municipality,
        @NotBlank @DefaultValue("broen_units") String units,
        @NotBlank @DefaultValue("broen_hospital") String hospital,
        @NotBlank @DefaultValue("broen_region") String region) {
    }
}
