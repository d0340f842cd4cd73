package dk.broen.hub.inbox;

import dk.broen.hub.settings.Accounts;
import dk.broen.hub.settings.BroenSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which people log in. It says why a login failed, but not whether the account exists. */
@Controller
class LoginPage {
    private static final List<String> SAYS = List.of("wrong", "wait", "refused", "provider", "expired", "out");

    private final boolean passwords;
    private final boolean provider;

    LoginPage(Accounts accounts, BroenSettings settings) {
        this.passwords = !accounts.people().isEmpty();
        this.provider = settings.inbox().oidc().isSet();
    }

    @GetMapping(InboxSecurity.LOGIN)
    String login(@RequestParam Map<String, String> asked, Model page) {
        Optional<String> says = SAYS.stream().filter(asked::containsKey).findFirst();
        page.addAttribute("says", says.map(word -> "login.says." + word).orElse(""));
        page.addAttribute("passwords", passwords);
        page.addAttribute("provider", provider ? LoginProvider.BEGIN + "/" + LoginProvider.NAME : "");
        return "inbox/login";
    }
}
