package dk.broen.hub.ops;

import dk.broen.hub.settings.Accounts;
import dk.broen.hub.settings.BroenSettings.ApiClient;
import dk.broen.hub.settings.BroenSettings.Operator;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCrypt;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** Builds the logins of Spring Security from the accounts: one list for the API port, another one for the management port. */
final class Logins {
    static final String MANAGEMENT = "MANAGEMENT";
    private static final String ROLE = "ROLE_";
    private static final int COST_FOR_RANDOM_TOKEN = 4;

    private Logins() {
    }

    static AuthenticationProvider api(Accounts accounts, LocalOperator local, Clock clock) {
        UserDetails localOperator = new ApiUser(local.name(), BCrypt.hashpw(local.token(), BCrypt.gensalt(COST_FOR_RANDOM_TOKEN)), "", "",
            AuthorityUtils.createAuthorityList(ROLE + "OPERATOR"));
        return login(Stream.concat(Stream.of(localOperator), accounts.apiClients().stream().map(Logins::apiUser)).toList(), clock);
    }

    static AuthenticationProvider management(Accounts accounts, Clock clock) {
        return login(accounts.operators().stream().map(Logins::operator).toList(), clock);
    }

    private static AuthenticationProvider login(List<UserDetails> users, Clock clock) {
        return new ThrottledLogin(lookup(users), new BCryptPasswordEncoder(), clock);
    }

    private static UserDetails apiUser(ApiClient client) {
        return new ApiUser(client.name(), client.password(), client.municipality(), client.hospital(),
            AuthorityUtils.createAuthorityList(client.roles().stream().map(role -> ROLE + role.name()).toList()));
    }

    private static UserDetails operator(Operator operator) {
        return User.withUsername(operator.name()).password(operator.password()).roles(MANAGEMENT).build();
    }

    /** Returns a copy for each login, because Spring Security erases the password of the object that it gets. */
    private static UserDetailsService lookup(List<UserDetails> users) {
        return name -> users.stream().filter(user -> user.getUsername().equals(name)).findFirst().map(Logins::copy)
            .orElseThrow(() -> new UsernameNotFoundException("unknown account"));
    }

    private static UserDetails copy(UserDetails user) {
        return user instanceof ApiUser api
            ? new ApiUser(api.getUsername(), api.getPassword(), api.municipality().map(code -> code.value()).orElse(""),
                api.hospital().map(id -> id.value()).orElse(""),
                api.getAuthorities())
            : User.withUserDetails(user).build();
    }
}
