package dk.broen.hub.inbox;

import dk.broen.hub.settings.InboxSettings;
import java.util.List;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** A person who logged in with a password. */
final class PasswordLogin extends User implements LoggedIn {
    private static final long serialVersionUID = 1L;
    private final transient Person person;

    private PasswordLogin(InboxSettings.Person account) {
        super(account.login(), account.password(), AuthorityUtils.createAuthorityList("ROLE_" + account.role()));
        this.person =
            Person.of(account.login(), account.name(), account.role(), account.municipality(), account.units(), account.hospital(),
                account.region());
    }

    @Override
    public Person person() {
        return person;
    }

    /** Makes a principal for each login, because Spring Security erases the password of the object that it gets. */
    static UserDetailsService among(List<InboxSettings.Person> people) {
        return login -> people.stream().filter(account -> account.login().equals(login)).findFirst().map(PasswordLogin::new)
            .orElseThrow(() -> new UsernameNotFoundException("unknown account"));
    }
}
